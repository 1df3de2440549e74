// The inputs of a form that the service describes; they stand in an antd `Form` of whoever asks.
import { Form } from 'antd';
import type { Rule } from 'antd/es/form';
import { useWords } from '../../language/language.ts';
import { today } from '../moment-text.ts';
import { FieldInput } from './field-input.tsx';
import type { FieldSpec } from './form-schema.ts';
import { TableField } from './table-field.tsx';
import './form.css';

const words = {
  zh: {
    required: (title: string) => `请填写${title}`,
    idNumber: '请填写18位身份证号',
    phone: '请填写11位手机号',
    bankAccount: '请填写12至19位银行账号',
    pattern: '格式不正确',
    future: '不能晚于今天',
    tooMany: (most: number) => `最多 ${most} 个`,
  },
  en: {
    required: (title: string) => `${title} is required`,
    idNumber: 'An ID number of 18 digits',
    phone: 'A mobile number of 11 digits',
    bankAccount: 'An account number of 12 to 19 digits',
    pattern: 'Not in the right form',
    future: 'Not later than today',
    tooMany: (most: number) => `At most ${most}`,
  },
};

export interface SchemaFieldsProps {
  readonly fields: readonly FieldSpec[];
  /** Name under which the fields stand in the form; at its top where absent. */
  readonly under?: string;
  /** Region in which people, households and organisations are looked for. */
  readonly region?: string;
  /** Keys of fields that the case has a masked value of already: left empty, that value stays. */
  readonly masked?: readonly string[];
}

/** Every field of a form, each with its label, its help and its faults. */
export function SchemaFields({ fields, under, region, masked = [] }: SchemaFieldsProps) {
  const rulesOf = useRules();
  return fields.map((field) => {
    const name = under === undefined ? [field.key] : [under, field.key];
    if (field.type === 'table')
      return <TableField key={field.key} name={name} field={field} rulesOf={rulesOf} region={region} />;
    const stays = masked.includes(field.key);
    return (
      <Form.Item
        key={field.key}
        name={name}
        label={field.title}
        extra={field.help}
        required={field.required && !stays}
        rules={rulesOf(stays ? { ...field, required: false } : field)}
        validateTrigger="onBlur"
      >
        <FieldInput field={field} region={region} stays={stays} />
      </Form.Item>
    );
  });
}

/** The rules of a field that can be told before it is sent; the service has the last word. */
export function useRules(): (field: FieldSpec) => Rule[] {
  const w = useWords(words);
  return (field) => [
    ...(field.required ? [{ required: true, message: w.required(field.title) }] : []),
    ...(field.pattern === null
      ? []
      : [
          {
            pattern: new RegExp(field.pattern),
            transform: (value: unknown) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
            message: field.format === null ? w.pattern : w[field.format],
          },
        ]),
    ...(field.type === 'date' && !field.future
      ? [
          {
            validator: (_: unknown, value: unknown) =>
              typeof value === 'string' && value > today() ? Promise.reject(new Error(w.future)) : Promise.resolve(),
          },
        ]
      : []),
    ...(field.type === 'file' && field.maxItems !== null
      ? [
          {
            validator: (_: unknown, value: unknown) =>
              Array.isArray(value) && value.length > (field.maxItems ?? 0)
                ? Promise.reject(new Error(w.tooMany(field.maxItems ?? 0)))
                : Promise.resolve(),
          },
        ]
      : []),
  ];
}
