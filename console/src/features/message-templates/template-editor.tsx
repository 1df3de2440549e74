// One template: where it stands, its words with the fields that they may name, and what people would read.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useId, useRef, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { keyed } from '../../api/keyed.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { ProcedureFilter } from '../../parts/procedure-filter.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import {
  CHANNELS,
  samePlace,
  templatesQuery,
  type MessageField,
  type MessageKind,
  type Place,
  type SavedTemplate,
  type Template,
} from './template-queries.ts';
import { templateWords } from './template-words.ts';
import { VendorFields } from './vendor-fields.tsx';

const words = {
  zh: {
    kind: '类别',
    channel: '渠道',
    language: '语言',
    subject: '标题',
    body: '正文',
    fields: '点字段名插入到正文',
    fieldsNote: '写成 {{#字段}}……{{/字段}} 的一段，只在该字段有内容时出现。',
    own: '事项表单里的字段写作 {{data.字段名}}，须先选定事项；敏感内容自动打码。',
    sample: '试看',
    sampleTitle: '收到的样子（以示例数据试看）',
    save: '保存',
    saved: '已保存',
  },
  en: {
    kind: 'Kind',
    channel: 'Channel',
    language: 'Language',
    subject: 'Subject',
    body: 'Text',
    fields: 'A field’s name puts it into the text',
    fieldsNote: 'What stands in {{#field}}…{{/field}} appears only where the field has a value.',
    own: 'Fields of a procedure’s form are {{data.name}}, once the procedure is chosen; sensitive ones are masked.',
    sample: 'Try it',
    sampleTitle: 'What people would read, of made-up data',
    save: 'Save',
    saved: 'Saved',
  },
};

interface TemplateList {
  readonly items: readonly SavedTemplate[];
  readonly fields: readonly MessageField[];
  readonly kinds: readonly MessageKind[];
}

interface EditorProps {
  readonly list: TemplateList;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

export function TemplateEditor({ list, place, onPlace }: EditorProps) {
  const w = useWords(words);
  const common = useWords(templateWords);
  const text = useText();
  const { kind, channel, language, procedure } = place;
  return (
    <>
      <div className="template-place">
        <Filter label={w.kind}>
          {(id) => (
            <Select
              id={id}
              value={kind}
              showSearch={{ optionFilterProp: 'label' }}
              options={list.kinds.map((one) => ({ value: one.kind, label: text(one.title) }))}
              onChange={(chosen) => onPlace({ ...place, kind: chosen })}
            />
          )}
        </Filter>
        <Filter label={w.channel}>
          {(id) => (
            <Select
              id={id}
              value={channel}
              options={CHANNELS.map((value) => ({ value, label: common.channels[value] }))}
              onChange={(chosen) => onPlace({ ...place, channel: chosen })}
            />
          )}
        </Filter>
        <Filter label={w.language}>
          {(id) => (
            <Select
              id={id}
              value={language}
              options={(['zh', 'en'] as const).map((value) => ({ value, label: common.languages[value] }))}
              onChange={(chosen) => onPlace({ ...place, language: chosen })}
            />
          )}
        </Filter>
        <ProcedureFilter
          value={procedure ?? undefined}
          onChange={(chosen) => onPlace({ ...place, procedure: chosen ?? null })}
        />
      </div>
      {/* Another place begins with its own words. */}
      <Words
        key={JSON.stringify([kind, channel, language, procedure])}
        fields={list.fields}
        begun={begun(list, { kind, channel, language, procedure })}
      />
    </>
  );
}

/** What was saved for a place, else the words that stand there. */
function begun({ items, kinds }: TemplateList, place: Place): Template {
  const saved = items.find((one) => samePlace(one, place));
  if (saved !== undefined) return { ...place, subject: saved.subject, body: saved.body, vendor: saved.vendor };
  const builtIn = kinds.find(({ kind }) => kind === place.kind)?.builtIn[place.language] ?? { subject: '', body: '' };
  return { ...place, ...builtIn, vendor: null };
}

function Words({ fields, begun: first }: { fields: readonly MessageField[]; begun: Template }) {
  const w = useWords(words);
  const text = useText();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const id = useId();
  const area = useRef<TextAreaRef>(null);
  const [template, setTemplate] = useState(first);
  const sample = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/admin/message-templates/sample', { params: { header: keyed() }, body: template })),
  });
  const save = useMutation({
    mutationFn: () =>
      answer(api.PUT('/api/v1/admin/message-templates', { params: { header: key.of(template) }, body: template })),
    onSuccess: async () => {
      key.taken();
      void message.success(w.saved);
      await client.invalidateQueries({ queryKey: templatesQuery.queryKey });
    },
  });
  const set = (change: Partial<Template>): void => {
    setTemplate({ ...template, ...change });
    sample.reset();
    save.reset();
  };
  const insert = (name: string): void => {
    const box = area.current?.resizableTextArea?.textArea;
    const at = box?.selectionStart ?? template.body.length;
    const end = box?.selectionEnd ?? at;
    set({ body: `${template.body.slice(0, at)}{{${name}}}${template.body.slice(end)}` });
  };
  return (
    <form
      className="template-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <label htmlFor={`${id}subject`}>{w.subject}</label>
      <Input
        id={`${id}subject`}
        value={template.subject}
        maxLength={200}
        onChange={({ target }) => set({ subject: target.value })}
      />
      <label htmlFor={`${id}body`}>{w.body}</label>
      <Input.TextArea
        id={`${id}body`}
        ref={area}
        rows={5}
        value={template.body}
        maxLength={4000}
        onChange={({ target }) => set({ body: target.value })}
      />
      <div role="group" aria-label={w.fields} className="template-fields">
        <span>{w.fields}</span>
        {fields.map(({ name, title }) => (
          <Button key={name} size="small" onClick={() => insert(name)}>
            {text(title)}
          </Button>
        ))}
      </div>
      <p className="template-note">
        {w.fieldsNote} {w.own}
      </p>
      {template.channel === 'sms' && (
        <VendorFields fields={fields} vendor={template.vendor} onChange={(vendor) => set({ vendor })} />
      )}
      <ProblemAlert error={sample.error ?? save.error} />
      {sample.data !== undefined && (
        <section className="template-sample" aria-label={w.sampleTitle}>
          <h3>{w.sampleTitle}</h3>
          <strong>{sample.data.subject}</strong>
          <p>{sample.data.body}</p>
        </section>
      )}
      <div className="template-buttons">
        <Button loading={sample.isPending} onClick={() => sample.mutate()}>
          {w.sample}
        </Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {w.save}
        </Button>
      </div>
    </form>
  );
}
