// What a repair needs to be told, each with its own input.
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { PersonPicker } from '../../parts/form/person-pickers.tsx';
import { DataChanges } from './data-changes.tsx';
import { DeliveryChoice } from './delivery-choice.tsx';
import { GROUNDS } from './kinds.ts';
import { MigrationPlan } from './migration-plan.tsx';
import type { RepairKind } from './repair-types.ts';
import { RevertPoint } from './revert-point.tsx';
import { ScheduleChoice } from './schedule-choice.tsx';
import type { Meant, StageChoice } from './use-meant.ts';

const words = {
  zh: {
    at: '在哪个环节',
    only: '唯一在办的环节',
    to: '改派给',
    from: '现在由谁办理（可不填）',
    stage: '跳转到',
    note: '给接办人的说明（可不填）',
    ground: '理由',
    none: '这一修复不需要其他参数。',
    here: '已由卡住的事项指明具体任务。',
    choose: '请选择',
  },
  en: {
    at: 'At which stage',
    only: 'the only open one',
    to: 'To whom',
    from: 'Who has it now (optional)',
    stage: 'Jump to',
    note: 'Note for whoever goes on (optional)',
    ground: 'Ground',
    none: 'This repair needs nothing else.',
    here: 'The stuck entry has named the task.',
    choose: 'Choose',
  },
};

export interface ParametersProps {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly meant: Meant;
  readonly caseId: string | undefined;
  readonly onChange: (changes: Readonly<Record<string, unknown>>) => void;
}

export function Parameters({ kind, ...props }: ParametersProps & { kind: RepairKind }): ReactNode {
  const w = useWords(words);
  switch (kind) {
    case 'reassign':
      return (
        <div className="repair-fields">
          <StageAt {...props} />
          <Person name="to" label={w.to} {...props} />
          <Person name="from" label={w.from} {...props} />
        </div>
      );
    case 'dropClaim':
      return (
        <div className="repair-fields">
          <StageAt {...props} />
          <Person name="from" label={w.from} {...props} />
        </div>
      );
    case 'retryEffect':
      return (
        <div className="repair-fields">
          <StageAt {...props} />
        </div>
      );
    case 'jump':
      return <Jump {...props} />;
    case 'suspend':
      return <Ground {...props} />;
    case 'patchData':
      return <DataChanges {...props} />;
    case 'migrate':
      return <MigrationPlan {...props} />;
    case 'revert':
      return <RevertPoint {...props} />;
    case 'resend':
      return <DeliveryChoice {...props} />;
    case 'unpause':
      return <ScheduleChoice {...props} />;
    default:
      return <p className="repair-hint">{w.none}</p>;
  }
}

function StageSelect(props: {
  label: string;
  name: string;
  stages: readonly StageChoice[];
  hint: string;
  parameters: ParametersProps['parameters'];
  onChange: ParametersProps['onChange'];
}) {
  const { label, name, stages, hint, parameters, onChange } = props;
  const text = useText();
  return (
    <Filter label={label}>
      {(id) => (
        <Select
          id={id}
          value={(parameters[name] as string | undefined) ?? null}
          allowClear
          placeholder={hint}
          showSearch={{ optionFilterProp: 'label' }}
          options={stages.map(({ key, title }) => ({ value: key, label: text(title) }))}
          onChange={(chosen: string | null | undefined) => onChange({ [name]: chosen ?? undefined })}
        />
      )}
    </Filter>
  );
}

/** Where: the stage whose open visit is meant; not asked where the visit itself is named already. */
function StageAt({ parameters, meant, onChange }: ParametersProps) {
  const w = useWords(words);
  if (parameters['visitId'] !== undefined) return <p className="repair-hint">{w.here}</p>;
  return (
    <StageSelect label={w.at} name="at" stages={meant.open} hint={w.only} parameters={parameters} onChange={onChange} />
  );
}

function Person(props: ParametersProps & { name: string; label: string }) {
  const { name, label, parameters, onChange } = props;
  return (
    <Filter label={label}>
      {(id) => <PersonPicker id={id} value={parameters[name]} onChange={(person) => onChange({ [name]: person })} />}
    </Filter>
  );
}

function Jump(props: ParametersProps) {
  const { parameters, meant, onChange } = props;
  const w = useWords(words);
  return (
    <div className="repair-fields">
      <StageAt {...props} />
      <StageSelect
        label={w.stage}
        name="stage"
        stages={meant.stages}
        hint={w.choose}
        parameters={parameters}
        onChange={onChange}
      />
      <Filter label={w.note}>
        {(id) => (
          <Input
            id={id}
            value={(parameters['note'] as string | undefined) ?? ''}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        )}
      </Filter>
    </div>
  );
}

function Ground({ parameters, onChange }: ParametersProps) {
  const w = useWords(words);
  const text = useText();
  return (
    <div className="repair-fields">
      <Filter label={w.ground}>
        {(id) => (
          <Select
            id={id}
            value={(parameters['ground'] as string | undefined) ?? null}
            placeholder={w.choose}
            options={Object.entries(GROUNDS).map(([value, title]) => ({ value, label: text(title) }))}
            onChange={(ground: string | null) => onChange({ ground })}
          />
        )}
      </Filter>
    </div>
  );
}
