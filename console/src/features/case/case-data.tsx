// What the case carries, by the fields of its definition; sensitive values are as the service masked them.
import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../commands/command-body.ts';
import { useLanguage, useText, useWords } from '../../language/language.ts';
import type { FieldSpec } from '../../parts/form/form-schema.ts';
import { shown, type Data, type Json } from '../../parts/form/form-values.ts';
import { ValueTable } from '../../parts/form/value-table.tsx';
import { AttachmentLinks } from '../../parts/files/attachment-links.tsx';
import { formsQuery } from '../../acting/acting-queries.ts';
import { fieldsOfForms } from '../../parts/form/fields-of-forms.ts';
import { namer } from './namer.ts';
import { RevealButton } from './reveal-button.tsx';

const words = {
  zh: { yes: '是', no: '否', yuan: '元', empty: '还没有填写资料' },
  en: { yes: 'Yes', no: 'No', yuan: 'yuan', empty: 'No data yet' },
};

export function CaseData({ view }: { view: CaseView }) {
  const own = useWords(words);
  const text = useText();
  const w = { ...own, nameOf: namer(view, text) };
  const { language } = useLanguage();
  const [revealed, setRevealed] = useState<Data>({});
  const forms = useQuery(formsQuery(view.procedure.key, view.definition, language));
  if (forms.data === undefined) return <Skeleton active />;
  const fileNames = new Map(Object.entries(view.names).map(([id, name]) => [id, text(name)]));
  const data = { ...(view.data as Data), ...revealed };
  const masked = new Set(view.masked.map((path) => path.split('/')[0]));
  const filled = fieldsOfForms(forms.data).filter(({ key }) => data[key] !== undefined && data[key] !== null);
  if (filled.length === 0) return <Empty description={w.empty} />;
  return (
    <dl className="case-data">
      {filled.map((field) => (
        <div key={field.key}>
          <dt>{field.title}</dt>
          <dd>
            <Value field={field} data={data} words={w} fileNames={fileNames} />
            {masked.has(field.key) && !(field.key in revealed) && (
              <RevealButton
                caseId={view.id}
                field={field.key}
                title={field.title}
                onRevealed={(value) => setRevealed((before) => ({ ...before, [field.key]: value as Json }))}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value(props: {
  field: FieldSpec;
  data: Data;
  words: Parameters<typeof shown>[2];
  fileNames: ReadonlyMap<string, string>;
}) {
  const { field, data, words: w, fileNames } = props;
  const value = data[field.key];
  if (field.type === 'file' && Array.isArray(value))
    return <AttachmentLinks digests={value as string[]} names={fileNames} />;
  if (field.type !== 'table' || !Array.isArray(value)) return <>{shown(field, value, w)}</>;
  return (
    <div className="case-table">
      <ValueTable field={field} value={value} words={w} />
    </div>
  );
}
