// The clocks of a case, each with how its last day was counted.
import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { clocksQuery } from './case-queries.ts';

const words = {
  zh: {
    none: '没有时限',
    state: { running: '计时中', suspended: '已暂停', stopped: '已停止' },
    statutory: '法定',
    overdue: '已逾期',
    provisional: '该年放假安排尚未公布，日期可能调整',
    due: (day: string) => `截止 ${day}`,
    working: '如何计算',
    changes: '变动',
    change: { extended: '延长', suspended: '暂停计时', resumed: '恢复计时', recomputed: '按新日历重新计算' },
    left: (amount: number, unit: string, late: boolean) => `${late ? '已逾期' : '还剩'} ${amount} ${unit}`,
    units: { hour: '小时', day: '日', workingDay: '个工作日' },
  },
  en: {
    none: 'No limits',
    state: { running: 'Running', suspended: 'Standing still', stopped: 'Stopped' },
    statutory: 'statutory',
    overdue: 'Overdue',
    provisional: 'The holidays of that year are not announced yet; the day may move',
    due: (day: string) => `due ${day}`,
    working: 'How it was counted',
    changes: 'Changes',
    change: {
      extended: 'extended',
      suspended: 'suspended',
      resumed: 'resumed',
      recomputed: 'counted again by the new calendar',
    },
    left: (amount: number, unit: string, late: boolean) => `${amount} ${unit} ${late ? 'late' : 'left'}`,
    units: { hour: 'hours', day: 'days', workingDay: 'working days' },
  },
};

export function CaseClocks({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const text = useText();
  const { data, error } = useQuery(clocksQuery(caseId));
  if (error !== null) return <ProblemAlert error={error} />;
  if (data === undefined) return <Skeleton active />;
  if (data.items.length === 0) return <Empty description={w.none} />;
  return (
    <ul className="case-clocks">
      {nowFirst(data.items).map((clock) => (
        <li key={clock.id}>
          <h2>
            {text(clock.clock.title)}{' '}
            <Mark tone={clock.state === 'running' ? 'good' : 'plain'}>{w.state[clock.state]}</Mark>{' '}
            {clock.statutory && <Mark tone="info">{w.statutory}</Mark>}{' '}
            {clock.overdue && <Mark tone="late">{w.overdue}</Mark>}
          </h2>
          <p>
            {clock.dueOn !== null && w.due(clock.dueOn)}
            {clock.remaining !== null &&
              ` · ${w.left(clock.remaining.amount, w.units[clock.remaining.unit], clock.remaining.overdue)}`}
          </p>
          {clock.provisional && <p>{w.provisional}</p>}
          {clock.changes.length > 0 && (
            <ul aria-label={w.changes}>
              {clock.changes.map((change) => (
                <li key={`${change.kind} ${change.recordedAt}`}>
                  {change.businessDate} {w.change[change.kind]}
                  {change.from !== null && change.to !== null && `：${change.from} → ${change.to}`}
                  {change.reason !== null && `（${change.reason}）`}
                </li>
              ))}
            </ul>
          )}
          <details>
            <summary>{w.working}</summary>
            <ol>
              {clock.working.map((step) => (
                <li key={step.zh}>{text(step)}</li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** Clocks that count or wait before those that are over, else as they came. */
function nowFirst<Clock extends { readonly state: string }>(clocks: readonly Clock[]): readonly Clock[] {
  return clocks.toSorted((a, b) => Number(a.state === 'stopped') - Number(b.state === 'stopped'));
}
