// 批量导入: imports of the reader's regions, newest first, and the way to a new one.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { momentText } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { everyImport, importsQuery } from './import-queries.ts';
import type { ImportView } from '../../parts/import-file.ts';
import { ImportStateMark, importWords, useCountsText } from './import-words.tsx';
import './imports.css';

const words = {
  zh: {
    title: '批量导入',
    note: '把单位、人员、主体库和在办件从表格导入；先试导入，逐行核对，再正式导入。',
    new: '新的导入',
    list: '历次导入',
    none: '还没有导入过',
    noneText: '下载模板，填好后试导入；有问题的行会逐格指出。',
    waiting: (count: number) => `等待 ${count} 行`,
    columns: {
      file: '文件',
      kind: '内容',
      by: '导入人',
      at: '时间',
      state: '状态',
      added: '新增',
      changed: '变更',
      same: '不变',
      failed: '有问题',
    },
  },
  en: {
    title: 'Imports',
    note: 'Organisations, people, subjects and open cases from spreadsheets; each is tried row by row before.',
    new: 'New import',
    list: 'Imports so far',
    none: 'Nothing was imported yet',
    noneText: 'Get the template, fill it in and try it; each fault is told at its cell.',
    waiting: (count: number) => `${count} rows wait`,
    columns: {
      file: 'File',
      kind: 'What',
      by: 'By',
      at: 'When',
      state: 'State',
      added: 'Added',
      changed: 'Changed',
      same: 'There already',
      failed: 'Faults',
    },
  },
};

export function ImportsPage() {
  const w = useWords(words);
  const kinds = useWords(importWords);
  const newLink = (
    <Link className="import-new" to="/admin/imports/new">
      {w.new}
    </Link>
  );
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          <>
            <ExportButton
              name={w.title}
              rows={everyImport}
              columns={[
                { title: w.columns.file, value: ({ fileName }: ImportView) => fileName, width: 32 },
                { title: w.columns.kind, value: ({ kind }) => kinds.kind[kind] },
                { title: w.columns.by, value: ({ by }) => by.name },
                { title: w.columns.at, value: ({ createdAt }) => momentText(createdAt), width: 18 },
                { title: w.columns.state, value: ({ state }) => kinds.state[state] },
                ...(['added', 'changed', 'same', 'failed'] as const).map((key) => ({
                  title: w.columns[key],
                  value: ({ progress }: ImportView) => progress[key],
                  width: 10,
                })),
              ]}
            />
            {newLink}
          </>
        }
      />
      <Imports newLink={newLink} />
    </>
  );
}

function Imports({ newLink }: { newLink: ReactNode }) {
  const w = useWords(words);
  const kinds = useWords(importWords);
  const countsText = useCountsText();
  const pages = useInfiniteQuery(importsQuery());
  if (pages.error !== null) return <ProblemAlert error={pages.error} />;
  if (pages.data === undefined) return <Skeleton active paragraph={{ rows: 6 }} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty title={w.none} text={w.noneText} actions={newLink} />;
  return (
    <>
      <ul className="import-list" aria-label={w.list}>
        {items.map(({ id, fileName, kind, state, progress, by, createdAt }) => (
          <li key={id}>
            <span>
              <Link to="/admin/imports/$importId" params={{ importId: id }}>
                {fileName}
              </Link>
              <small>{kinds.kind[kind]}</small>
            </span>
            <span>
              <ImportStateMark state={state} /> {countsText(progress)}
              {progress.waiting > 0 && ` · ${w.waiting(progress.waiting)}`}
            </span>
            <span className="import-soft">
              {by.name} <Moment at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} count={items.length} />
    </>
  );
}
