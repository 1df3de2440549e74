// A table of a form: rows that are added and taken away; each row is a card, so that it fits a phone.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { Rule } from 'antd/es/form';
import { useWords } from '../../language/language.ts';
import { FieldInput } from './field-input.tsx';
import type { FieldSpec } from './form-schema.ts';

const words = {
  zh: {
    add: '添加一行',
    remove: (row: number) => `删除第 ${row} 行`,
    row: (row: number) => `第 ${row} 行`,
    empty: '请至少填写一行',
  },
  en: {
    add: 'Add a row',
    remove: (row: number) => `Remove row ${row}`,
    row: (row: number) => `Row ${row}`,
    empty: 'At least one row',
  },
};

interface TableFieldProps {
  readonly name: readonly string[];
  readonly field: FieldSpec;
  readonly rulesOf: (field: FieldSpec) => Rule[];
  readonly region: string | undefined;
}

export function TableField({ name: path, field, rulesOf, region }: TableFieldProps) {
  const w = useWords(words);
  const atLeastOne = {
    validator: (_: unknown, rows: unknown) =>
      field.required && !(Array.isArray(rows) && rows.length > 0)
        ? Promise.reject(new Error(w.empty))
        : Promise.resolve(),
  };
  return (
    <Form.List name={[...path]} rules={[atLeastOne]}>
      {(rows, { add, remove }, { errors }) => (
        <fieldset className="table-field">
          <legend>
            {field.required && <span aria-hidden="true">* </span>}
            {field.title}
          </legend>
          {field.help !== null && <p className="table-field-help">{field.help}</p>}
          {rows.map(({ key, name }, index) => (
            <div key={key} role="group" aria-label={w.row(index + 1)} className="table-field-row">
              <div className="table-field-columns">
                {field.columns.map((column) => (
                  <Form.Item key={column.key} name={[name, column.key]} label={column.title} rules={rulesOf(column)}>
                    <FieldInput field={column} region={region} />
                  </Form.Item>
                ))}
              </div>
              <Button
                type="text"
                danger
                icon={<DeleteOutlined />}
                aria-label={w.remove(index + 1)}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            icon={<PlusOutlined />}
            disabled={field.maxItems !== null && rows.length >= field.maxItems}
            onClick={() => add({})}
          >
            {w.add}
          </Button>
          <Form.ErrorList errors={errors} />
        </fieldset>
      )}
    </Form.List>
  );
}
