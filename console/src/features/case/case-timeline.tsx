// The trail of a case in words, oldest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { dayOf } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { timelineQuery } from './case-queries.ts';

const words = {
  zh: {
    more: '显示更多',
    system: '系统',
    happened: (day: string) => `（业务日期 ${day}）`,
    administrator: '管理员',
    for: (name: string) => `（代 ${name}）`,
  },
  en: {
    more: 'Show more',
    system: 'System',
    happened: (day: string) => ` (happened on ${day})`,
    administrator: 'Administrator',
    for: (name: string) => ` (for ${name})`,
  },
};

export function CaseTimeline({ caseId }: { caseId: string }) {
  const w = useWords(words);
  const text = useText();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(timelineQuery(caseId));
  if (error !== null) return <ProblemAlert error={error} />;
  if (data === undefined) return <Skeleton active />;
  return (
    <>
      <ol className="timeline">
        {data.pages
          .flatMap(({ items }) => items)
          .map(({ sequence, text: said, actor, recordedAt, businessDate }) => (
            <li key={sequence}>
              <Moment at={recordedAt} />
              <span className="timeline-who">
                {actor.person?.name ?? (actor.kind === 'system' ? w.system : w.administrator)}
                {actor.onBehalfOf !== null && w.for(actor.onBehalfOf.name)}
              </span>
              <span>
                {text(said)}
                {businessDate !== dayOf(recordedAt) && w.happened(businessDate)}
              </span>
            </li>
          ))}
      </ol>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {w.more}
        </Button>
      )}
    </>
  );
}
