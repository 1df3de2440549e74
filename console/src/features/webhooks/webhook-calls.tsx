import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { useDeliveryCause } from '../../parts/delivery-cause.ts';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { callsQuery, type Webhook } from './webhook-queries.ts';

const words = {
  zh: {
    calls: '最近推送',
    none: '还没有推送过。',
    queued: '等待',
    delivered: '已送达',
    failed: '未送达',
    attempts: (count: number) => `已试 ${count} 次`,
    case: '查看案件',
  },
  en: {
    calls: 'Latest calls',
    none: 'None yet.',
    queued: 'waiting',
    delivered: 'delivered',
    failed: 'failed',
    attempts: (count: number) => `${count} attempts`,
    case: 'The case',
  },
};

const TONES = { queued: 'info', delivered: 'good', failed: 'late' } as const;

export function WebhookCalls({ webhook }: { webhook: Webhook }) {
  const w = useWords(words);
  const causeOf = useDeliveryCause();
  const [open, setOpen] = useState(false);
  const calls = useQuery({ ...callsQuery(webhook.id), enabled: open });
  return (
    <details className="webhook-calls" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{w.calls}</summary>
      <ProblemAlert error={calls.error} />
      {open && calls.isPending && <Skeleton active />}
      {calls.data?.length === 0 && <p>{w.none}</p>}
      <ul>
        {calls.data?.map((one) => (
          <li key={one.id}>
            <Moment at={one.createdAt} /> <Mark tone={TONES[one.state]}>{w[one.state]}</Mark> {w.attempts(one.attempts)}{' '}
            {causeOf(one.cause)} <CaseLink caseId={one.caseId}>{w.case}</CaseLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
