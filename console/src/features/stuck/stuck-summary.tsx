// How many things are stuck for which cause, and whether anybody is looking.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { stuckSummaryQuery } from './stuck-queries.ts';
import type { StuckSearch } from './stuck-search.ts';

const words = {
  zh: {
    causes: '按原因',
    worker: '办理进程',
    alive: '运行正常',
    missing: '没有运行',
    missingText: '流程引擎的队列上没有办理进程，所有事项都不会前进。请启动办理进程并查看其日志。',
    unknown: '引擎没有应答',
    watchdog: '巡查',
    onTime: '按时',
    late: '迟到',
    lateText: '巡查没有按时进行，下面的清单可能不全。巡查由办理进程执行，请先看办理进程是否运行。',
    last: '最近一次',
    never: '尚未进行',
    overdue: (count: number) => `超时 ${count}`,
    items: (count: number) => `${count} 项`,
  },
  en: {
    causes: 'By cause',
    worker: 'Worker',
    alive: 'alive',
    missing: 'missing',
    missingText: 'Nobody takes work from the engine’s queue: no case goes on. Start the worker and read its log.',
    unknown: 'the engine does not answer',
    watchdog: 'Watchdog',
    onTime: 'on time',
    late: 'late',
    lateText:
      'The watchdog has not looked in time; the list may be incomplete. The worker runs it: see whether it is up.',
    last: 'last look',
    never: 'not yet',
    overdue: (count: number) => `${count} overdue`,
    items: (count: number) => `${count}`,
  },
};

export function StuckSummary({ search }: { search: StuckSearch }) {
  const w = useWords(words);
  const text = useText();
  const { cause: chosen, procedure, region } = search;
  const filter = { ...(procedure !== undefined && { procedure }), ...(region !== undefined && { region }) };
  const summary = useQuery(stuckSummaryQuery(filter));
  if (summary.error !== null) return <ProblemAlert error={summary.error} />;
  if (summary.data === undefined) return <Skeleton active paragraph={{ rows: 2 }} />;
  const { causes, worker, watchdog } = summary.data;
  return (
    <>
      <p className="stuck-health">
        <span>
          {w.worker} <Mark tone={worker === 'alive' ? 'good' : 'late'}>{w[worker]}</Mark>
        </span>
        <span>
          {w.watchdog} <Mark tone={watchdog.late ? 'late' : 'good'}>{watchdog.late ? w.late : w.onTime}</Mark>{' '}
          <small>
            {w.last} {watchdog.lastLookAt === null ? w.never : <Moment at={watchdog.lastLookAt} />}
          </small>
        </span>
      </p>
      {worker === 'missing' && <Notice tone="late" title={`${w.worker}${w.missing}`} text={w.missingText} />}
      {watchdog.late && <Notice tone="soon" title={`${w.watchdog}${w.late}`} text={w.lateText} />}
      <ul className="stuck-causes" aria-label={w.causes}>
        {causes
          .filter(({ count, key }) => count > 0 || key === chosen)
          .map(({ key, title, count, overdue }) => (
            <li key={key}>
              <Link
                to="/admin/stuck"
                search={key === chosen ? filter : { ...filter, cause: key }}
                aria-current={key === chosen ? 'true' : undefined}
                className="stuck-cause"
              >
                <span>{text(title)}</span>
                <strong>{w.items(count)}</strong>
                {overdue > 0 && <Mark tone="late">{w.overdue(overdue)}</Mark>}
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
}
