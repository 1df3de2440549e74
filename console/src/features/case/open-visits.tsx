// Where the case stands: each open stage, who has it, and since when.
import type { CaseView } from '../../commands/command-body.ts';
import { useText, useWords } from '../../language/language.ts';
import { dayOf } from '../../parts/moment-text.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Task } from './case-queries.ts';

const words = {
  zh: {
    here: '当前环节',
    since: (day: string) => `${day} 进入`,
    claimed: (name: string) => `${name} 已签收`,
    posted: (day: string) => `公示至 ${day}`,
    system: '系统办理中',
    waits: (when: string) => `等待至 ${when}`,
  },
  en: {
    here: 'Now at',
    since: (day: string) => `since ${day}`,
    claimed: (name: string) => `claimed by ${name}`,
    posted: (day: string) => `posted until ${day}`,
    system: 'the system is at work',
    waits: (when: string) => `waits until ${when}`,
  },
};

export function OpenVisits({ view }: { view: CaseView }) {
  const w = useWords(words);
  const text = useText();
  const holder = ({ to, claimedBy }: Task): string =>
    claimedBy === null ? ('person' in to ? to.person.name : text(to.title)) : w.claimed(claimedBy.name);
  if (view.visits.length === 0) return null;
  return (
    <section aria-label={w.here} className="open-visits">
      {view.visits.map((visit) => (
        <div key={visit.id}>
          <strong>{text(visit.stage.title)}</strong>
          <span>{w.since(visit.openedOn)}</span>
          {visit.tasks
            .filter(({ state }) => state === 'open')
            .map((task) => (
              <Mark key={task.id} tone="info">
                {text(task.kind.title)} · {holder(task)}
              </Mark>
            ))}
          {visit.notice !== null && <Mark tone="soon">{w.posted(visit.notice.dueOn)}</Mark>}
          {visit.until !== null && <Mark>{w.waits(dayOf(visit.until))}</Mark>}
          {visit.phase === 'effect' && <Mark>{w.system}</Mark>}
        </div>
      ))}
    </section>
  );
}
