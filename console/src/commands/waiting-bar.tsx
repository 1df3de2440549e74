// Across the top of every page: that the network is away, and what waits until it is back.
import { App, Button, Drawer } from 'antd';
import { useCallback, useState } from 'react';
import { useWords } from '../language/language.ts';
import { Notice } from '../parts/notice.tsx';
import { useOnline } from '../parts/use-online.ts';
import { useSendWaiting, useWaiting } from './use-waiting.ts';
import type { Sent } from './waiting.ts';
import { WaitingItem } from './waiting-item.tsx';
import './waiting-bar.css';

const words = {
  zh: {
    offline: '网络已断开',
    offlineText: '可以继续查看已打开的内容；办理意见和新发起的事项会保存在本机，恢复后自动提交。',
    waiting: (count: number) => `${count} 项待提交`,
    refused: (count: number) => `${count} 项未被接受`,
    show: '查看',
    title: '待提交的事项',
    empty: '没有待提交的事项',
    sent: (number: string, what: string) => `已提交：${number} ${what}`,
  },
  en: {
    offline: 'The network is away',
    offlineText: 'What is open stays readable; decisions and filings are kept on this device and sent when it is back.',
    waiting: (count: number) => `${count} waiting to be sent`,
    refused: (count: number) => `${count} not accepted`,
    show: 'Show',
    title: 'Waiting to be sent',
    empty: 'Nothing waits',
    sent: (number: string, what: string) => `Sent: ${number} ${what}`,
  },
};

export function WaitingBar() {
  const w = useWords(words);
  const online = useOnline();
  const { message } = App.useApp();
  const waiting = useWaiting();
  const [open, setOpen] = useState(false);
  const told = useCallback(
    (accepted: Sent['accepted']) => {
      for (const { waiting: one, became } of accepted) message.success(w.sent(became.number, one.what));
    },
    [message, w],
  );
  const pending = waiting.filter((one) => one.refusal === null).length;
  const refused = waiting.length - pending;
  useSendWaiting(pending, told);
  const counts = [pending > 0 && w.waiting(pending), refused > 0 && w.refused(refused)].filter(Boolean).join(' · ');
  const show = <Button onClick={() => setOpen(true)}>{w.show}</Button>;
  return (
    <>
      {!online && (
        <Notice tone="soon" title={w.offline} text={w.offlineText} {...(waiting.length > 0 && { actions: show })} />
      )}
      {waiting.length > 0 && online && <Notice tone={refused > 0 ? 'late' : 'soon'} title={counts} actions={show} />}
      <Drawer open={open} onClose={() => setOpen(false)} title={w.title} size={420}>
        {waiting.length === 0 && <p>{w.empty}</p>}
        <ul className="waiting-list">
          {waiting.map((one) => (
            <WaitingItem key={one.key} one={one} onLeave={() => setOpen(false)} />
          ))}
        </ul>
      </Drawer>
    </>
  );
}
