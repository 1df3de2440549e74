// A text message goes out as a template that its vendor approved: its code, and which field fills which place.
import { Button, Input, Select } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import type { MessageField, Template } from './template-queries.ts';

const words = {
  zh: {
    code: '服务商模板编号',
    places: '模板里的变量由哪个字段填写（按顺序）',
    name: '变量名',
    field: '字段',
    add: '增加变量',
    remove: (name: string) => `删除变量 ${name}`,
  },
  en: {
    code: 'Code of the vendor’s template',
    places: 'Which field fills which variable, in order',
    name: 'Variable',
    field: 'Field',
    add: 'Add a variable',
    remove: (name: string) => `Remove the variable ${name}`,
  },
};

type Vendor = NonNullable<Template['vendor']>;

interface VendorFieldsProps {
  readonly fields: readonly MessageField[];
  readonly vendor: Vendor | null;
  readonly onChange: (vendor: Vendor | null) => void;
}

export function VendorFields({ fields, vendor, onChange }: VendorFieldsProps) {
  const w = useWords(words);
  const text = useText();
  const { code, parameters } = vendor ?? { code: '', parameters: [] };
  const set = (change: Partial<Vendor>): void => {
    const next = { code, parameters, ...change };
    onChange(next.code === '' && next.parameters.length === 0 ? null : next);
  };
  const setAt = (at: number, change: Partial<Vendor['parameters'][number]>): void =>
    set({ parameters: parameters.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <fieldset className="template-vendor">
      <legend>{w.places}</legend>
      <label>
        {w.code}
        <Input value={code} maxLength={64} onChange={({ target }) => set({ code: target.value.trim() })} />
      </label>
      {parameters.map(({ name, field }, at) => (
        // Variables have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="template-variable">
          <Input
            aria-label={`${w.name} ${at + 1}`}
            placeholder={w.name}
            value={name}
            maxLength={20}
            onChange={({ target }) => setAt(at, { name: target.value })}
          />
          <Select
            aria-label={`${w.field} ${at + 1}`}
            value={field}
            showSearch={{ optionFilterProp: 'label' }}
            options={fields.map((one) => ({ value: one.name, label: text(one.title) }))}
            onChange={(chosen) => setAt(at, { field: chosen })}
          />
          <Button
            aria-label={w.remove(name)}
            onClick={() => set({ parameters: parameters.filter((_, index) => index !== at) })}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button
        onClick={() =>
          set({ parameters: [...parameters, { name: `v${parameters.length + 1}`, field: 'case.number' }] })
        }
      >
        {w.add}
      </Button>
    </fieldset>
  );
}
