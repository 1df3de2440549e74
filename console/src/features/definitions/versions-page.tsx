// Versions of one procedure: which is in force, which runs in how many cases, what differs, what was decided when.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { Activations } from './activations.tsx';
import { DecideVersion } from './decide-version.tsx';
import { runningQuery, versionsQuery } from './definition-queries.ts';
import type { DefinitionVersion } from './definition-queries.ts';
import { Diff } from './diff.tsx';
import { ExportVersion } from './export-version.tsx';
import './definitions.css';

const words = {
  zh: {
    back: '事项定义',
    page: '事项说明',
    versions: '版本',
    inForce: '现行',
    open: (count: number) => `在办 ${count}`,
    unset: (count: number) => `${count} 项参数未设`,
    by: '发布',
    compare: '与现行版本比较',
    draft: '由此新建草稿',
    migrate: '迁移在办事项',
    stages: '在办事项所处环节',
    suspended: (count: number) => `中止 ${count}`,
    origin: {
      release: '随系统发布',
      draft: '本县修订',
      import: '外县导入',
      county: '本县设定',
      profile: '县级配置',
    } as Record<string, string>,
  },
  en: {
    back: 'Definitions',
    page: 'About the procedure',
    versions: 'Versions',
    inForce: 'in force',
    open: (count: number) => `${count} open`,
    unset: (count: number) => `${count} parameters not set`,
    by: 'published',
    compare: 'Compare with the one in force',
    draft: 'Begin a draft from it',
    migrate: 'Migrate running cases',
    stages: 'Where running cases stand',
    suspended: (count: number) => `${count} suspended`,
    origin: {
      release: 'released',
      draft: 'revised here',
      import: 'imported',
      county: 'set by the county',
      profile: 'by the county’s profile',
    } as Record<string, string>,
  },
};

const SHORT = 8;
const route = getRouteApi('/shell/admin/definitions/$procedure');

export function VersionsPage() {
  const w = useWords(words);
  const text = useText();
  const { procedure } = route.useParams();
  const { from, to } = route.useSearch();
  const versions = useQuery(versionsQuery(procedure));
  if (versions.error !== null) return <ProblemAlert error={versions.error} />;
  if (versions.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { items } = versions.data;
  const inForce = items.find((one) => one.inForce);
  const title = inForce ?? items[0];
  return (
    <>
      <PageTitle
        title={title === undefined ? procedure : text(title.title)}
        actions={
          <>
            <Link to="/procedures/$procedure" params={{ procedure }}>
              {w.page}
            </Link>
            <Link to="/admin/definitions">{w.back}</Link>
          </>
        }
      />
      <Sheet title={w.versions}>
        <ul className="version-rows">
          {items.map((one) => (
            <Version key={one.version} one={one} inForce={inForce?.version} procedure={procedure} />
          ))}
        </ul>
      </Sheet>
      {from !== undefined && to !== undefined && <Diff from={from} to={to} />}
      <Running procedure={procedure} />
      <Activations procedure={procedure} />
    </>
  );
}

function Version({
  one,
  inForce,
  procedure,
}: {
  one: DefinitionVersion;
  inForce: string | undefined;
  procedure: string;
}) {
  const w = useWords(words);
  const isInForce = one.version === inForce;
  return (
    <li>
      <div>
        <code>{one.version.slice(0, SHORT)}</code> {isInForce && <Mark tone="good">{w.inForce}</Mark>}{' '}
        <Mark>{w.origin[one.origin] ?? one.origin}</Mark> {one.open > 0 && <Mark tone="info">{w.open(one.open)}</Mark>}{' '}
        {one.unset.length > 0 && <Mark tone="soon">{w.unset(one.unset.length)}</Mark>}
        <div className="definition-hint">
          {w.by} {one.publishedBy?.name} <Moment at={one.createdAt} /> {one.note}
        </div>
      </div>
      <div className="definition-buttons">
        {inForce !== undefined && !isInForce && (
          <Link
            to="/admin/definitions/$procedure"
            params={{ procedure }}
            search={{ from: inForce, to: one.version }}
            resetScroll={false}
          >
            {w.compare}
          </Link>
        )}
        {one.open > 0 && inForce !== undefined && !isInForce && (
          <Link
            to="/admin/repairs/new"
            search={{
              repair: { kind: 'migrate', definitionHash: inForce },
              filter: { procedure, version: one.version },
            }}
          >
            {w.migrate}
          </Link>
        )}
        <ExportVersion hash={one.version} />
        <NewDraft from={one.version} />
        <DecideVersion procedure={procedure} version={one.version} retires={isInForce} />
      </div>
    </li>
  );
}

function NewDraft({ from }: { from: string }) {
  const w = useWords(words);
  const client = useQueryClient();
  const key = useFormKey();
  const navigate = route.useNavigate();
  const begin = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/definition-drafts', { params: { header: key.of(from) }, body: { from } })),
    onSuccess: ({ id }) => {
      key.taken();
      void client.invalidateQueries({ queryKey: ['definitions', 'drafts'] });
      void navigate({ to: '/admin/drafts/$draftId', params: { draftId: id } });
    },
  });
  return (
    <>
      <Button size="middle" loading={begin.isPending} onClick={() => begin.mutate()}>
        {w.draft}
      </Button>
      <ProblemAlert error={begin.error} />
    </>
  );
}

function Running({ procedure }: { procedure: string }) {
  const w = useWords(words);
  const text = useText();
  const running = useQuery(runningQuery(procedure));
  const versions = (running.data?.versions ?? []).filter(({ open, suspended }) => open + suspended > 0);
  if (versions.length === 0) return <ProblemAlert error={running.error} />;
  return (
    <Sheet title={w.stages}>
      {versions.map((one) => (
        <div key={one.version}>
          <h3>
            <code>{one.version.slice(0, SHORT)}</code> {w.open(one.open)}{' '}
            {one.suspended > 0 && w.suspended(one.suspended)}
          </h3>
          <ul>
            {one.stages.map(({ stage, title, cases }) => (
              <li key={stage}>
                {text(title)} {cases}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Sheet>
  );
}
