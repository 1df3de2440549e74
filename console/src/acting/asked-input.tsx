// The input for one question of a command.
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useText, useWords } from '../language/language.ts';
import { FileField } from '../parts/form/file-field.tsx';
import { PeoplePicker, PersonPicker } from '../parts/form/person-pickers.tsx';
import { today } from '../parts/moment-text.ts';
import { actionWords } from './action-words.ts';
import type { Asked } from './ask.ts';
import type { Action, Visit } from './offered.ts';

export interface AskedInputProps {
  readonly asked: Asked;
  readonly action: Action;
  readonly visit: Visit | undefined;
  /** Units that owe an item of the round, for who excuses one. */
  readonly owing?: readonly { readonly path: string; readonly name: string }[];
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

const MOST_FILES = 20;
const LONGEST_OPINION = 2000;

export function AskedInput({ asked, action, visit, owing = [], ...input }: AskedInputProps) {
  const w = useWords(actionWords);
  const text = useText();
  const common = input as { id?: string; value?: never; onChange?: never };
  const radios = (options: { value: string | number | boolean; label: string }[]) => (
    <Radio.Group
      {...common}
      className="asked-radios"
      options={options}
      onChange={(event) => input.onChange?.(event.target.value)}
    />
  );
  switch (asked) {
    case 'outcome':
      return radios((action.outcomes ?? []).map(({ key, title }) => ({ value: key, label: text(title) })));
    case 'returnStage':
      return (
        <Select
          {...common}
          options={(action.returnTo ?? []).map(({ key, title }) => ({ value: key, label: text(title) }))}
        />
      );
    case 'person':
      return <PersonPicker {...input} />;
    case 'people':
      return <PeoplePicker {...input} />;
    case 'position':
      return radios(['before', 'after'].map((value) => ({ value, label: w.options[value] ?? value })));
    case 'agree':
      return radios([
        { value: true, label: w.options['yes'] ?? '' },
        { value: false, label: w.options['no'] ?? '' },
      ]);
    case 'upheld':
      return radios([
        { value: true, label: w.options['upheld'] ?? '' },
        { value: false, label: w.options['dismissed'] ?? '' },
      ]);
    case 'objection':
      return radios(
        (visit?.notice?.objections ?? [])
          .filter(({ id }) => action.objections?.includes(id) ?? true)
          .map(({ id, by, text: said }) => ({ value: id, label: `${by}：${said}` })),
      );
    case 'signer':
      return radios(
        (visit?.tasks ?? [])
          .filter(({ id, state }) => id !== action.taskId && (state === 'open' || state === 'waiting'))
          .map(({ id, to }) => ({ value: id, label: 'person' in to ? to.person.name : text(to.title) })),
      );
    case 'ground':
      return radios((action.grounds ?? ['suspension']).map((value) => ({ value, label: w.options[value] ?? value })));
    case 'attachments':
      return <FileField {...input} title={w.asked.attachments} media={[]} most={MOST_FILES} />;
    case 'amount': {
      const most = action.extension;
      return (
        <InputNumber
          {...common}
          min={1}
          {...(most === undefined ? {} : { max: most.left, suffix: w.units[most.unit] ?? most.unit })}
        />
      );
    }
    case 'owingUnit':
      return (
        <Select
          {...common}
          showSearch={{ optionFilterProp: 'label' }}
          options={owing.map(({ path, name }) => ({ value: path, label: name }))}
        />
      );
    case 'nothing':
      return (
        <Checkbox
          {...(input.id === undefined ? {} : { id: input.id })}
          checked={input.value === true}
          onChange={(event) => input.onChange?.(event.target.checked)}
        >
          {w.options['nothing']}
        </Checkbox>
      );
    case 'accept':
      return radios([
        { value: true, label: w.options['accept'] ?? '' },
        { value: false, label: w.options['sendBack'] ?? '' },
      ]);
    case 'from':
      return <Input {...common} type="date" max={today()} className="field-date" />;
    case 'until':
      return <Input {...common} type="date" className="field-date" />;
    case 'by':
      return <Input {...common} maxLength={100} />;
    case 'opinion':
    case 'reason':
    case 'text':
    case 'message':
    case 'note':
    case 'groundText':
    case 'excuse':
    case 'remark':
      return <Input.TextArea {...common} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={LONGEST_OPINION} />;
  }
}
