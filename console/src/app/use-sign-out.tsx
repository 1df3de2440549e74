import { App } from 'antd';
import { useCallback } from 'react';
import { waitingStore } from '../commands/waiting-store.ts';
import { useWords } from '../language/language.ts';
import { signOutAddress } from '../session/oidc.ts';
import { forgetToken } from '../session/token.ts';
import { useMe } from '../session/use-me.ts';
import { filingDrafts, wipe } from '../vault/vault.ts';

const words = {
  zh: {
    title: '退出登录会清除本机保存的内容',
    waiting: (count: number) => `${count} 项办理或申请还没有送达，退出后不再提交。`,
    drafts: (count: number) => `${count} 份申请草稿还没有提交，退出后不能恢复。`,
    stay: '先不退出',
    leave: '清除并退出',
  },
  en: {
    title: 'Signing out clears what is kept on this device',
    waiting: (count: number) => `Decisions and filings not sent yet: ${count}. They will not be sent.`,
    drafts: (count: number) => `Filings begun and not handed in: ${count}. They can’t be had back.`,
    stay: 'Stay signed in',
    leave: 'Clear and sign out',
  },
};

/** Signs out: what would be lost is said first, then all that the person has kept on this device goes, with its key. */
export function useSignOut(): () => void {
  const w = useWords(words);
  const { person } = useMe();
  const { modal } = App.useApp();
  return useCallback(() => {
    const leave = async (): Promise<void> => {
      await wipe(person.id);
      forgetToken();
      // The page goes as a whole, so that nothing of it stays in memory for whoever comes next.
      location.assign(signOutAddress());
    };
    const ask = async (): Promise<void> => {
      const waiting = (await waitingStore.list(person.id)).length;
      const drafts = (await filingDrafts.all(person.id)).length;
      if (waiting + drafts === 0) return leave();
      modal.confirm({
        title: w.title,
        content: (
          <>
            {waiting > 0 && <p>{w.waiting(waiting)}</p>}
            {drafts > 0 && <p>{w.drafts(drafts)}</p>}
          </>
        ),
        okText: w.leave,
        okButtonProps: { danger: true },
        cancelText: w.stay,
        onOk: leave,
      });
      return undefined;
    };
    void ask();
  }, [modal, person.id, w]);
}
