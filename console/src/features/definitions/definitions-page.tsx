// 事项定义: what is in force, what is planned, what runs.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Input, Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { Filter, Filters } from '../../parts/filters.tsx';
import { Mark } from '../../parts/mark.tsx';
import { dayOf } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { definitionsQuery, draftsQuery } from './definition-queries.ts';
import type { DefinitionOverview } from './definition-queries.ts';
import { ImportDefinition } from './import-definition.tsx';
import './definitions.css';

const words = {
  zh: {
    title: '事项定义',
    note: '现行版本、计划启用的版本和在办件数；发布新版本不影响在办事项。',
    find: '按名称查找',
    list: '事项',
    drafts: '草稿',
    noDrafts: '没有草稿。打开一个事项，由某个版本新建草稿。',
    none: '没有符合条件的事项',
    noneText: '请换一个名称。',
    versions: (count: number) => `${count} 个版本`,
    open: (count: number) => `在办 ${count}`,
    retired: '已停用',
    notInForce: '未启用',
    inForce: '现行',
    planned: '计划启用',
    plannedEnd: '计划停用',
    changed: '最近修改',
    state: '状态',
    versionCount: '版本数',
    openCount: '在办件数',
  },
  en: {
    title: 'Definitions',
    note: 'What is in force, what is planned, what runs; a new version leaves running cases alone.',
    find: 'Find by name',
    list: 'Procedures',
    drafts: 'Drafts',
    noDrafts: 'There is none. Open a procedure and begin one from a version.',
    none: 'Nothing matches',
    noneText: 'Try another name.',
    versions: (count: number) => `${count} version${count === 1 ? '' : 's'}`,
    open: (count: number) => `${count} open`,
    retired: 'retired',
    notInForce: 'not in force',
    inForce: 'in force',
    planned: 'planned for',
    plannedEnd: 'to be retired',
    changed: 'changed',
    state: 'State',
    versionCount: 'Versions',
    openCount: 'Open cases',
  },
};

const route = getRouteApi('/shell/admin/definitions');

export function DefinitionsPage() {
  const w = useWords(words);
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageTitle title={w.title} note={w.note} actions={<ImportDefinition />} />
      <Drafts />
      <Filters>
        <Filter label={w.find}>
          {(id) => (
            <Input
              id={id}
              type="search"
              defaultValue={q}
              allowClear
              onChange={(event) =>
                void navigate({ search: event.target.value === '' ? {} : { q: event.target.value }, replace: true })
              }
            />
          )}
        </Filter>
      </Filters>
      <List q={q} />
    </>
  );
}

function List({ q }: { q: string }) {
  const w = useWords(words);
  const text = useText();
  const all = useQuery(definitionsQuery);
  if (all.error !== null) return <ProblemAlert error={all.error} />;
  if (all.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const found = all.data.items.filter(({ title }) => text(title).toLowerCase().includes(q.trim().toLowerCase()));
  if (found.length === 0) return <Empty title={w.none} text={w.noneText} />;
  return (
    <>
      <p className="definition-export">
        <ExportButton
          name={w.title}
          rows={() => found}
          columns={[
            { title: w.list, value: ({ title }: DefinitionOverview) => text(title), width: 40 },
            { title: w.state, value: (one) => w[stateOf(one)] },
            { title: w.planned, value: ({ planned }) => dayPlanned(planned, false) },
            { title: w.plannedEnd, value: ({ planned }) => dayPlanned(planned, true) },
            { title: w.versionCount, value: ({ versions }) => versions, width: 10 },
            { title: w.openCount, value: ({ open }) => open, width: 10 },
          ]}
        />
      </p>
      <ul className="definition-list" aria-label={w.list}>
        {found.map((one) => (
          <Definition key={one.procedure} one={one} />
        ))}
      </ul>
    </>
  );
}

function stateOf({ retired, inForce }: DefinitionOverview): 'retired' | 'notInForce' | 'inForce' {
  if (retired) return 'retired';
  return inForce === null ? 'notInForce' : 'inForce';
}

/** The days on which a version begins, or on which the procedure ends. */
const dayPlanned = (planned: DefinitionOverview['planned'], ends: boolean): string =>
  planned.flatMap(({ from, retires }) => (retires === ends ? [dayOf(from)] : [])).join(' ');

function Definition({ one }: { one: DefinitionOverview }) {
  const w = useWords(words);
  const text = useText();
  return (
    <li>
      <Link to="/admin/definitions/$procedure" params={{ procedure: one.procedure }}>
        {text(one.title)}
      </Link>
      <span>
        <Mark tone={one.inForce === null ? 'plain' : 'good'}>{w[stateOf(one)]}</Mark>{' '}
        {one.planned.map((plan) => (
          <Mark key={plan.activation} tone="info">
            {plan.retires ? w.plannedEnd : w.planned} <Moment at={plan.from} />
          </Mark>
        ))}
      </span>
      <span className="definition-counts">
        {w.versions(one.versions)} · {w.open(one.open)}
      </span>
    </li>
  );
}

function Drafts() {
  const w = useWords(words);
  const text = useText();
  const drafts = useQuery(draftsQuery(undefined));
  if (drafts.error !== null) return <ProblemAlert error={drafts.error} />;
  const items = drafts.data?.items ?? [];
  return (
    <Sheet title={w.drafts}>
      {items.length === 0 ? (
        <p className="definition-hint">{w.noDrafts}</p>
      ) : (
        <ul>
          {items.map((draft) => (
            <li key={draft.id}>
              <Link to="/admin/drafts/$draftId" params={{ draftId: draft.id }} className="text-link">
                {text(draft.title)}
              </Link>{' '}
              <small>
                {w.changed} {draft.updatedBy.name} <Moment at={draft.updatedAt} />
              </small>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
