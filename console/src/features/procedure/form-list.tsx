import { Empty } from 'antd';
import { useText, useWords } from '../../language/language.ts';
import { Mark } from '../../parts/mark.tsx';
import type { Outline } from '../../parts/procedure-queries.ts';

const words = {
  zh: { filing: '申请', required: '必填', sensitive: '个人信息', none: '没有需要填写的表单' },
  en: { filing: 'Application', required: 'required', sensitive: 'personal data', none: 'No form to fill in' },
};

export function FormList({ outline }: { outline: Outline }) {
  const w = useWords(words);
  const text = useText();
  const forms = [
    { key: 'filing', title: w.filing, fields: outline.filing },
    ...outline.stages.map(({ key, title, fields }) => ({ key, title: text(title), fields })),
    ...outline.duties.map(({ key, title, fields }) => ({ key: `duty ${key}`, title: text(title), fields })),
  ].filter(({ fields }) => fields.length > 0);
  if (forms.length === 0) return <Empty description={w.none} />;
  return (
    <div className="form-list">
      {forms.map(({ key, title, fields }) => (
        <section key={key}>
          <h2>{title}</h2>
          <ul>
            {fields.map((field) => (
              <li key={field.title.zh}>
                {text(field.title)} {field.required && <Mark tone="late">{w.required}</Mark>}
                {field.sensitive && <Mark tone="soon">{w.sensitive}</Mark>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
