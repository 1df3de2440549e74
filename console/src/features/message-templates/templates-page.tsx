// 消息模板: the words in which people are told; where nobody has saved others, the built-in ones stand.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { proceduresQuery } from '../../parts/procedure-queries.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { useFormKey } from '../../parts/use-form-key.ts';
import { TemplateEditor } from './template-editor.tsx';
import { templatesQuery, type Place, type SavedTemplate } from './template-queries.ts';
import { templateWords } from './template-words.ts';
import './templates.css';

const words = {
  zh: {
    title: '消息模板',
    note: '通知用的文字。没有另存的，用系统自带的文字。',
    write: '编写模板',
    saved: '已另存的模板',
    none: '还没有另存的模板，全部使用系统自带的文字。',
    kind: '类别',
    channel: '渠道',
    procedure: '事项',
    language: '语言',
    subject: '标题',
    body: '正文',
    edit: '修改',
    remove: '恢复自带文字',
    sure: '确定恢复系统自带的文字？',
    yes: '恢复',
    no: '取消',
    removed: '已恢复系统自带的文字',
  },
  en: {
    title: 'Message templates',
    note: 'The words in which people are told; built-in ones where no others were saved.',
    write: 'Write a template',
    saved: 'Saved templates',
    none: 'None was saved: the built-in words stand.',
    kind: 'Kind',
    channel: 'Channel',
    procedure: 'Procedure',
    language: 'Language',
    subject: 'Subject',
    body: 'Text',
    edit: 'Edit',
    remove: 'Back to built-in',
    sure: 'Go back to the built-in words?',
    yes: 'Go back',
    no: 'Cancel',
    removed: 'The built-in words stand again',
  },
};

const FIRST: Place = { kind: 'dueSoon', channel: 'inbox', procedure: null, language: 'zh' };

export function TemplatesPage() {
  const w = useWords(words);
  const common = useWords(templateWords);
  const text = useText();
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = useFormKey();
  const found = useQuery(templatesQuery);
  const procedures = useQuery(proceduresQuery);
  const [place, setPlace] = useState<Place>(FIRST);
  const remove = useMutation({
    mutationFn: ({ kind, channel, procedure, language }: Place) =>
      answer(
        api.DELETE('/api/v1/admin/message-templates', {
          params: {
            query: { kind, channel, language, ...(procedure !== null && { procedure }) },
            header: key.of({ kind, channel, procedure, language }),
          },
        }),
      ),
    onSuccess: async () => {
      key.taken();
      void message.success(w.removed);
      await client.invalidateQueries({ queryKey: templatesQuery.queryKey });
    },
  });
  const kindOf = (kind: string): string => text(found.data?.kinds.find((one) => one.kind === kind)?.title ?? NOTHING);
  const procedureOf = (id: string | null): string =>
    id === null ? common.everyProcedure : text(procedures.data?.items.find((one) => one.id === id)?.title ?? NOTHING);
  return (
    <>
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          <ExportButton
            name={w.title}
            rows={() => found.data?.items ?? []}
            columns={[
              { title: w.kind, value: ({ kind }: SavedTemplate) => kindOf(kind) },
              { title: w.channel, value: ({ channel }) => common.channels[channel] },
              { title: w.procedure, value: ({ procedure }) => procedureOf(procedure), width: 28 },
              { title: w.language, value: ({ language }) => common.languages[language], width: 8 },
              { title: w.subject, value: ({ subject }) => subject, width: 32 },
              { title: w.body, value: ({ body }) => body, width: 60 },
            ]}
          />
        }
      />
      <ProblemAlert error={found.error ?? remove.error} />
      {found.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {found.data !== undefined && (
        <>
          <Sheet title={w.write}>
            <TemplateEditor list={found.data} place={place} onPlace={setPlace} />
          </Sheet>
          <Sheet title={w.saved}>
            {found.data.items.length === 0 && <p>{w.none}</p>}
            <ul className="template-list">
              {found.data.items.map((one) => (
                <li key={JSON.stringify([one.kind, one.channel, one.procedure, one.language])}>
                  <strong>{kindOf(one.kind)}</strong>
                  <Mark>{common.channels[one.channel]}</Mark>
                  <Mark>{common.languages[one.language]}</Mark>
                  <span>{procedureOf(one.procedure)}</span>
                  <span className="template-subject">{one.subject}</span>
                  <Moment at={one.savedAt} />
                  <Button size="small" onClick={() => setPlace(one)}>
                    {w.edit}
                  </Button>
                  <Popconfirm title={w.sure} okText={w.yes} cancelText={w.no} onConfirm={() => remove.mutate(one)}>
                    <Button size="small">{w.remove}</Button>
                  </Popconfirm>
                </li>
              ))}
            </ul>
          </Sheet>
        </>
      )}
    </>
  );
}

const NOTHING = { zh: '—', en: '—' };
