// What a procedure is: its picture, who does what by when and on which ground, its forms and its versions.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Skeleton, Tabs } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useWhoStarts } from '../../parts/who-starts.ts';
import { BasisList } from './basis-list.tsx';
import { ClockList } from './clock-list.tsx';
import { FormList } from './form-list.tsx';
import { outlineQuery, procedureQuery, type Outline, type Procedure } from '../../parts/procedure-queries.ts';
import { ProcedurePicture } from './procedure-picture.tsx';
import { RecurringList } from './recurring-list.tsx';
import { StageList } from './stage-list.tsx';
import { VersionList } from './version-list.tsx';
import './procedure.css';

const words = {
  zh: {
    stages: '环节',
    clocks: '时限',
    forms: '表单',
    duties: '定期报送',
    settings: '县定参数',
    versions: '版本',
    basis: '依据',
    picture: '流程图',
    older: '这不是现行版本',
    start: '发起',
  },
  en: {
    stages: 'Stages',
    clocks: 'Limits',
    forms: 'Forms',
    duties: 'Recurring reports',
    settings: 'Set by the county',
    versions: 'Versions',
    basis: 'Basis',
    picture: 'Picture',
    older: 'This is not the version in force',
    start: 'Start',
  },
};

const route = getRouteApi('/shell/procedures/$procedure');

export function ProcedurePage() {
  const { procedure } = route.useParams();
  const { version } = route.useSearch();
  const head = useQuery(procedureQuery(procedure, version));
  const outline = useQuery(outlineQuery(procedure, version));
  const problem = head.error ?? outline.error;
  if (problem !== null) return <ProblemAlert error={problem} />;
  if (head.data === undefined || outline.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <Sheet head={head.data} outline={outline.data} version={version} />;
}

function Sheet({ head, outline, version }: { head: Procedure; outline: Outline; version: string | undefined }) {
  const w = useWords(words);
  const text = useText();
  const whoStarts = useWhoStarts();
  const inForce = head.versions.some((one) => one.version === head.version && one.inForce);
  const recurring = outline.duties.length + outline.indicators.length > 0;
  const items = [
    ...(outline.stages.length === 0
      ? []
      : [
          {
            key: 'stages',
            label: w.stages,
            children: (
              <div className="procedure-stages">
                <StageList stages={outline.stages} />
                <ProcedurePicture procedure={head.id} version={version} title={w.picture} />
              </div>
            ),
          },
          { key: 'clocks', label: w.clocks, children: <ClockList clocks={outline.clocks} /> },
        ]),
    ...(recurring ? [{ key: 'duties', label: w.duties, children: <RecurringList outline={outline} /> }] : []),
    { key: 'forms', label: w.forms, children: <FormList outline={outline} /> },
    {
      key: 'versions',
      label: w.versions,
      children: <VersionList head={head} parameters={outline.parameters} />,
    },
  ];
  return (
    <>
      <PageTitle
        title={text(head.title)}
        note={`${text(head.fieldTitle)} · ${whoStarts(head)}`}
        {...(head.filing?.mayFile === true && {
          actions: (
            <Link to="/start/$procedure" params={{ procedure: head.id }} className="procedure-start">
              {w.start}
            </Link>
          ),
        })}
      />
      {!inForce && <Alert type="warning" showIcon title={w.older} className="procedure-older" />}
      <section aria-label={w.basis} className="procedure-basis">
        <BasisList bases={outline.basis} />
      </section>
      <Tabs items={items} />
    </>
  );
}
