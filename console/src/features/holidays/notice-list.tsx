import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { momentText } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { noticesQuery } from './holiday-queries.ts';
import type { NoticeView } from './holiday-queries.ts';
import { NoticeStateMark, noticeWords } from './notice-state.tsx';

const words = {
  zh: {
    title: '已导入的通知',
    none: '还没有导入过放假通知',
    noneText: '新年度通知公布后，点“导入通知”粘贴全文；导入前会列出将变动的期限。',
    import: '导入通知',
    year: (year: number) => `${year} 年`,
    replaced: '替换了原安排',
    counts: (moved: number, total: number) => `调整 ${moved} 件，共 ${total} 件`,
    failed: (count: number) => `没有告知 ${count} 件`,
    columns: {
      year: '年度',
      source: '文号',
      by: '导入人',
      at: '导入时间',
      state: '状态',
      moved: '调整',
      total: '在办',
    },
  },
  en: {
    title: 'Imported notices',
    none: 'No notice was imported yet',
    noneText: 'When the notice of a year is published, paste it; what would move is listed before.',
    import: 'Import a notice',
    year: (year: number) => `${year}`,
    replaced: 'in place of an earlier one',
    counts: (moved: number, total: number) => `${moved} of ${total} moved`,
    failed: (count: number) => `${count} not told`,
    columns: {
      year: 'Year',
      source: 'Notice',
      by: 'Imported by',
      at: 'Imported',
      state: 'State',
      moved: 'Moved',
      total: 'Open',
    },
  },
};

/** Imported notices, newest first, each with how far it has come. */
export function NoticeList() {
  const w = useWords(words);
  const states = useWords(noticeWords);
  const text = useText();
  const found = useQuery(noticesQuery);
  const notices = found.data?.items ?? [];
  return (
    <Sheet
      title={w.title}
      actions={
        <ExportButton
          name={w.title}
          rows={() => notices}
          columns={[
            { title: w.columns.year, value: ({ year }: NoticeView) => year, width: 8 },
            { title: w.columns.source, value: ({ source }) => text(source), width: 28 },
            { title: w.columns.by, value: ({ importedBy }) => importedBy.name },
            { title: w.columns.at, value: ({ importedAt }) => momentText(importedAt), width: 18 },
            { title: w.columns.state, value: ({ state }) => states.state[state] },
            { title: w.columns.moved, value: ({ progress }) => progress.moved, width: 8 },
            { title: w.columns.total, value: ({ progress }) => progress.total, width: 8 },
          ]}
        />
      }
    >
      <ProblemAlert error={found.error} />
      {found.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {found.isSuccess && notices.length === 0 && (
        <Empty title={w.none} text={w.noneText} actions={<Link to="/admin/calendar/import">{w.import}</Link>} />
      )}
      {notices.length > 0 && (
        <ul className="holiday-list" aria-label={w.title}>
          {notices.map(({ id, year, source, replaced, state, progress, importedBy, importedAt }) => (
            <li key={id}>
              <span>
                <Link to="/admin/calendar/notices/$noticeId" params={{ noticeId: id }}>
                  {w.year(year)} {text(source)}
                </Link>
                {replaced && <small>{w.replaced}</small>}
              </span>
              <span>
                <NoticeStateMark state={state} /> {w.counts(progress.moved, progress.total)}
                {progress.failed > 0 && ` · ${w.failed(progress.failed)}`}
              </span>
              <span className="holiday-soft">
                {importedBy.name} <Moment at={importedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
