import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import type { Words } from '../../language/language.ts';
import { caseWords } from '../../parts/case-words.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { DueDate } from '../../parts/due-date.tsx';
import { Empty } from '../../parts/empty.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { casesQuery } from './case-queries.ts';
import type { CaseRow } from './case-queries.ts';
import { InboxFilters } from './inbox-filters.tsx';
import { isFiltered } from './inbox-search.ts';
import type { CaseTab } from './inbox-search.ts';

const words = {
  zh: {
    started: '您还没有发起过事项',
    startedText: '在“发起事项”中选择要办的事。',
    copied: '没有抄送给您的案件',
    filtered: '没有符合条件的案件',
    list: '案件',
    again: '重新加载',
    stuck: '卡住',
    at: '发起于',
    with: '经办：',
    comma: '、',
  },
  en: {
    started: 'You have started nothing yet',
    startedText: 'Choose under “Start” what is to be done.',
    copied: 'No case was copied to you',
    filtered: 'Nothing matches the filters',
    list: 'Cases',
    again: 'Load again',
    stuck: 'Stuck',
    at: 'Started',
    with: 'In hand:',
    comma: ', ',
  },
};

const route = getRouteApi('/shell/inbox');

/** Cases that the reader started or was sent a copy of, and where each stands. */
export function CaseList({ tab }: { tab: CaseTab }) {
  const w = useWords(words);
  const search = route.useSearch();
  const pages = useInfiniteQuery(casesQuery(tab, search));
  const cases = pages.data ?? [];
  const filtered = isFiltered(search);
  return (
    <>
      <InboxFilters tab={tab} />
      {pages.error !== null && (
        <ProblemAlert error={pages.error} actions={<Button onClick={() => void pages.refetch()}>{w.again}</Button>} />
      )}
      {pages.isPending && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      {pages.isSuccess && cases.length === 0 && (
        <Empty
          title={filtered ? w.filtered : w[tab]}
          {...(tab === 'started' && !filtered && { text: w.startedText })}
        />
      )}
      <ul className="task-cards case-lines" aria-label={w.list}>
        {cases.map((one) => (
          <CaseLine key={one.id} found={one} />
        ))}
      </ul>
      {cases.length > 0 && <LoadMore pages={pages} count={cases.length} />}
    </>
  );
}

function CaseLine({ found }: { found: CaseRow }) {
  const w = useWords(words);
  const common = useWords(caseWords);
  const text = useText();
  const { id, number, procedure, subject, applicant, organisation, status, outcome, stages, card } = found;
  const who = subject?.name ?? applicant?.name ?? text(procedure.title);
  return (
    <li>
      <div className="task-subject">
        <CaseLink caseId={id}>{who}</CaseLink>
        <span className="task-note">
          {text(procedure.title)} · {number} · {text(organisation.name)}
        </span>
      </div>
      <div className="task-marks">
        {outcome !== null && <Mark tone="good">{text(outcome.title)}</Mark>}
        {stages.map((stage) => (
          <Mark key={stage.key} tone="info">
            {text(stage.title)}
          </Mark>
        ))}
        {status === 'suspended' && <Mark>{common.status.suspended}</Mark>}
        {card !== 'none' && <Mark tone={card === 'red' ? 'late' : 'soon'}>{common.card[card]}</Mark>}
        {found.stuck !== null && <Mark tone="late">{w.stuck}</Mark>}
        {status !== 'ended' && <DueDate dueOn={found.dueOn} overdue={found.overdue} provisional={found.provisional} />}
        {found.owners.length > 0 && (
          <span className="task-note">
            {w.with} {found.owners.map((one) => ownerText(one, text)).join(w.comma)}
          </span>
        )}
        <span className="task-note">
          {w.at} <Moment at={found.startedAt} />
        </span>
      </div>
    </li>
  );
}

function ownerText(owner: CaseRow['owners'][number], text: (words: Words) => string): string {
  return 'person' in owner ? owner.person.name : `${text(owner.organisation.name)}${text(owner.title)}`;
}
