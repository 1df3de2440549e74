// One import: how far it is, what became of each row, and what to do about those that were refused.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Progress, Skeleton } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ChoiceFilter } from '../../parts/filters.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { Moment } from '../../parts/moment.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { procedureQuery } from '../../parts/procedure-queries.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { everyRow, importQuery, rowsQuery } from './import-queries.ts';
import type { ImportView } from '../../parts/import-file.ts';
import type { RowState } from './import-queries.ts';
import { ImportStateMark, importWords, useCountsText } from './import-words.tsx';
import { RefusedRows } from './refused-rows.tsx';
import { RowTable, useRowColumns } from './row-table.tsx';
import './imports.css';

const words = {
  zh: {
    loading: '导入',
    back: '批量导入',
    what: '这次导入',
    kind: '内容',
    procedure: '事项',
    region: '范围',
    by: '导入人',
    at: '开始',
    finished: '完成',
    counts: '结果',
    progress: '导入进度',
    rows: '逐行结果',
    state: '结果',
    none: '没有这样的行',
  },
  en: {
    loading: 'Import',
    back: 'Imports',
    what: 'The import',
    kind: 'What',
    procedure: 'Procedure',
    region: 'Region',
    by: 'By',
    at: 'Begun',
    finished: 'Finished',
    counts: 'Result',
    progress: 'How far it is',
    rows: 'Result per row',
    state: 'Result',
    none: 'No row with this result',
  },
};

const PERCENT = 100;
const route = getRouteApi('/shell/admin/imports/$importId');

export function ImportPage() {
  const w = useWords(words);
  const { importId } = route.useParams();
  // What was asked for begins a moment after it was accepted: until then the page looks.
  const [asked, setAsked] = useState<((view: ImportView) => boolean) | null>(null);
  const found = useQuery(importQuery(importId, asked ?? (() => false)));
  if (found.data === undefined) {
    return (
      <>
        <PageTitle title={w.loading} actions={<Link to="/admin/imports">{w.back}</Link>} />
        {found.error === null ? <Skeleton active paragraph={{ rows: 8 }} /> : <ProblemAlert error={found.error} />}
      </>
    );
  }
  const view = found.data;
  return (
    <>
      <PageTitle
        title={view.fileName}
        note={<ImportStateMark state={view.state} />}
        actions={<Link to="/admin/imports">{w.back}</Link>}
      />
      {view.progress.failed > 0 && view.state !== 'running' && (
        <RefusedRows key={view.finishedAt} view={view} onAsked={(isAwaited) => setAsked(() => isAwaited)} />
      )}
      <Summary view={view} />
      <Rows view={view} />
    </>
  );
}

const settledOf = ({ added, changed, same, failed }: ImportView['progress']): number => added + changed + same + failed;

function Summary({ view }: { view: ImportView }) {
  const w = useWords(words);
  const kinds = useWords(importWords);
  const text = useText();
  const countsText = useCountsText();
  const { progress, procedure } = view;
  const of = useQuery({ ...procedureQuery(procedure ?? '', undefined), enabled: procedure !== null });
  const settled = settledOf(progress);
  const total = settled + progress.waiting;
  return (
    <Sheet title={w.what}>
      <Facts
        facts={[
          [w.kind, kinds.kind[view.kind]],
          [w.procedure, of.data === undefined ? null : text(of.data.title)],
          [w.region, <OrganisationName key="region" path={view.region} />],
          [w.by, view.by.name],
          [w.at, <Moment key="at" at={view.createdAt} />],
          [w.finished, view.finishedAt === null ? null : <Moment key="finished" at={view.finishedAt} />],
          [w.counts, countsText(progress)],
        ]}
      />
      <Progress
        aria-label={w.progress}
        percent={total === 0 ? PERCENT : Math.round((settled / total) * PERCENT)}
        status={view.state === 'running' ? 'active' : progress.failed > 0 ? 'normal' : 'success'}
        format={() => `${settled}/${total}`}
      />
    </Sheet>
  );
}

function Rows({ view }: { view: ImportView }) {
  const w = useWords(words);
  const { row: states } = useWords(importWords);
  const columns = useRowColumns();
  const [state, setState] = useState<RowState>();
  const pages = useInfiniteQuery(rowsQuery(view.id, state, settledOf(view.progress)));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Sheet
      title={w.rows}
      actions={
        <>
          <ChoiceFilter
            label={w.state}
            value={state}
            options={(Object.keys(states) as RowState[]).map((value) => ({ value, label: states[value] }))}
            onChange={setState}
          />
          <ExportButton name={view.fileName} columns={columns} rows={() => everyRow(view.id, state)} />
        </>
      }
    >
      <ProblemAlert error={pages.error} />
      {pages.isPending && <Skeleton active />}
      {pages.isSuccess && rows.length === 0 && <p className="import-hint">{w.none}</p>}
      {rows.length > 0 && (
        <>
          <RowTable rows={rows} kind={view.kind} pagination={false} />
          <LoadMore pages={pages} count={rows.length} />
        </>
      )}
    </Sheet>
  );
}
