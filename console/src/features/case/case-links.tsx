import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { caseWords } from '../../parts/case-words.ts';
import { Mark } from '../../parts/mark.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { linksQuery } from './case-queries.ts';

const words = {
  zh: {
    none: '没有关联的案件',
    from: '来自',
    to: '引出',
  },
  en: {
    none: 'No linked cases',
    from: 'Came from',
    to: 'Opened',
  },
};

export function CaseLinks({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const common = useWords(caseWords);
  const text = useText();
  const { data, error } = useQuery(linksQuery(caseId));
  if (error !== null) return <ProblemAlert error={error} />;
  if (data === undefined) return <Skeleton active />;
  if (data.items.length === 0) return <Empty description={w.none} />;
  return (
    <ul className="case-links">
      {data.items.map((linked) => (
        <li key={linked.caseId}>
          {w[linked.direction]}{' '}
          <Link to="/cases/$caseId" params={{ caseId: linked.caseId }}>
            {text(linked.procedure.title)} {linked.caseNumber}
          </Link>{' '}
          <Mark>{common.status[linked.status]}</Mark>
        </li>
      ))}
    </ul>
  );
}
