// The form of one command: what it asks, the fields of its stage, and what became of it.
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Skeleton } from 'antd';
import { useMemo } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { CommandOutcome } from '../commands/command-outcome.tsx';
import type { CaseView } from '../commands/command-body.ts';
import { waitingStore } from '../commands/waiting-store.ts';
import { useCommand } from '../commands/use-command.ts';
import { useLanguage, useText, useWords } from '../language/language.ts';
import { placeFaults } from '../parts/form/fault-places.ts';
import { fieldsOf, type FieldSpec } from '../parts/form/form-schema.ts';
import { toData, toInputs, type Data } from '../parts/form/form-values.ts';
import { SchemaFields } from '../parts/form/schema-fields.tsx';
import { actionWords } from './action-words.ts';
import { ASKED, bodyOf, isRequired, nameInBody, WITH_FORM, type Asked } from './ask.ts';
import { AskedInput } from './asked-input.tsx';
import { formsQuery } from './acting-queries.ts';
import type { Action } from './offered.ts';
import { HeldCommand, useHeld } from './held-command.tsx';
import { useDraft } from './use-draft.ts';

interface ActionFormProps {
  readonly view: CaseView;
  readonly action: Action;
  /** The command was taken, or is kept until the network is back. */
  readonly onDone?: (step: 'done' | 'kept') => void;
  readonly onCancel?: () => void;
  /** The command was refused; the form says why as long as it stands. */
  readonly onRefused?: (problem: ApiProblem) => void;
}

type Inputs = Record<string, unknown>;

/** What stands above the fields of the stage, since they depend on it. */
const FIRST: readonly Asked[] = ['outcome', 'returnStage', 'owingUnit', 'nothing', 'accept'];

export function ActionForm({ view, action, onDone, onCancel, onRefused }: ActionFormProps) {
  const w = useWords(actionWords);
  const text = useText();
  const { language } = useLanguage();
  const [form] = Form.useForm<Inputs>();
  const outcome = Form.useWatch<string | undefined>('outcome', form);
  const command = useCommand({ caseId: view.id, caseNumber: view.number });
  const name = [view.id, action.type, action.taskId ?? action.clock?.id ?? action.unit ?? '', action.period ?? ''].join(
    ' ',
  );
  const { ready, initial: draft, keep, forget } = useDraft<Inputs & { data?: Inputs }>(name);
  const held = useHeld(name);
  const hasForm = WITH_FORM.includes(action.type) && (action.form ?? []).length > 0;
  const forms = useQuery({ ...formsQuery(view.procedure.key, view.definition, language), enabled: hasForm });
  const stageKey = action.stage?.key;
  const part = view.round === null ? undefined : view.round.part.key;
  const nothing = Form.useWatch<boolean | undefined>('nothing', form) === true;
  const fields = useMemo(() => {
    const schema =
      part === undefined
        ? forms.data?.stages.find(({ stage }) => stage === stageKey)?.schema
        : forms.data?.duties.find(({ duty }) => duty === part)?.schema;
    const asked = new Map((action.form ?? []).map(({ field, required }) => [field, required]));
    return schema === undefined
      ? []
      : fieldsOf(schema).flatMap((field): FieldSpec[] => {
          const required = asked.get(field.key);
          return required === undefined ? [] : [{ ...field, required }];
        });
  }, [action.form, forms.data, part, stageKey]);
  const masked = view.masked;
  const before = useMemo(
    () => Object.fromEntries(Object.entries(view.data).filter(([key]) => !masked.includes(key))) as Data,
    [masked, view.data],
  );
  if (!ready || (hasForm && forms.data === undefined)) return <Skeleton active />;

  const visit = view.visits.find(({ id }) => id === action.visitId);
  const owing = (view.round?.items ?? [])
    .filter(({ state, period }) => state === 'silent' && period === action.period)
    .map(({ unit }) => unit);
  const asks = (ASKED[action.type] ?? []).filter((asked) => asked !== 'nothing' || action.nothingToReport === true);
  const submit = async (inputs: Inputs): Promise<void> => {
    const data = hasForm && !nothing ? toData(fields, (inputs['data'] ?? {}) as Inputs, before) : null;
    const words = action.outcomes?.find(({ key }) => key === outcome)?.title;
    const what = words === undefined ? (w.types[action.type] ?? action.type) : text(words);
    const stage = action.stage === undefined ? '' : ` · ${text(action.stage.title)}`;
    const after = await command.send(bodyOf(action, inputs, data), `${what}${stage}`, name);
    if (after.step === 'done') forget();
    if (after.step !== 'refused' && held !== undefined && held.refusal !== null) await waitingStore.remove(held);
    if (after.step === 'done' || after.step === 'kept') onDone?.(after.step);
    if (after.step !== 'refused') return;
    onRefused?.(after.problem);
    const { placed } = placeFaults(
      after.problem.faults,
      fields.map(({ key }) => key),
    );
    const answers = asks.flatMap((asked) => {
      const errors = after.problem.faults
        .filter(({ field }) => field === `/${nameInBody(asked)}`)
        .map(({ message }) => message);
      return errors.length === 0 ? [] : [{ name: [asked], errors }];
    });
    const faulty = [...placed.map(({ name, errors }) => ({ name: ['data', ...name], errors })), ...answers];
    form.setFields(faulty);
    if (faulty[0] !== undefined) form.scrollToField(faulty[0].name, { block: 'center', focus: true });
  };
  const waits = held?.refusal === null;
  return (
    <>
      {held !== undefined && (waits || command.state.step === 'idle') && <HeldCommand held={held} />}
      <Form
        form={form}
        layout="vertical"
        className="action-form"
        style={waits ? { display: 'none' } : {}}
        initialValues={{ ...only(action), ...draft, data: { ...toInputs(fields, before), ...draft?.data } }}
        onValuesChange={(_, all) => keep(all)}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={(inputs) => void submit(inputs)}
      >
        {asks
          .filter((asked) => FIRST.includes(asked))
          .map((asked) => (
            <Question key={asked} {...{ asked, action, visit, outcome, owing }} />
          ))}
        {fields.length > 0 && !nothing && (
          <SchemaFields fields={fields} under="data" region={view.organisation.path} masked={masked} />
        )}
        {asks
          .filter((asked) => !FIRST.includes(asked))
          .map((asked) => (
            <Question key={asked} {...{ asked, action, visit, outcome, owing }} />
          ))}
        <CommandOutcome state={command.state} />
        <div className="action-buttons">
          <Button type="primary" htmlType="submit" loading={command.state.step === 'sending'}>
            {w.submit}
          </Button>
          {onCancel !== undefined && <Button onClick={onCancel}>{w.cancel}</Button>}
        </div>
      </Form>
    </>
  );
}

/** Where there is but one answer it is given beforehand. */
function only({ outcomes, returnTo, objections, grounds }: Action): Inputs {
  return {
    ...(outcomes?.length === 1 ? { outcome: outcomes[0]?.key } : {}),
    ...(returnTo?.length === 1 ? { returnStage: returnTo[0]?.key } : {}),
    ...(objections?.length === 1 ? { objection: objections[0] } : {}),
    ...(grounds === undefined ? { ground: 'suspension' } : grounds.length === 1 ? { ground: grounds[0] } : {}),
  };
}

function Question(
  props: Omit<Parameters<typeof AskedInput>[0], 'id' | 'value' | 'onChange'> & { outcome: string | undefined },
) {
  const { asked, action, visit, outcome, owing } = props;
  const w = useWords(actionWords);
  const required = isRequired(asked, action, outcome);
  const label = w.asked[asked];
  return (
    <Form.Item
      name={asked}
      label={label}
      dependencies={['outcome']}
      rules={required ? [{ required: true, message: w.required(label) }] : []}
    >
      <AskedInput asked={asked} action={action} visit={visit} {...(owing === undefined ? {} : { owing })} />
    </Form.Item>
  );
}
