// A meeting's vote: the roll call and each ballot, or the numbers where the roll is a number; the tally counts along.
import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Radio, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { CommandOutcome } from '../commands/command-outcome.tsx';
import type { CaseView, CommandBody } from '../commands/command-body.ts';
import { waitingStore } from '../commands/waiting-store.ts';
import { useCommand } from '../commands/use-command.ts';
import { useLanguage, useText, useWords } from '../language/language.ts';
import { placeFaults } from '../parts/form/fault-places.ts';
import { fieldsOf } from '../parts/form/form-schema.ts';
import { toData, toInputs, type Data } from '../parts/form/form-values.ts';
import { SchemaFields } from '../parts/form/schema-fields.tsx';
import { actionWords } from './action-words.ts';
import { formsQuery } from './acting-queries.ts';
import { HeldCommand, useHeld } from './held-command.tsx';
import { useDraft } from './use-draft.ts';
import type { Draft } from './use-draft.ts';
import type { Action, Visit } from './offered.ts';
import { RollCall, type Ballots } from './roll-call.tsx';
import { TallyBar } from './tally-bar.tsx';
import type { Counted } from './tally.ts';

const words = {
  zh: {
    meeting: '会议',
    present: '到会人数',
    avoided: '回避人数',
    for: '同意',
    against: '反对',
    abstain: '弃权',
    required: '请填写人数',
  },
  en: {
    meeting: 'Meeting',
    present: 'Present',
    avoided: 'Standing aside',
    for: 'For',
    against: 'Against',
    abstain: 'Abstaining',
    required: 'A number is required',
  },
};

type Numbers = Partial<Record<'present' | 'avoided' | 'for' | 'against' | 'abstain', number>>;
type Inputs = { data?: Record<string, unknown>; numbers?: Numbers };
/** What was typed, until it is handed in: a roll call of a hundred must not be lost to a page that loads again. */
interface Typed {
  readonly meeting: string;
  readonly ballots: Ballots;
  readonly inputs: Inputs;
}
const NUMBERS = ['present', 'avoided', 'for', 'against', 'abstain'] as const;

interface VoteFormProps {
  readonly view: CaseView;
  readonly action: Action;
  readonly onRefused: (problem: ApiProblem) => void;
}

export function VoteForm({ view, action, onRefused }: VoteFormProps) {
  const visit = view.visits.find(({ id }) => id === action.visitId);
  const { language } = useLanguage();
  const name = [view.id, action.type, action.taskId ?? ''].join(' ');
  const draft = useDraft<Typed>(name);
  const forms = useQuery(formsQuery(view.procedure.key, view.definition, language));
  if (visit?.vote === null || visit?.vote === undefined || forms.data === undefined || !draft.ready)
    return <Skeleton active />;
  const schema = forms.data.stages.find(({ stage }) => stage === visit.stage.key)?.schema ?? {};
  return <Meeting {...{ view, action, onRefused, visit, vote: visit.vote, schema, draft, draftName: name }} />;
}

interface MeetingProps extends VoteFormProps {
  readonly visit: Visit;
  readonly vote: NonNullable<Visit['vote']>;
  readonly schema: Record<string, unknown>;
  readonly draft: Draft<Typed>;
  readonly draftName: string;
}

function Meeting({ view, action, onRefused, visit, vote, schema, draft, draftName }: MeetingProps) {
  const w = useWords(words);
  const common = useWords(actionWords);
  const text = useText();
  const [form] = Form.useForm<Inputs>();
  const { initial } = draft;
  const held = useHeld(draftName);
  const [key, setKey] = useState(initial?.meeting ?? vote.meetings[0]?.key ?? '');
  const [ballots, setBallots] = useState<Ballots>(initial?.ballots ?? {});
  const keep = (changed: Partial<Typed>): void =>
    draft.keep({ meeting: key, ballots, inputs: form.getFieldsValue(true) as Inputs, ...changed });
  const cast = (next: Ballots): void => {
    setBallots(next);
    keep({ ballots: next });
  };
  const choose = (meeting: string): void => {
    setKey(meeting);
    keep({ meeting });
  };
  const numbers = Form.useWatch<Numbers | undefined>('numbers', form) ?? {};
  const typed = Form.useWatch<Record<string, unknown> | undefined>('data', form) ?? {};
  const command = useCommand({ caseId: view.id, caseNumber: view.number });
  const meeting = vote.meetings.find((one) => one.key === key);
  if (meeting === undefined) return null;

  const fields = fieldsOf(schema);
  const before = Object.fromEntries(Object.entries(view.data).filter(([name]) => !view.masked.includes(name))) as Data;
  const rollNumber = Number(
    meeting.rollField === null ? 0 : (typed[meeting.rollField] ?? before[meeting.rollField] ?? 0),
  );
  const counted = meeting.named ? countedNamed(ballots, vote.roster?.length ?? 0) : countedNumbers(numbers, rollNumber);

  const submit = async (inputs: Inputs): Promise<void> => {
    const data = toData(fields, inputs.data ?? {}, before);
    const body = {
      type: 'recordVote',
      visitId: visit.id,
      taskId: action.taskId ?? '',
      meeting: key,
      ...(meeting.named ? namedBody(ballots) : numbersBody(inputs.numbers ?? {})),
      ...(Object.keys(data).length === 0 ? {} : { data }),
    } as unknown as CommandBody;
    const after = await command.send(body, `${text(meeting.title)} · ${text(visit.stage.title)}`, draftName);
    if (after.step === 'done') draft.forget();
    if (after.step !== 'refused' && held !== undefined && held.refusal !== null) await waitingStore.remove(held);
    if (after.step !== 'refused') return;
    onRefused(after.problem);
    const { placed } = placeFaults(
      after.problem.faults,
      fields.map((field) => field.key),
    );
    const faulty = placed.map((one) => ({ name: ['data', ...one.name] as never, errors: one.errors }));
    form.setFields(faulty);
    if (faulty[0] !== undefined) form.scrollToField(faulty[0].name, { block: 'center', focus: true });
  };
  const waits = held?.refusal === null;
  return (
    <>
      {held !== undefined && (waits || command.state.step === 'idle') && <HeldCommand held={held} />}
      <Form
        form={form}
        style={waits ? { display: 'none' } : {}}
        layout="vertical"
        className="action-form"
        initialValues={{ ...initial?.inputs, data: { ...toInputs(fields, before), ...initial?.inputs.data } }}
        onValuesChange={() => keep({})}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={(inputs) => void submit(inputs)}
      >
        {vote.meetings.length > 1 && (
          <Form.Item label={w.meeting}>
            {vote.meetings.length > 4 ? (
              <Select
                value={key}
                onChange={choose}
                options={vote.meetings.map((one) => ({ value: one.key, label: text(one.title) }))}
              />
            ) : (
              <Radio.Group
                value={key}
                onChange={(event) => choose(String(event.target.value))}
                options={vote.meetings.map((one) => ({ value: one.key, label: text(one.title) }))}
              />
            )}
          </Form.Item>
        )}
        <SchemaFields fields={fields} under="data" region={view.organisation.path} masked={view.masked} />
        {meeting.named ? (
          <RollCall roster={vote.roster ?? []} thumbprint={vote.thumbprint} ballots={ballots} onChange={cast} />
        ) : (
          <div className="vote-numbers">
            {NUMBERS.map((name) => (
              <Form.Item
                key={name}
                name={['numbers', name]}
                label={w[name]}
                rules={name === 'present' || name === 'for' ? [{ required: true, message: w.required }] : []}
              >
                <InputNumber min={0} precision={0} inputMode="numeric" />
              </Form.Item>
            ))}
          </div>
        )}
        <TallyBar meeting={meeting} counted={counted} />
        <CommandOutcome state={command.state} />
        <Button type="primary" htmlType="submit" loading={command.state.step === 'sending'}>
          {common.submit}
        </Button>
      </Form>
    </>
  );
}

function countedNamed(ballots: Ballots, roll: number): Counted {
  const all = Object.values(ballots);
  return {
    roll,
    present: all.length,
    avoided: all.filter(({ choice }) => choice === 'avoided').length,
    inFavour: all.filter(({ choice }) => choice === 'for').length,
  };
}

function countedNumbers({ present = 0, avoided = 0, for: inFavour = 0 }: Numbers, roll: number): Counted {
  return { roll, present, avoided, inFavour };
}

function namedBody(ballots: Ballots) {
  const all = Object.entries(ballots);
  return {
    present: all.map(([voter]) => voter),
    avoided: all.filter(([, { choice }]) => choice === 'avoided').map(([voter]) => voter),
    ballots: all
      .filter(([, { choice }]) => choice !== 'avoided')
      .map(([voter, { choice, mark }]) => ({ voter, choice, ...(mark === null ? {} : { mark }) })),
  };
}

const numbersBody = ({ present = 0, avoided = 0, for: inFavour = 0, against = 0, abstain = 0 }: Numbers) => ({
  present,
  avoided,
  ballots: { for: inFavour, against, abstain },
});
