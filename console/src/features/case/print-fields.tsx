import type { CaseView } from '../../commands/command-body.ts';
import { useText, useWords } from '../../language/language.ts';
import type { FieldSpec } from '../../parts/form/form-schema.ts';
import { shown } from '../../parts/form/form-values.ts';
import type { Data } from '../../parts/form/form-values.ts';
import { ValueTable } from '../../parts/form/value-table.tsx';
import { namer } from './namer.ts';

const words = {
  zh: { yes: '是', no: '否', files: (count: number) => `${count} 份（见附件）`, yuan: '元' },
  en: { yes: 'Yes', no: 'No', files: (count: number) => `${count} attached`, yuan: 'yuan' },
};

/** The fields of a case that hold something; tables below the rest, over the whole width. */
export function PrintFields({ fields, view }: { fields: readonly FieldSpec[]; view: CaseView }) {
  const own = useWords(words);
  const text = useText();
  const w = { ...own, nameOf: namer(view, text) };
  const data = view.data as Data;
  const filled = fields.filter(({ key }) => data[key] !== undefined && data[key] !== null);
  const tables = filled.filter(({ type }) => type === 'table');
  const value = (field: FieldSpec): string => {
    const held = data[field.key];
    return field.type === 'file' && Array.isArray(held) ? w.files(held.length) : shown(field, held, w);
  };
  return (
    <>
      <table>
        <tbody>
          {filled
            .filter(({ type }) => type !== 'table')
            .map((field) => (
              <tr key={field.key}>
                <th scope="row">{field.title}</th>
                <td>{value(field)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {tables.map((table) => (
        <ValueTable key={table.key} field={table} value={data[table.key]} words={w} caption={table.title} />
      ))}
    </>
  );
}
