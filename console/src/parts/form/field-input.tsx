// One input, by the kind of its field. It takes `value` and `onChange` as every input of an antd form does.
import { Input, InputNumber, Radio, Select } from 'antd';
import { useWords } from '../../language/language.ts';
import { FileField } from './file-field.tsx';
import type { FieldSpec } from './form-schema.ts';
import { PersonPicker } from './person-pickers.tsx';
import { OrganisationPicker, SubjectPicker } from './pickers.tsx';

const words = {
  zh: { yes: '是', no: '否', yuan: '元', choose: '请选择', stays: '留空则保持不变' },
  en: { yes: 'Yes', no: 'No', yuan: 'yuan', choose: 'Choose', stays: 'Left empty it stays as it is' },
};

const SHORT_TEXT = 200;
const FEW_OPTIONS = 4;
const FEN_DECIMALS = 2;
const FEN = 100;

export interface FieldInputProps {
  readonly field: FieldSpec;
  readonly region?: string | undefined;
  readonly stays?: boolean;
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

export function FieldInput({ field, region, stays = false, ...input }: FieldInputProps) {
  const w = useWords(words);
  const { id, value, onChange } = input;
  const common = { ...(id === undefined ? {} : { id }), value: value as never, onChange: onChange as never };
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'fen': {
      const money = field.type === 'fen';
      const inYuan = (bound: string | null) => (bound === null ? {} : String(money ? Number(bound) / FEN : bound));
      return (
        <InputNumber<string>
          {...common}
          stringMode
          className="field-wide"
          precision={money ? FEN_DECIMALS : field.decimals}
          suffix={money ? w.yuan : field.unit}
          inputMode={field.type === 'integer' ? 'numeric' : 'decimal'}
          {...(field.min === null ? {} : { min: inYuan(field.min) as string })}
          {...(field.max === null ? {} : { max: inYuan(field.max) as string })}
        />
      );
    }
    case 'date':
      return <Input {...common} type="date" className="field-date" />;
    case 'dateTime':
      return <Input {...common} type="datetime-local" className="field-date" />;
    case 'boolean':
      return (
        <Radio.Group
          {...common}
          options={[
            { value: true, label: w.yes },
            { value: false, label: w.no },
          ]}
          onChange={(event) => onChange?.(event.target.value)}
        />
      );
    case 'enum':
      return field.options.length <= FEW_OPTIONS ? (
        <Radio.Group {...common} options={[...field.options]} onChange={(event) => onChange?.(event.target.value)} />
      ) : (
        <Select {...common} allowClear placeholder={w.choose} options={[...field.options]} />
      );
    case 'person':
      return <PersonPicker {...input} region={region} />;
    case 'household':
      return <SubjectPicker {...input} kind="household" region={region} />;
    case 'organisation':
      return <OrganisationPicker {...input} region={region} />;
    case 'file':
      return <FileField {...input} media={field.media} title={field.title} most={field.maxItems} />;
    case 'text':
    case 'table':
      return <TextInput field={field} stays={stays} hint={w.stays} common={common} />;
  }
}

interface TextInputProps {
  readonly field: FieldSpec;
  readonly stays: boolean;
  readonly hint: string;
  readonly common: object;
}

function TextInput({ field, stays, hint, common }: TextInputProps) {
  const more = stays ? { placeholder: hint } : {};
  if (field.format !== null || (field.maxLength !== null && field.maxLength <= SHORT_TEXT)) {
    const digits = field.format === 'phone' || field.format === 'bankAccount';
    return (
      <Input
        {...common}
        {...more}
        suffix={field.unit}
        autoComplete={field.sensitive ? 'off' : undefined}
        inputMode={digits ? 'numeric' : 'text'}
        {...(field.format === null && field.maxLength !== null ? { maxLength: field.maxLength } : {})}
      />
    );
  }
  return (
    <Input.TextArea
      {...common}
      {...more}
      autoSize={{ minRows: 2, maxRows: 8 }}
      {...(field.maxLength === null ? {} : { maxLength: field.maxLength })}
    />
  );
}
