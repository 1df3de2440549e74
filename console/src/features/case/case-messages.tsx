// Who was told what about the case, and whether it arrived.
import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Mark, type Tone } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { messagesQuery } from './case-queries.ts';

const words = {
  zh: {
    none: '还没有消息',
    to: '收件',
    state: { queued: '待发送', sent: '已发送', delivered: '已送达', failed: '未送达', read: '已读' },
  },
  en: {
    none: 'No messages yet',
    to: 'To',
    state: { queued: 'Waiting', sent: 'Sent', delivered: 'Delivered', failed: 'Failed', read: 'Read' },
  },
};

const TONES: Record<keyof (typeof words)['zh']['state'], Tone> = {
  queued: 'plain',
  sent: 'info',
  delivered: 'good',
  failed: 'late',
  read: 'good',
};

export function CaseMessages({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const text = useText();
  const { data, error } = useQuery(messagesQuery(caseId));
  if (error !== null) return <ProblemAlert error={error} />;
  if (data === undefined) return <Skeleton active />;
  if (data.items.length === 0) return <Empty description={w.none} />;
  return (
    <ul className="case-links">
      {data.items.map((message) => (
        <li key={message.id}>
          <strong>{text(message.title)}</strong> · {w.to} {message.targetName ?? ''} ·{' '}
          <Mark tone={TONES[message.state]}>{w.state[message.state]}</Mark>
          {message.cause !== null && <p>{message.cause}</p>}
        </li>
      ))}
    </ul>
  );
}
