// 审计查询: who did what when, over all cases of the regions that somebody administers.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { ChoiceFilter, DayFilters, Filter, Filters } from '../../parts/filters.tsx';
import { PersonPicker } from '../../parts/form/person-pickers.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { LoadMore } from '../../parts/load-more.tsx';
import { momentText } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { ProcedureFilter } from '../../parts/procedure-filter.tsx';
import { auditQuery, wholeAudit } from './audit-queries.ts';
import type { AuditEntry } from './audit-queries.ts';
import { KINDS } from './audit-search.ts';
import type { AuditKind, AuditSearch } from './audit-search.ts';
import './audit.css';

const words = {
  zh: {
    title: '审计查询',
    note: '谁在何时做了什么，包括查看敏感信息明文；不含所填内容。',
    kind: '类别',
    kinds: {
      opinions: '意见与报送',
      tasks: '签收、转办、交接',
      data: '资料变动',
      revealed: '查看明文',
      repairs: '修复',
      clocks: '期限变动',
      course: '立案、中止、办结',
      failures: '失败与卡住',
    } satisfies Record<AuditKind, string>,
    person: '人员',
    organisation: '单位',
    from: '起',
    to: '止',
    time: '时间',
    who: '人员',
    what: '事项',
    where: '单位',
    text: '内容',
    number: '编号',
    happened: (day: string) => `业务日期 ${day}`,
    system: '系统',
    for: (name: string) => `（代 ${name}）`,
    list: '审计记录',
    none: '没有符合条件的记录',
    noneText: '放宽筛选条件再试',
  },
  en: {
    title: 'Audit',
    note: 'Who did what when, looks at sensitive values included; nothing of what was filled in.',
    kind: 'Kind',
    kinds: {
      opinions: 'Opinions and reports',
      tasks: 'Claims, transfers, handovers',
      data: 'Changes of data',
      revealed: 'Looks at sensitive values',
      repairs: 'Repairs',
      clocks: 'Changes of limits',
      course: 'Starts, suspensions, ends',
      failures: 'Failures',
    },
    person: 'Person',
    organisation: 'Organisation',
    from: 'From',
    to: 'To',
    time: 'Time',
    who: 'Who',
    what: 'Procedure',
    where: 'Organisation',
    text: 'What',
    number: 'Number',
    happened: (day: string) => `happened on ${day}`,
    system: 'System',
    for: (name: string) => ` (for ${name})`,
    list: 'Audit entries',
    none: 'No entry fits',
    noneText: 'Take filters away',
  },
};

const route = getRouteApi('/shell/admin/audit');

export function AuditPage() {
  const w = useWords(words);
  const text = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const pages = useInfiniteQuery(auditQuery(search));
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const set = <Key extends keyof AuditSearch>(key: Key, value: AuditSearch[Key] | undefined): void => {
    const { [key]: _, ...rest } = search;
    void navigate({ search: value === undefined ? rest : { ...rest, [key]: value }, replace: true });
  };
  const whoOf = ({ actor }: AuditEntry): string =>
    (actor.person?.name ?? w.system) + (actor.onBehalfOf === null ? '' : w.for(actor.onBehalfOf.name));
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          <ExportButton
            name={w.title}
            rows={() => wholeAudit(search)}
            columns={[
              { title: w.time, value: ({ at }: AuditEntry) => momentText(at), width: 18 },
              { title: w.who, value: whoOf },
              { title: w.text, value: (entry) => text(entry.text), width: 48 },
              { title: w.what, value: (entry) => text(entry.case.procedure.title), width: 24 },
              { title: w.number, value: (entry) => entry.case.number, width: 24 },
              { title: w.where, value: (entry) => text(entry.case.organisation.name), width: 24 },
            ]}
          />
        }
      />
      <Filters>
        <ChoiceFilter
          label={w.kind}
          value={search.kind}
          options={(Object.keys(KINDS) as AuditKind[]).map((value) => ({ value, label: w.kinds[value] }))}
          onChange={(kind) => set('kind', kind)}
        />
        <Filter label={w.person}>
          {(id) => <PersonPicker id={id} value={search.person} onChange={(person) => set('person', person)} />}
        </Filter>
        <ProcedureFilter value={search.procedure} onChange={(procedure) => set('procedure', procedure)} />
        <Filter label={w.organisation}>
          {(id) => (
            <OrganisationPicker id={id} value={search.organisation} onChange={(path) => set('organisation', path)} />
          )}
        </Filter>
        <DayFilters labels={w} value={search} onChange={set} />
      </Filters>
      <ProblemAlert error={pages.error} />
      {pages.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {pages.isSuccess && entries.length === 0 && <Empty title={w.none} text={w.noneText} />}
      {entries.length > 0 && (
        <>
          <ol className="audit" aria-label={w.list}>
            {entries.map((entry) => (
              <li key={`${entry.case.id} ${entry.source} ${entry.number}`}>
                <Moment at={entry.at} />
                <strong>{whoOf(entry)}</strong>
                <span>
                  {text(entry.text)}
                  {entry.businessDate !== null && !momentText(entry.at).startsWith(entry.businessDate) && (
                    <small> {w.happened(entry.businessDate)}</small>
                  )}
                </span>
                <small>
                  <CaseLink caseId={entry.case.id}>{entry.case.number}</CaseLink> · {text(entry.case.procedure.title)} ·{' '}
                  {text(entry.case.organisation.name)}
                </small>
              </li>
            ))}
          </ol>
          <LoadMore pages={pages} count={entries.length} />
        </>
      )}
    </>
  );
}
