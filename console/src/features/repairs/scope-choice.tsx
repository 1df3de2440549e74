// Which cases: some by their numbers, or all that meet a filter.
import { Checkbox, Segmented } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Filter, ChoiceFilter } from '../../parts/filters.tsx';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { ProcedureFilter } from '../../parts/procedure-filter.tsx';
import { CasePicker } from './case-picker.tsx';
import { StuckCauseFilter } from './stuck-cause-filter.tsx';
import type { OrderDraft } from './order.ts';
import type { RepairFilter } from './repair-types.ts';
import type { Meant } from './use-meant.ts';

const words = {
  zh: {
    scope: '范围',
    cases: '指定事项',
    filter: '按条件批量',
    find: '查找事项',
    region: '区域',
    stage: '当前环节',
    overdue: '已逾期',
    stuck: '已卡住',
    hint: '只包括您管辖区域内在办和中止的事项，最多 1000 件；超过 200 件不能试算，请缩小范围。',
  },
  en: {
    scope: 'Scope',
    cases: 'Chosen cases',
    filter: 'All that match',
    find: 'Find cases',
    region: 'Region',
    stage: 'Open stage',
    overdue: 'overdue',
    stuck: 'stuck',
    hint: 'Open and suspended cases of your regions, 1000 at most; more than 200 can’t be tried at once.',
  },
};

interface ScopeChoiceProps {
  readonly draft: OrderDraft;
  readonly meant: Meant;
  readonly onChange: (changes: Partial<OrderDraft>) => void;
}

export function ScopeChoice({ draft, meant, onChange }: ScopeChoiceProps) {
  const w = useWords(words);
  const text = useText();
  const narrow = (changes: { [Key in keyof RepairFilter]: RepairFilter[Key] | undefined }) =>
    onChange({
      filter: Object.fromEntries(
        Object.entries({ ...draft.filter, ...changes }).filter(([, value]) => value !== undefined && value !== false),
      ) as RepairFilter,
    });
  return (
    <>
      <Segmented
        aria-label={w.scope}
        value={draft.scope}
        options={[
          { value: 'cases', label: w.cases },
          { value: 'filter', label: w.filter },
        ]}
        onChange={(scope) => onChange({ scope: scope as OrderDraft['scope'] })}
      />
      {draft.scope === 'cases' ? (
        <div className="repair-fields">
          <Filter label={w.find}>
            {(id) => (
              <CasePicker id={id} value={draft.cases} known={meant.cases} onChange={(cases) => onChange({ cases })} />
            )}
          </Filter>
        </div>
      ) : (
        <div className="repair-fields">
          <ProcedureFilter
            value={draft.filter.procedure}
            onChange={(procedure) => narrow({ procedure, stage: undefined })}
          />
          <Filter label={w.region}>
            {(id) => (
              <OrganisationPicker id={id} value={draft.filter.region} onChange={(region) => narrow({ region })} />
            )}
          </Filter>
          <ChoiceFilter
            label={w.stage}
            value={draft.filter.stage}
            options={meant.stages.map(({ key, title }) => ({ value: key, label: text(title) }))}
            onChange={(stage) => narrow({ stage })}
          />
          <StuckCauseFilter value={draft.filter.stuckCause} onChange={(stuckCause) => narrow({ stuckCause })} />
          <div className="repair-checks">
            <Checkbox
              checked={draft.filter.overdue === true}
              onChange={(event) => narrow({ overdue: event.target.checked })}
            >
              {w.overdue}
            </Checkbox>
            <Checkbox
              checked={draft.filter.stuck === true}
              onChange={(event) => narrow({ stuck: event.target.checked })}
            >
              {w.stuck}
            </Checkbox>
          </div>
          <p className="repair-hint">{w.hint}</p>
        </div>
      )}
    </>
  );
}
