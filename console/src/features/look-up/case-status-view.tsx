// The answer to a look-up: what is being done, what is asked of the applicant, and what comes after.
import type { components } from '../../api/schema.d.ts';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';

type CaseStatus = components['schemas']['CaseStatus'];

const words = {
  zh: {
    status: { open: '正在办理', suspended: '暂停办理', ended: '已办结' },
    filed: (day: string, where: string) => `${day} 在${where}受理`,
    now: '正在进行',
    since: (day: string) => `${day} 开始`,
    due: (day: string) => `本环节应在 ${day} 前完成`,
    expected: (day: string) => `预计 ${day} 前办结`,
    provisional: '（该年放假安排公布后可能调整）',
    asked: '需要您配合',
    materials: '需补充的材料',
    ahead: '接下来',
    ended: (day: string) => `${day} 办结`,
    suspended: (why: string) => `暂停原因：${why}`,
  },
  en: {
    status: { open: 'Under way', suspended: 'Suspended', ended: 'Ended' },
    filed: (day: string, where: string) => `Filed on ${day} at ${where}`,
    now: 'Being done',
    since: (day: string) => `since ${day}`,
    due: (day: string) => `This step is due by ${day}`,
    expected: (day: string) => `Expected to end by ${day}`,
    provisional: ' (may move when that year’s holidays are announced)',
    asked: 'Asked of you',
    materials: 'Still needed',
    ahead: 'What comes next',
    ended: (day: string) => `Ended on ${day}`,
    suspended: (why: string) => `Suspended: ${why}`,
  },
};

export function CaseStatusView({ status }: { status: CaseStatus }) {
  const w = useWords(words);
  const text = useText();
  const state = status.outcome === null ? w.status[status.status] : text(status.outcome);
  const note = status.provisional ? w.provisional : '';
  return (
    <article className="look-up-answer">
      <h2>
        {status.name} {text(status.procedure)} <Mark tone={status.status === 'ended' ? 'plain' : 'good'}>{state}</Mark>
      </h2>
      <p>
        {w.filed(status.filedOn, text(status.organisation))}
        {status.endedOn !== null && ` · ${w.ended(status.endedOn)}`}
      </p>
      {status.suspendedFor !== null && <p>{w.suspended(text(status.suspendedFor))}</p>}
      {status.asked.length > 0 && (
        <section className="look-up-asked">
          <h3>{w.asked}</h3>
          {status.asked.map((one) => (
            <div key={`${one.title.zh} ${one.since}`}>
              <strong>{text(one.title)}</strong> <span>{w.since(one.since)}</span>
              {one.materials.length > 0 && (
                <p>
                  {w.materials}：{one.materials.map(text).join('、')}
                </p>
              )}
            </div>
          ))}
        </section>
      )}
      {status.now.length > 0 && (
        <section>
          <h3>{w.now}</h3>
          <ul>
            {status.now.map((one) => (
              <li key={`${one.title.zh} ${one.since}`}>
                <strong>{text(one.title)}</strong> {w.since(one.since)}
              </li>
            ))}
          </ul>
          {status.dueOn !== null && (
            <p>
              {w.due(status.dueOn)}
              {note}
            </p>
          )}
        </section>
      )}
      {status.ahead.length > 0 && (
        <section>
          <h3>{w.ahead}</h3>
          <ol>
            {status.ahead.map((one) => (
              <li key={one.title.zh}>{text(one.title)}</li>
            ))}
          </ol>
          {status.expectedOn !== null && (
            <p>
              {w.expected(status.expectedOn)}
              {note}
            </p>
          )}
        </section>
      )}
    </article>
  );
}
