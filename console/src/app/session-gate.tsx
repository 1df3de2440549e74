// When the session runs out the page stays as it is: one signs in again in a window, and goes on.
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../language/language.ts';
import { openSignIn } from '../session/sign-in-window.ts';
import { isSignedIn, onSessionChange, signedIn } from '../session/token.ts';
import { meQuery, useMe } from '../session/use-me.ts';

const words = {
  zh: {
    title: '登录已过期',
    text: '请重新登录。本页已填写的内容都还在，登录后可继续。',
    again: '重新登录',
    here: '在本页登录（未提交的内容可能丢失）',
    welcome: '已重新登录，请继续。',
  },
  en: {
    title: 'The session has run out',
    text: 'Sign in again. What you typed on this page is still here, and you go on afterwards.',
    again: 'Sign in again',
    here: 'Sign in on this page (what was not sent may be lost)',
    welcome: 'Signed in again; go on.',
  },
};

const signInHere = (): void =>
  location.assign(`/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`);

export function SessionGate() {
  const w = useWords(words);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { person } = useMe();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionChange(() => setEnded(!isSignedIn())), []);

  const again = (): void => {
    const opened = openSignIn((token, expiresIn) => {
      signedIn(token, expiresIn);
      void client.fetchQuery({ ...meQuery, staleTime: 0 }).then(async (me) => {
        // Somebody else must not go on with what this person had before him.
        if (me.person.id !== person.id) location.assign('/inbox');
        else {
          message.success(w.welcome);
          await client.invalidateQueries();
        }
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
    </Modal>
  );
}
