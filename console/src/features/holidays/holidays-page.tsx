// 节假日通知: the days off and make-up days of a year with where they come from, and the notices that were imported.
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Mark } from '../../parts/mark.tsx';
import { momentText, today } from '../../parts/moment-text.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { isCountyAdministrator, useMe } from '../../session/use-me.ts';
import { HolidayList } from './holiday-list.tsx';
import { yearQuery } from './holiday-queries.ts';
import type { CalendarYear } from './holiday-queries.ts';
import { NoticeList } from './notice-list.tsx';
import { YearMonths } from './year-months.tsx';
import './holidays.css';

const words = {
  zh: {
    title: '节假日通知',
    note: '期限按工作日计算，以国务院办公厅每年的放假通知为准。',
    import: '导入通知',
    year: (year: number) => `${year} 年`,
    yearTitle: (year: number) => `${year} 年放假与调休`,
    previous: '上一年',
    next: '下一年',
    source: '依据',
    origin: '来源',
    originOf: { release: '随系统发布', county: '本县导入' },
    by: '导入人',
    at: '导入时间',
    notice: '通知执行情况',
    provisional: '暂定',
    announced: '已公布',
    date: '日期',
    kind: '类型',
    name: '名称',
    off: '放假',
    makeUp: '上班',
    none: '这一年没有登记放假日，按周末计算。',
  },
  en: {
    title: 'Holiday notices',
    note: 'Limits in working days follow the holiday notice of the State Council of each year.',
    import: 'Import a notice',
    year: (year: number) => `${year}`,
    yearTitle: (year: number) => `Days off and worked weekends of ${year}`,
    previous: 'Year before',
    next: 'Next year',
    source: 'By',
    origin: 'Where from',
    originOf: { release: 'came with the release', county: 'imported here' },
    by: 'Imported by',
    at: 'Imported',
    notice: 'What the notice did',
    provisional: 'provisional',
    announced: 'announced',
    date: 'Date',
    kind: 'Kind',
    name: 'Name',
    off: 'off',
    makeUp: 'worked',
    none: 'No day off is known of this year; it is counted by weekends.',
  },
};

const route = getRouteApi('/shell/admin/calendar');

export function HolidaysPage() {
  const w = useWords(words);
  const { year = Number(today().slice(0, 4)) } = route.useSearch();
  const navigate = route.useNavigate();
  const keeps = isCountyAdministrator(useMe());
  const found = useQuery(yearQuery(year));
  const show = (other: number) => void navigate({ search: { year: other }, replace: true });
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        {...(keeps && {
          actions: (
            <Link className="holiday-new" to="/admin/calendar/import">
              {w.import}
            </Link>
          ),
        })}
      />
      <Sheet
        title={w.yearTitle(year)}
        actions={
          <>
            <div className="holiday-bar">
              <Button aria-label={w.previous} icon={<LeftOutlined />} onClick={() => show(year - 1)} />
              <strong aria-live="polite">{w.year(year)}</strong>
              <Button aria-label={w.next} icon={<RightOutlined />} onClick={() => show(year + 1)} />
            </div>
            {found.data !== undefined && <YearExport year={found.data} />}
          </>
        }
      >
        <ProblemAlert error={found.error} />
        {found.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
        {found.data !== undefined && <Year year={found.data} keeps={keeps} />}
      </Sheet>
      {keeps && <NoticeList />}
    </>
  );
}

function Year({ year, keeps }: { year: CalendarYear; keeps: boolean }) {
  const w = useWords(words);
  const text = useText();
  const { notice, note, origin, provisional, source, daysOff } = year;
  return (
    <>
      {note !== null && <Notice tone="soon" title={w.provisional} text={text(note)} />}
      <Facts
        facts={[
          [
            w.source,
            <span key="source">
              {text(source)} {!provisional && <Mark tone="good">{w.announced}</Mark>}
            </span>,
          ],
          [w.origin, origin === null ? null : w.originOf[origin]],
          [w.by, notice?.importedBy.name],
          [w.at, notice === null ? null : momentText(notice.importedAt)],
          [
            w.notice,
            notice !== null && keeps ? (
              <Link key="notice" to="/admin/calendar/notices/$noticeId" params={{ noticeId: notice.id }}>
                {text(source)}
              </Link>
            ) : null,
          ],
        ]}
      />
      {daysOff.length === 0 ? <p className="holiday-hint">{w.none}</p> : <HolidayList days={year} />}
      <YearMonths days={year} />
    </>
  );
}

function YearExport({ year: { year, daysOff, workingWeekends } }: { year: CalendarYear }) {
  const w = useWords(words);
  const rows = [
    ...daysOff.map(({ date, name }) => ({ date, kind: w.off, name })),
    ...workingWeekends.map((date) => ({ date, kind: w.makeUp, name: '' })),
  ].toSorted((a, b) => a.date.localeCompare(b.date));
  return (
    <ExportButton
      name={w.yearTitle(year)}
      rows={() => rows}
      columns={[
        { title: w.date, value: ({ date }) => date },
        { title: w.kind, value: ({ kind }) => kind },
        { title: w.name, value: ({ name }) => name },
      ]}
    />
  );
}
