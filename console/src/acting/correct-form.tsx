// 更正: one value that the case carries, with why; the former one stays in the trail.
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Skeleton } from 'antd';
import { CommandOutcome } from '../commands/command-outcome.tsx';
import type { CaseView } from '../commands/command-body.ts';
import { useCommand } from '../commands/use-command.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { fieldsOfForms } from '../parts/form/fields-of-forms.ts';
import type { FieldSpec } from '../parts/form/form-schema.ts';
import { toData, toInputs, type Data } from '../parts/form/form-values.ts';
import { SchemaFields } from '../parts/form/schema-fields.tsx';
import { actionWords } from './action-words.ts';
import { formsQuery } from './acting-queries.ts';
import type { Action } from './offered.ts';

const words = {
  zh: { which: '更正哪一项', choose: '请选择要更正的内容', kept: '原值与更正后的值都留在办理过程中。' },
  en: { which: 'Which value', choose: 'Choose what is to be corrected', kept: 'Both values stay in the trail.' },
};

interface Inputs {
  readonly field?: string;
  readonly data?: Record<string, unknown>;
  readonly reason?: string;
}

export function CorrectForm(props: {
  view: CaseView;
  action: Action;
  onDone: (step: 'done' | 'kept') => void;
  onCancel: () => void;
}) {
  const { view, action, onDone, onCancel } = props;
  const w = { ...useWords(actionWords), ...useWords(words) };
  const { language } = useLanguage();
  const [form] = Form.useForm<Inputs>();
  const chosen = Form.useWatch<string | undefined>('field', form);
  const command = useCommand({ caseId: view.id, caseNumber: view.number });
  const forms = useQuery(formsQuery(view.procedure.key, view.definition, language));
  if (forms.data === undefined) return <Skeleton active />;
  const offered = new Set((action.form ?? []).map(({ field }) => field));
  const fields = fieldsOfForms(forms.data).filter(({ key }) => offered.has(key));
  const field = fields.find(({ key }) => key === chosen);
  const submit = async ({ data, reason = '' }: Inputs): Promise<void> => {
    if (field === undefined) return;
    const value = toData([field], data ?? {})[field.key] ?? null;
    const body = { type: 'correct' as const, field: field.key, value: value as never, reason: reason.trim() };
    const after = await command.send(body, `${w.types['correct'] ?? ''} · ${field.title}`);
    if (after.step === 'done' || after.step === 'kept') onDone(after.step);
    if (after.step !== 'refused') return;
    const errors = after.problem.faults.filter((one) => one.field.startsWith('/value')).map(({ message }) => message);
    if (errors.length > 0) form.setFields([{ name: ['data', field.key] as never, errors }]);
  };
  return (
    <Form form={form} layout="vertical" className="action-form" onFinish={(inputs) => void submit(inputs)}>
      <Form.Item name="field" label={w.which} extra={w.kept} rules={[{ required: true, message: w.choose }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={w.choose}
          options={fields.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(key: string) => form.setFieldValue('data', valueNow(fields, key, view))}
        />
      </Form.Item>
      {field !== undefined && (
        <SchemaFields fields={[{ ...field, required: true }]} under="data" region={view.organisation.path} />
      )}
      <Form.Item
        name="reason"
        label={w.asked.reason}
        rules={[{ required: true, whitespace: true, message: w.required(w.asked.reason) }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <CommandOutcome state={command.state} />
      <div className="action-buttons">
        <Button type="primary" htmlType="submit" loading={command.state.step === 'sending'}>
          {w.submit}
        </Button>
        <Button onClick={onCancel}>{w.cancel}</Button>
      </div>
    </Form>
  );
}

/** What stands there now, to be changed; of a masked value nothing, since it is typed anew. */
function valueNow(fields: readonly FieldSpec[], key: string, view: CaseView): Record<string, unknown> {
  const isMasked = view.masked.some((path) => path.split('/')[0] === key);
  return isMasked
    ? {}
    : toInputs(
        fields.filter((one) => one.key === key),
        view.data as Data,
      );
}
