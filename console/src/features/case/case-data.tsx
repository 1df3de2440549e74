// What the case carries, by the fields of its definition; sensitive values are as the service masked them.
import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import type { CaseView } from '../../commands/command-body.ts';
import { useLanguage, useWords } from '../../language/language.ts';
import { fieldsOf, type FieldSpec } from '../../parts/form/form-schema.ts';
import { shown, type Data } from '../../parts/form/form-values.ts';
import { AttachmentLinks } from './attachment-links.tsx';
import { formsQuery } from './case-queries.ts';

const words = {
  zh: { yes: '是', no: '否', empty: '还没有填写资料' },
  en: { yes: 'Yes', no: 'No', empty: 'No data yet' },
};

export function CaseData({ view }: { view: CaseView }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const forms = useQuery(formsQuery(view.procedure.key, view.definition, language));
  if (forms.data === undefined) return <Skeleton active />;
  const schemas = [forms.data.filing ?? {}, ...forms.data.stages.map(({ schema }) => schema)];
  const fields = new Map<string, FieldSpec>();
  for (const field of schemas.flatMap(fieldsOf)) if (!fields.has(field.key)) fields.set(field.key, field);
  const data = view.data as Data;
  const filled = [...fields.values()].filter(({ key }) => data[key] !== undefined && data[key] !== null);
  if (filled.length === 0) return <Empty description={w.empty} />;
  return (
    <dl className="case-data">
      {filled.map((field) => (
        <div key={field.key}>
          <dt>{field.title}</dt>
          <dd>
            <Value field={field} data={data} words={w} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ field, data, words: w }: { field: FieldSpec; data: Data; words: { yes: string; no: string } }) {
  const value = data[field.key];
  if (field.type === 'file' && Array.isArray(value)) return <AttachmentLinks digests={value as string[]} />;
  if (field.type !== 'table' || !Array.isArray(value)) return <>{shown(field, value, w)}</>;
  return (
    <div className="case-table">
      <table>
        <thead>
          <tr>
            {field.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(value as Data[]).map((row, index) => (
            // Rows have no name of their own, and are never moved.
            <tr key={`${index} ${JSON.stringify(row)}`}>
              {field.columns.map((column) => (
                <td key={column.key}>{shown(column, row[column.key], w)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
