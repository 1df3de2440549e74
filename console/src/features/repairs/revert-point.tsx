// To which record of its trail a case goes back.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Radio, Skeleton } from 'antd';
import { useEffect } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Moment } from '../../parts/moment.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import type { ParametersProps } from './parameters.tsx';

const words = {
  zh: { first: '请先选择一件事项。', point: '恢复到哪条记录之后', system: '系统', last: '（当前）' },
  en: { first: 'Choose one case first.', point: 'As it stood after', system: 'system', last: ' (now)' },
};

const PAGE = 200;

export function RevertPoint({ parameters, caseId, onChange }: ParametersProps) {
  const w = useWords(words);
  const text = useText();
  const pages = useInfiniteQuery({
    queryKey: ['case', caseId, 'timeline', 'revert'],
    enabled: caseId !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/v1/cases/{caseId}/timeline', {
          params: {
            path: { caseId: caseId ?? '' },
            query: { limit: PAGE, ...(pageParam !== undefined && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  if (caseId === undefined) return <p className="repair-hint">{w.first}</p>;
  if (pages.error !== null) return <ProblemAlert error={pages.error} />;
  if (pages.data === undefined) return <Skeleton active />;
  const entries = pages.data.pages.flatMap((page) => page.items).toReversed();
  const last = entries[0]?.sequence;
  return (
    <Radio.Group
      className="repair-points"
      aria-label={w.point}
      value={parameters['toSequence'] ?? null}
      onChange={(event) => onChange({ toSequence: event.target.value as number, outside: [] })}
    >
      {entries.map((entry) => (
        <Radio key={entry.sequence} value={entry.sequence} disabled={entry.sequence === last}>
          <span className="repair-point">
            <span>
              {text(entry.text)}
              {entry.sequence === last && w.last}
            </span>
            <small>
              <Moment at={entry.recordedAt} /> {entry.actor.person?.name ?? w.system}
            </small>
          </span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
