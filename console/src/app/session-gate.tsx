// When the session runs out the page stays as it is: one signs in again in a window, and goes on.
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useWaiting } from '../commands/use-waiting.ts';
import { useWords } from '../language/language.ts';
import { openSignIn } from '../session/sign-in-window.ts';
import { isSignedIn, keepToken, onSessionChange, signedIn } from '../session/token.ts';
import { useMe, whoIs } from '../session/use-me.ts';

const words = {
  zh: {
    title: '登录已过期',
    text: '请重新登录。本页已填写的内容都还在，登录后可继续。',
    waits: (count: number) => `已提交而未送达的 ${count} 项保存在本机，登录后自动提交一次。`,
    again: '重新登录',
    here: '在本页登录（未提交的内容可能丢失）',
    welcome: '已重新登录，请继续。',
    failed: '没有登录成功，请再试一次。',
  },
  en: {
    title: 'The session has run out',
    text: 'Sign in again. What you typed on this page is still here, and you go on afterwards.',
    waits: (count: number) => `Given and not sent yet: ${count}. They are sent once when you have signed in.`,
    again: 'Sign in again',
    here: 'Sign in on this page (what was not sent may be lost)',
    welcome: 'Signed in again; go on.',
    failed: 'Signing in did not succeed; try again.',
  },
};

const signInHere = (): void =>
  location.assign(`/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`);

export function SessionGate() {
  const w = useWords(words);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { person } = useMe();
  const waiting = useWaiting().filter(({ refusal }) => refusal === null).length;
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionChange(() => setEnded(!isSignedIn())), []);

  const again = (): void => {
    const opened = openSignIn((token, expiresIn) => {
      void whoIs(token).then(async (id) => {
        if (id === null) {
          message.error(w.failed);
          return;
        }
        // Somebody else must not go on with what this person had before him, nor send it in his own name.
        if (id !== person.id) {
          keepToken(token, expiresIn);
          location.assign('/inbox');
          return;
        }
        signedIn(token, expiresIn);
        message.success(w.welcome);
        await client.invalidateQueries();
      });
    });
    if (!opened) signInHere();
  };
  return (
    <Modal
      open={ended}
      title={w.title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="here" type="text" onClick={signInHere}>
          {w.here}
        </Button>,
        <Button key="again" type="primary" onClick={again}>
          {w.again}
        </Button>,
      ]}
    >
      <p>{w.text}</p>
      {waiting > 0 && <p>{w.waits(waiting)}</p>}
    </Modal>
  );
}
