import { Link } from '@tanstack/react-router';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { SubjectFile } from './subject-file.ts';

const words = {
  zh: {
    title: (count: number) => `办理过的事项（${count}）`,
    none: '还没有办理过事项',
    number: '编号',
    procedure: '事项',
    started: '立案',
    standing: '进展',
    open: '在办',
    overdue: '已逾期',
  },
  en: {
    title: (count: number) => `Cases (${count})`,
    none: 'No cases yet',
    number: 'Number',
    procedure: 'Procedure',
    started: 'Started',
    standing: 'Standing',
    open: 'open',
    overdue: 'overdue',
  },
};

export function SubjectCases({ cases }: { cases: SubjectFile['cases'] }) {
  const w = useWords(words);
  const text = useText();
  return (
    <section className="subject-part">
      <h2>{w.title(cases.length)}</h2>
      {cases.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <div className="subject-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{w.procedure}</th>
                <th scope="col">{w.standing}</th>
                <th scope="col">{w.started}</th>
                <th scope="col">{w.number}</th>
              </tr>
            </thead>
            <tbody>
              {cases.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                      {text(one.procedure.title)}
                    </Link>
                  </td>
                  <td>
                    <Mark tone={one.status === 'ended' ? 'plain' : 'good'}>
                      {one.outcome === null ? w.open : text(one.outcome.title)}
                    </Mark>{' '}
                    {one.overdue && <Mark tone="late">{w.overdue}</Mark>}{' '}
                    {one.stages.map(({ title }) => text(title)).join('、')}
                  </td>
                  <td className="subject-day">{one.startedOn}</td>
                  <td>{one.number}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
