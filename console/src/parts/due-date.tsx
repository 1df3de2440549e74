import { useWords } from '../language/language.ts';
import { Mark } from './mark.tsx';
import type { Tone } from './mark.tsx';
import { today } from './moment-text.ts';
import { useCalendarYears } from './use-calendar.ts';
import { distanceTo } from './working-days.ts';
import type { Distance } from './working-days.ts';
import './due-date.css';

/** From this many working days on a due day is not pressing. */
const SOON = 3;

const words = {
  zh: {
    none: '无期限',
    today: '今天到期',
    left: (count: number) => `还剩 ${count} 个工作日`,
    leftDays: (count: number) => `还剩 ${count} 天（均为休息日）`,
    past: (count: number) => `已逾期 ${count} 个工作日`,
    pastDays: (count: number) => `已逾期 ${count} 天（均为休息日）`,
    overdue: '已逾期',
    provisional: '暂定',
    provisionalWhy: '该年放假安排尚未公布，到期日可能变动',
  },
  en: {
    none: 'No limit',
    today: 'Due today',
    left: (count: number) => `${count} working day${count === 1 ? '' : 's'} left`,
    leftDays: (count: number) => `${count} day${count === 1 ? '' : 's'} left, none worked`,
    past: (count: number) => `${count} working day${count === 1 ? '' : 's'} overdue`,
    pastDays: (count: number) => `${count} day${count === 1 ? '' : 's'} overdue, none worked`,
    overdue: 'Overdue',
    provisional: 'provisional',
    provisionalWhy: 'The holidays of that year are not announced yet; the day may move',
  },
};

function wording(w: (typeof words)['zh'], distance: Distance): string {
  if (distance.kind === 'today') return w.today;
  if (distance.kind === 'left') return distance.working > 0 ? w.left(distance.working) : w.leftDays(distance.days);
  return distance.working > 0 ? w.past(distance.working) : w.pastDays(distance.days);
}

function toneOf(distance: Distance, overdue: boolean): Tone {
  if (overdue || distance.kind === 'past') return 'late';
  return distance.kind === 'today' || distance.working <= SOON ? 'soon' : 'plain';
}

/** A last day as people read it: what remains or has gone by in working days, and the day itself. */
export function DueDate(props: { dueOn: string | null; overdue?: boolean; provisional?: boolean }) {
  const { dueOn, overdue = false, provisional = false } = props;
  const w = useWords(words);
  const years = useCalendarYears();
  if (dueOn === null)
    return <span className="due-none">{overdue ? <Mark tone="late">{w.overdue}</Mark> : w.none}</span>;
  const distance = distanceTo(dueOn, today(), years);
  return (
    <span className="due">
      <Mark tone={toneOf(distance, overdue)}>
        {overdue && distance.kind !== 'past' ? w.overdue : wording(w, distance)}
      </Mark>
      <time dateTime={dueOn}>{dueOn}</time>
      {provisional && <abbr title={w.provisionalWhy}>{w.provisional}</abbr>}
    </span>
  );
}
