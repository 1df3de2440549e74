import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { components } from '../../api/schema.d.ts';
import { refreshAfterCommand } from '../../commands/affected.ts';
import type { FilingBody } from '../../commands/command-body.ts';
import { giveFiling } from '../../commands/give-command.ts';
import type { Filed } from '../../commands/give-command.ts';
import { useText, useWords } from '../../language/language.ts';
import { fieldsOf } from '../../parts/form/form-schema.ts';
import type { FieldSpec } from '../../parts/form/form-schema.ts';
import { toData } from '../../parts/form/form-values.ts';
import { OrganisationPicker } from '../../parts/form/pickers.tsx';
import { SchemaFields } from '../../parts/form/schema-fields.tsx';
import { today } from '../../parts/moment-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMe } from '../../session/use-me.ts';
import type { Begun } from './begun.ts';
import { BegunNotice } from './begun-notice.tsx';
import { filingFaults } from './filing-faults.ts';
import { SubjectField } from './subject-field.tsx';
import type { SubjectKind } from './subject-field.tsx';

const words = {
  zh: {
    what: (procedure: string, whose: string) => `发起 · ${procedure}${whose === '' ? '' : `（${whose}）`}`,
    organisation: '受理单位',
    organisationNeeded: '请选择受理单位',
    subject: '办理对象',
    subjectNeeded: '请选择办理对象，没有的先登记',
    date: '业务日期',
    dateHelp: '事情实际发生的日期，不填即为今天；不能晚于今天。',
    submit: '提交',
  },
  en: {
    what: (procedure: string, whose: string) => `Start · ${procedure}${whose === '' ? '' : ` (${whose})`}`,
    organisation: 'Handed in at',
    organisationNeeded: 'Choose where it is handed in',
    subject: 'About',
    subjectNeeded: 'Choose what it is about; register it first where it is not there',
    date: 'Date of the matter',
    dateHelp: 'The day on which it happened; today where empty, never later.',
    submit: 'Hand in',
  },
};

type Procedure = components['schemas']['Procedure'];
type Inputs = Record<string, unknown>;

interface FilingFormProps {
  readonly procedure: Procedure;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly begun: Begun;
  /** It is a case now, or waits on this device. */
  readonly onDone: (after: Exclude<Filed, { step: 'refused' }>) => void;
}

const DRAFT_MS = 400;
const LENGTH = { village: 12, township: 9, county: 6 };

/** The form of a filing; what is typed is kept on this device until it is handed in. */
export function FilingForm({ procedure, schema, begun, onDone }: FilingFormProps) {
  const w = useWords(words);
  const text = useText();
  const { person } = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<Inputs>();
  const [restored, setRestored] = useState(begun.inputs !== null);
  const organisation = Form.useWatch<string | undefined>('organisation', form);
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const { filing, title, id } = procedure;
  const level = filing?.level ?? 'village';
  const regions = filing?.regions ?? [];
  const only = regions.length === 1 && regions[0]?.length === LENGTH[level] ? regions[0] : undefined;
  const kind = (procedure.definition as { subject?: { kind?: SubjectKind } }).subject?.kind ?? 'household';
  const request = useRef(begun.request);
  const timer = useRef(0);
  const told = begun.faults;
  const show = (faults: typeof told): void => {
    const faulty = filingFaults(faults, fields);
    form.setFields(faulty);
    if (faulty[0] !== undefined) form.scrollToField(faulty[0].name, { block: 'center', focus: true });
  };
  useEffect(() => {
    if (told.length > 0) form.setFields(filingFaults(told, fields));
  }, [fields, form, told]);

  const file = useMutation({
    mutationFn: async (inputs: Inputs): Promise<Filed> => {
      clearTimeout(timer.current);
      const { subject, businessDate, data } = inputs;
      const body = {
        procedure: id,
        organisation: String(inputs['organisation']),
        data: toData(fields, (data ?? {}) as Inputs),
        ...(typeof subject === 'string' && { subject: { id: subject } }),
        ...(typeof businessDate === 'string' && businessDate !== '' && { businessDate }),
      } as FilingBody;
      const sent = JSON.stringify(body);
      // The same filing keeps its key, so that sending it again after a lost connection files it once.
      if (request.current?.text !== sent) request.current = { text: sent, key: crypto.randomUUID() };
      const { key } = request.current;
      const after = await giveFiling({
        person: person.id,
        key,
        procedure: id,
        what: w.what(text(title), toldBy(fields, body.data ?? {})),
        filing: body,
        inputs,
      });
      if (after.step !== 'refused') await begun.done(key);
      return after;
    },
    onSuccess: (after) => {
      if (after.step === 'refused') {
        request.current = null;
        show(after.problem.faults);
        return;
      }
      void refreshAfterCommand(client);
      onDone(after);
    },
  });
  const keep = (inputs: Inputs): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void begun.keep(inputs), DRAFT_MS);
  };
  return (
    <>
      {restored && (
        <BegunNotice
          begun={begun}
          onClear={() => {
            form.setFieldsValue({ subject: undefined, businessDate: undefined });
            form.setFieldValue('data', Object.fromEntries(fields.map(({ key }) => [key, undefined])));
            setRestored(false);
            void begun.drop();
          }}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        className="filing-form"
        scrollToFirstError={{ block: 'center', focus: true }}
        initialValues={{ organisation: only, ...begun.inputs }}
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
        <ProblemAlert error={file.error ?? (file.data?.step === 'refused' ? file.data.problem : null)} />
        <Button type="primary" htmlType="submit" size="large" loading={file.isPending}>
          {w.submit}
        </Button>
      </Form>
    </>
  );
}

const LONGEST_TOLD = 20;

/** By what somebody tells one waiting filing from another: its first words, which are mostly a name. */
function toldBy(fields: readonly FieldSpec[], data: Readonly<Record<string, unknown>>): string {
  const told = fields.find(
    ({ key, type, sensitive }) => type === 'text' && !sensitive && typeof data[key] === 'string',
  );
  return told === undefined ? '' : String(data[told.key]).slice(0, LONGEST_TOLD);
}
