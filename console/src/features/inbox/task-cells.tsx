import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { DueDate } from '../../parts/due-date.tsx';
import { Mark } from '../../parts/mark.tsx';
import { useMe } from '../../session/use-me.ts';
import type { TaskRow } from './task-queries.ts';

const words = {
  zh: {
    held: '案件已中止',
    agency: (name: string) => `代${name}办理`,
    claimed: (name: string) => `${name}已签收`,
    mine: '我已签收',
    rehearsal: '演练',
    period: (period: string) => `${period}期`,
  },
  en: {
    held: 'Suspended',
    agency: (name: string) => `For ${name}`,
    claimed: (name: string) => `Claimed by ${name}`,
    mine: 'Claimed by me',
    rehearsal: 'Rehearsal',
    period: (period: string) => period,
  },
};

/** Whom a task is about, with the case's number and procedure. */
export function TaskSubject({ task }: { task: TaskRow }) {
  const text = useText();
  const who = task.subject?.name ?? task.applicant?.name ?? null;
  const unit = task.unit === null ? null : text(task.unit.name);
  return (
    <div className="task-subject">
      <CaseLink caseId={task.caseId}>{who ?? unit ?? text(task.procedure.title)}</CaseLink>
      <span className="task-note">
        {(who ?? unit) !== null && `${text(task.procedure.title)} · `}
        {task.caseNumber}
      </span>
    </div>
  );
}

/** What is to be done at which stage. */
export function TaskStage({ task }: { task: TaskRow }) {
  const text = useText();
  const w = useWords(words);
  return (
    <div className="task-subject">
      <span>{text(task.stage.title)}</span>
      <span className="task-note">
        {text(task.kind.title)}
        {task.period !== null && ` · ${w.period(task.period)}`}
      </span>
    </div>
  );
}

/** The due day with the marks that change what one may do. */
export function TaskDue({ task }: { task: TaskRow }) {
  const w = useWords(words);
  const me = useMe();
  return (
    <div className="task-marks">
      <DueDate dueOn={task.dueOn} overdue={task.overdue} provisional={task.provisional} />
      {task.held && <Mark>{w.held}</Mark>}
      {task.onBehalfOf !== null && <Mark tone="info">{w.agency(task.onBehalfOf.name)}</Mark>}
      {task.claimedBy !== null && (
        <Mark tone="good">{task.claimedBy.id === me.person.id ? w.mine : w.claimed(task.claimedBy.name)}</Mark>
      )}
      {task.rehearsal && <Mark>{w.rehearsal}</Mark>}
    </div>
  );
}
