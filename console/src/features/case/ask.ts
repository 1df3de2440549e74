// What each command asks besides the form of its stage, and how the answers become its body.
import type { CommandBody } from '../../commands/command-body.ts';
import type { Data } from '../../parts/form/form-values.ts';
import type { Action } from './case-queries.ts';

/** A thing that a command asks. `opinion` may be left empty where the outcome allows it. */
export type Asked =
  | 'outcome'
  | 'returnStage'
  | 'opinion'
  | 'person'
  | 'people'
  | 'reason'
  | 'position'
  | 'agree'
  | 'by'
  | 'text'
  | 'objection'
  | 'upheld'
  | 'message'
  | 'attachments'
  | 'note'
  | 'ground'
  | 'groundText'
  | 'amount'
  | 'signer';

/** What a command asks, in the order of its form; commands that are not here ask nothing. */
export const ASKED: Readonly<Record<string, readonly Asked[]>> = {
  decide: ['outcome', 'opinion'],
  returnTo: ['returnStage', 'opinion'],
  transfer: ['person', 'reason'],
  delegate: ['person', 'reason'],
  addSigner: ['person', 'position', 'reason'],
  removeSigner: ['signer', 'reason'],
  giveOpinion: ['agree', 'opinion'],
  object: ['by', 'text'],
  resolveObjection: ['objection', 'upheld', 'opinion'],
  withdraw: ['reason'],
  takeBack: ['reason'],
  urge: ['message'],
  copy: ['people', 'message'],
  comment: ['text', 'attachments'],
  attach: ['attachments', 'note'],
  suspend: ['ground', 'reason'],
  resume: ['reason'],
  extendClock: ['amount', 'groundText'],
  suspendClock: ['ground', 'reason'],
  resumeClock: ['reason'],
};

/** Commands whose stage has a form of its own. */
export const WITH_FORM: readonly string[] = ['decide', 'post', 'report', 'recordVote'];

/** Commands that are given at once, without a question. */
export const AT_ONCE: readonly string[] = ['claim', 'release', 'retryEffect'];

type Answers = Readonly<Partial<Record<Asked, unknown>>>;

const NAMES: Partial<Record<Asked, string>> = {
  returnStage: 'stage',
  person: 'to',
  people: 'to',
  groundText: 'ground',
  signer: 'signerTaskId',
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The body of a command from what was answered; what was left empty is left out. */
export function bodyOf(action: Action, answers: Answers, data: Data | null): CommandBody {
  const { type, visitId, taskId, clock } = action;
  const body: Record<string, unknown> = { type };
  if (visitId !== undefined) body['visitId'] = visitId;
  if (taskId !== undefined) body['taskId'] = taskId;
  if (clock !== undefined) body['clockId'] = clock.id;
  for (const asked of ASKED[type] ?? []) {
    const value = answers[asked];
    if (isEmpty(value)) continue;
    body[NAMES[asked] ?? asked] = asked === 'amount' || asked === 'objection' ? Number(value) : value;
  }
  if (type === 'attach')
    body['attachments'] = ((answers.attachments as string[] | undefined) ?? []).map((digest) => ({
      digest,
      name: digest.slice(0, 8),
    }));
  if (type === 'urge' && body['message'] === undefined) body['message'] = '';
  if (data !== null && Object.keys(data).length > 0) body['data'] = data;
  return body as unknown as CommandBody;
}

/** Whether an answer is needed: opinions only where the outcome, or the command itself, demands one. */
export function isRequired(asked: Asked, action: Action, outcome: string | undefined): boolean {
  switch (asked) {
    case 'opinion':
      return (
        action.type !== 'decide' || (action.outcomes?.find(({ key }) => key === outcome)?.opinionRequired ?? false)
      );
    case 'message':
    case 'note':
      return false;
    case 'attachments':
      return action.type === 'attach';
    default:
      return true;
  }
}
