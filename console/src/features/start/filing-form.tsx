import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { components, operations } from '../../api/schema.d.ts';
import { refreshAfterCommand } from '../../commands/affected.ts';
import { useWords } from '../../language/language.ts';
import { placeFaults } from '../../parts/form/fault-places.ts';
import { fieldsOf } from '../../parts/form/form-schema.ts';
import { toData } from '../../parts/form/form-values.ts';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { SchemaFields } from '../../parts/form/schema-fields.tsx';
import { today } from '../../parts/moment-text.ts';
import { Moment } from '../../parts/moment.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMe } from '../../session/use-me.ts';
import { drafts } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { SubjectField } from './subject-field.tsx';
import type { SubjectKind } from './subject-field.tsx';

const words = {
  zh: {
    organisation: '受理单位',
    organisationNeeded: '请选择受理单位',
    subject: '办理对象',
    subjectNeeded: '请选择办理对象，没有的先登记',
    date: '业务日期',
    dateHelp: '事情实际发生的日期，不填即为今天；不能晚于今天。',
    submit: '提交',
    draft: '已恢复上次未提交的内容',
    clear: '清空重填',
  },
  en: {
    organisation: 'Handed in at',
    organisationNeeded: 'Choose where it is handed in',
    subject: 'About',
    subjectNeeded: 'Choose what it is about; register it first where it is not there',
    date: 'Date of the matter',
    dateHelp: 'The day on which it happened; today where empty, never later.',
    submit: 'Hand in',
    draft: 'What you had begun is here again',
    clear: 'Begin anew',
  },
};

type Procedure = components['schemas']['Procedure'];
export type Filed = operations['postCases']['responses'][201]['content']['application/json'];

interface FilingFormProps {
  readonly procedure: Procedure;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly draft: Draft | null;
  readonly onFiled: (filed: Filed) => void;
}

type Inputs = Record<string, unknown>;

/** What a filing says besides the fields of its form, as the request names it. */
const HEAD = ['organisation', 'subject', 'businessDate'];
const DRAFT_MS = 400;
const LENGTH = { village: 12, township: 9, county: 6 };

/** The form of a filing; what is typed is kept on this device until it is handed in. */
export function FilingForm({ procedure, schema, draft, onFiled }: FilingFormProps) {
  const w = useWords(words);
  const { person } = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<Inputs>();
  const [restored, setRestored] = useState(draft !== null);
  const organisation = Form.useWatch<string | undefined>('organisation', form);
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const { filing, title, id } = procedure;
  const level = filing?.level ?? 'village';
  const regions = filing?.regions ?? [];
  const only = regions.length === 1 && regions[0]?.length === LENGTH[level] ? regions[0] : undefined;
  const kind = (procedure.definition as { subject?: { kind?: SubjectKind } }).subject?.kind ?? 'household';
  const request = useRef<{ text: string; key: string } | null>(null);
  const timer = useRef(0);

  const file = useMutation({
    mutationFn: (inputs: Inputs) => {
      const { subject, businessDate, data } = inputs;
      const body = {
        procedure: id,
        organisation: String(inputs['organisation']),
        data: toData(fields, (data ?? {}) as Inputs),
        ...(typeof subject === 'string' && { subject: { id: subject } }),
        ...(typeof businessDate === 'string' && businessDate !== '' && { businessDate }),
      };
      const text = JSON.stringify(body);
      // The same filing keeps its key, so that sending it again after a lost connection files it once.
      if (request.current?.text !== text) request.current = { text, key: crypto.randomUUID() };
      const header = { 'idempotency-key': request.current.key };
      return answer(api.POST('/api/v1/cases', { params: { header }, body }));
    },
    onSuccess: (filed) => {
      clearTimeout(timer.current);
      void refreshAfterCommand(client);
      onFiled(filed);
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || error.status === 0) return;
      request.current = null;
      const { placed } = placeFaults(
        error.faults,
        fields.map(({ key }) => key),
      );
      const faulty = [
        ...HEAD.flatMap((name) => {
          const errors = error.faults.filter(({ field }) => field.split('/')[1] === name).map(({ message }) => message);
          return errors.length === 0 ? [] : [{ name: [name], errors }];
        }),
        ...placed.map(({ name, errors }) => ({ name: ['data', ...name], errors })),
      ];
      form.setFields(faulty);
      if (faulty[0] !== undefined) form.scrollToField(faulty[0].name, { block: 'center' });
    },
  });
  const keep = (inputs: Inputs): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      void drafts.keep({ person: person.id, procedure: id, title, inputs, keptAt: new Date().toISOString() });
    }, DRAFT_MS);
  };
  return (
    <>
      {restored && draft !== null && (
        <Notice
          tone="info"
          title={w.draft}
          text={<Moment at={draft.keptAt} />}
          actions={
            <Button
              onClick={() => {
                form.setFieldsValue({ subject: undefined, businessDate: undefined });
                form.setFieldValue('data', Object.fromEntries(fields.map(({ key }) => [key, undefined])));
                setRestored(false);
                void drafts.drop(person.id, id);
              }}
            >
              {w.clear}
            </Button>
          }
        />
      )}
      <Form
        form={form}
        layout="vertical"
        className="filing-form"
        scrollToFirstError={{ block: 'center' }}
        initialValues={{ organisation: only, ...draft?.inputs }}
        onValuesChange={(_, inputs) => keep(inputs)}
        onFinish={(inputs) => file.mutate(inputs)}
      >
        <Form.Item
          name="organisation"
          label={w.organisation}
          rules={[{ required: true, message: w.organisationNeeded }]}
        >
          <OrganisationPicker level={level} {...(regions.length === 1 && { region: regions[0] })} />
        </Form.Item>
        <Form.Item name="subject" label={w.subject} rules={[{ required: true, message: w.subjectNeeded }]}>
          <SubjectField kind={kind} region={organisation} />
        </Form.Item>
        <SchemaFields fields={fields} under="data" {...(organisation !== undefined && { region: organisation })} />
        <Form.Item name="businessDate" label={w.date} extra={w.dateHelp}>
          <Input type="date" max={today()} />
        </Form.Item>
        <ProblemAlert error={file.error} />
        <Button type="primary" htmlType="submit" size="large" loading={file.isPending}>
          {w.submit}
        </Button>
      </Form>
    </>
  );
}
