// What each command asks besides the form of its stage, and how the answers become its body.
import type { CommandBody } from '../commands/command-body.ts';
import type { Data } from '../parts/form/form-values.ts';
import { uploadedName } from '../parts/form/uploaded-names.ts';
import type { Action } from './offered.ts';

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
  | 'signer'
  | 'owingUnit'
  | 'nothing'
  | 'accept'
  | 'excuse'
  | 'remark'
  | 'from'
  | 'until';

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
  suspendClock: ['ground', 'from', 'until', 'reason'],
  resumeClock: ['reason'],
  fileItem: ['nothing', 'note', 'attachments'],
  checkItem: ['accept', 'opinion'],
  correctItem: ['reason'],
  excuseItem: ['owingUnit', 'excuse'],
  consolidate: ['remark'],
  issueBulletin: ['text'],
};

/** Commands whose stage has a form of its own. */
export const WITH_FORM: readonly string[] = ['decide', 'post', 'report', 'recordVote', 'fileItem', 'correctItem'];

/** Commands that are given at once, without a question. */
export const AT_ONCE: readonly string[] = ['claim', 'release', 'retryEffect'];

const SHORT = 8;

type Answers = Readonly<Partial<Record<Asked, unknown>>>;

const NAMES: Partial<Record<Asked, string>> = {
  returnStage: 'stage',
  person: 'to',
  people: 'to',
  groundText: 'ground',
  signer: 'signerTaskId',
  owingUnit: 'unit',
  nothing: 'nothingToReport',
  excuse: 'ground',
  remark: 'opinion',
  until: 'to',
};

/** What an answer is called in the body of its command. */
export const nameInBody = (asked: Asked): string => NAMES[asked] ?? asked;

/** Commands on a round name a unit, a period or an organisation instead of a task. */
const OF_ROUNDS: readonly string[] = [
  'fileItem',
  'checkItem',
  'correctItem',
  'excuseItem',
  'consolidate',
  'issueBulletin',
];

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The body of a command from what was answered; what was left empty is left out. */
export function bodyOf(action: Action, answers: Answers, data: Data | null): CommandBody {
  const { type, visitId, taskId, clock, unit, period, organisation } = action;
  const body: Record<string, unknown> = { type };
  const ofRound = OF_ROUNDS.includes(type);
  if (visitId !== undefined && !ofRound) body['visitId'] = visitId;
  if (taskId !== undefined && !ofRound) body['taskId'] = taskId;
  if (unit !== undefined) body['unit'] = unit;
  if (period !== undefined) body['period'] = period;
  if (organisation !== undefined && type === 'consolidate') body['organisation'] = organisation;
  if (clock !== undefined) body['clockId'] = clock.id;
  for (const asked of ASKED[type] ?? []) {
    const value = answers[asked];
    if (isEmpty(value) || (asked === 'nothing' && value !== true)) continue;
    body[nameInBody(asked)] = asked === 'amount' || asked === 'objection' ? Number(value) : value;
  }
  if (type === 'attach')
    body['attachments'] = ((answers.attachments as string[] | undefined) ?? []).map((digest) => ({
      digest,
      name: uploadedName(digest) ?? digest.slice(0, SHORT),
    }));
  if (type === 'fileItem' && body['nothingToReport'] === true) return body as unknown as CommandBody;
  if (type === 'urge' && body['message'] === undefined) body['message'] = '';
  if (data !== null && Object.keys(data).length > 0) body['data'] = data;
  return body as unknown as CommandBody;
}

/** Whether an answer is needed: opinions only where the outcome, or the command itself, demands one. */
export function isRequired(asked: Asked, action: Action, outcome: string | undefined): boolean {
  switch (asked) {
    case 'opinion':
      return (
        (action.type !== 'decide' && action.type !== 'checkItem') ||
        (action.outcomes?.find(({ key }) => key === outcome)?.opinionRequired ?? false)
      );
    case 'message':
    case 'note':
    case 'remark':
    case 'nothing':
    case 'from':
    case 'until':
      return false;
    case 'attachments':
      return action.type === 'attach';
    default:
      return true;
  }
}
