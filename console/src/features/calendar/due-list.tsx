import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton, Table } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { DueDate } from '../../parts/due-date.tsx';
import { Empty } from '../../parts/empty.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { shownQuery } from './calendar-queries.ts';
import type { Asked, DueRow } from './calendar-queries.ts';
import { dayWords } from './day-words.ts';

const words = {
  zh: {
    overdue: '已逾期',
    due: (when: string) => `${when}到期`,
    about: '对象',
    procedure: '事项',
    what: '环节、时限',
    unit: '单位',
    day: '期限',
    owner: '由谁办理',
    nobody: '无人担任',
    none: '没有到期事项',
    noneText: '选择日历中的其他日期，或换一个范围',
  },
  en: {
    overdue: 'Overdue',
    due: (when: string) => `Due: ${when}`,
    about: 'About',
    procedure: 'Procedure',
    what: 'Stage or limit',
    unit: 'Unit',
    day: 'Due',
    owner: 'With whom',
    nobody: 'Held by nobody',
    none: 'Nothing falls due',
    noneText: 'Choose another day of the calendar, or widen whose',
  },
};

/** What a day, a week, or being overdue stands for, each line opening its case or round. */
export function DueList({ asked, shown }: { asked: Asked; shown: string }) {
  const w = useWords(words);
  const days = useWords(dayWords);
  const text = useText();
  const pages = useInfiniteQuery(shownQuery(asked, shown));
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const title =
    shown === 'overdue' ? w.overdue : w.due(shown.includes('W') ? days.weekName(shown) : days.dayName(shown));
  const ownersOf = ({ owners }: DueRow): string =>
    owners.map((owner) => ('person' in owner ? owner.person.name : text(owner.title))).join('、') || w.nobody;
  return (
    <Sheet title={title}>
      <ProblemAlert error={pages.error} />
      {pages.isPending && <Skeleton active />}
      {pages.isSuccess && rows.length === 0 && <Empty title={w.none} text={w.noneText} />}
      {rows.length > 0 && (
        <div className="calendar-scroll" role="group" aria-label={title} tabIndex={0}>
          <Table<DueRow>
            rowKey={({ caseId, id }) => `${caseId} ${id}`}
            size="small"
            dataSource={rows}
            pagination={false}
            columns={[
              {
                title: w.about,
                render: (_, row) =>
                  row.kind === 'case' ? (
                    <CaseLink caseId={row.caseId}>{row.subject ?? row.caseNumber}</CaseLink>
                  ) : (
                    <Link to="/rounds/$roundId" params={{ roundId: row.caseId }}>
                      {row.period ?? row.caseNumber}
                    </Link>
                  ),
              },
              { title: w.procedure, render: (_, row) => text(row.procedure.title) },
              { title: w.what, render: (_, row) => text(row.what.title) },
              { title: w.unit, render: (_, row) => text(row.unit.name) },
              { title: w.owner, render: (_, row) => ownersOf(row) },
              { title: w.day, render: (_, row) => <DueDate dueOn={row.dueOn} overdue={row.overdue} /> },
            ]}
          />
          <LoadMore pages={pages} count={rows.length} />
        </div>
      )}
    </Sheet>
  );
}
