// To which version, and where each open stage goes in it.
import { useQuery } from '@tanstack/react-query';
import { Select, Skeleton } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { dayOf } from '../../parts/moment-text.ts';
import { Mark } from '../../parts/mark.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import type { ParametersProps } from './parameters.tsx';

const words = {
  zh: {
    first: '请先选择同一事项类别、同一版本的事项；按条件批量时请从版本页进入。',
    to: '迁移到',
    inForce: '现行',
    choose: '请选择版本',
    from: '原环节',
    cases: '在办',
    goes: '对应新环节',
    must: '须选择',
    impossible: '不能迁移',
  },
  en: {
    first: 'Choose cases of one procedure and one version first; for many begin at the page of the version.',
    to: 'To version',
    inForce: 'in force',
    choose: 'Choose a version',
    from: 'Stage now',
    cases: 'Cases',
    goes: 'Goes to',
    must: 'must be chosen',
    impossible: 'Can’t be migrated',
  },
};

const SHORT = 8;

export function MigrationPlan({ parameters, meant, onChange }: ParametersProps) {
  const w = useWords(words);
  const { procedure, version } = meant;
  const versions = useQuery({
    queryKey: ['definitions', procedure, 'versions'],
    enabled: procedure !== null,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/procedures/{procedure}/versions', {
          params: { path: { procedure: procedure ?? '' } },
          signal,
        }),
      ),
  });
  const to = parameters['definitionHash'] as string | undefined;
  if (procedure === null || version === undefined) return <p className="repair-hint">{w.first}</p>;
  return (
    <>
      <div className="repair-fields">
        <Filter label={w.to}>
          {(id) => (
            <Select
              id={id}
              value={to ?? null}
              placeholder={w.choose}
              options={(versions.data?.items ?? [])
                .filter((one) => one.version !== version)
                .map((one) => ({
                  value: one.version,
                  label: `${one.version.slice(0, SHORT)} · ${dayOf(one.createdAt)}${one.inForce ? ` · ${w.inForce}` : ''}`,
                }))}
              onChange={(definitionHash: string | null) => onChange({ definitionHash, mapping: {} })}
            />
          )}
        </Filter>
      </div>
      {to !== undefined && <Mapping from={version} to={to} parameters={parameters} onChange={onChange} />}
    </>
  );
}

function Mapping(props: { from: string; to: string } & Pick<ParametersProps, 'parameters' | 'onChange'>) {
  const { from, to, parameters, onChange } = props;
  const w = useWords(words);
  const text = useText();
  const plan = useQuery({
    queryKey: ['definitions', from, 'migration', to],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/definitions/{hash}/migration', { params: { path: { hash: from }, query: { to } }, signal }),
      ),
  });
  if (plan.error !== null) return <ProblemAlert error={plan.error} />;
  if (plan.data === undefined) return <Skeleton active />;
  if (plan.data.because !== null) return <Notice tone="late" title={w.impossible} text={text(plan.data.because)} />;
  const mapping = (parameters['mapping'] as Record<string, string> | undefined) ?? {};
  return (
    <div className="repair-scroll">
      <table className="repair-table">
        <thead>
          <tr>
            <th scope="col">{w.from}</th>
            <th scope="col">{w.cases}</th>
            <th scope="col">{w.goes}</th>
          </tr>
        </thead>
        <tbody>
          {plan.data.stages.map((stage) => (
            <tr key={stage.stage}>
              <th scope="row">{text(stage.title)}</th>
              <td>{stage.cases}</td>
              <td>
                <Select
                  aria-label={`${w.goes} ${text(stage.title)}`}
                  className="repair-goes"
                  value={mapping[stage.stage] ?? stage.to}
                  placeholder={w.must}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={stage.candidates.map((one) => ({ value: one.stage, label: text(one.title) }))}
                  onChange={(chosen: string | null) => {
                    const { [stage.stage]: _, ...others } = mapping;
                    onChange({
                      mapping: chosen === null || chosen === stage.to ? others : { ...others, [stage.stage]: chosen },
                    });
                  }}
                />
                {stage.to === null && mapping[stage.stage] === undefined && stage.cases > 0 && (
                  <Mark tone="late">{w.must}</Mark>
                )}
                {stage.because !== null && <div className="repair-hint">{text(stage.because)}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
