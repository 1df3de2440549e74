// The ballot sheet of a meeting: one command.
import type { z } from 'zod';
import type { Meeting, VoteStage } from '../../definition/stage.ts';
import { judgeVote } from '../../votes.ts';
import type { Count } from '../../votes.ts';
import type { Ballot, HumanCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, refuse, stateOf } from '../draft.ts';
import { leave } from '../flow.ts';
import { requireForm, requireRules, writeData } from '../form-check.ts';
import { requireKind, requireTaskGround } from '../guards.ts';
import type { CaseState, Visit } from '../state.ts';
import { unstick } from './decide-task.ts';

type Vote = z.infer<typeof VoteStage>;
type RecordVote = Extract<HumanCommand, { type: 'recordVote' }>;

function invalid(field: string, zh: string, en: string): never {
  return refuse('BALLOT_INVALID', { zh, en }, { field });
}

/** Numbers of a meeting whose roll is a number: counted, not named. */
function countCounted(command: RecordVote, roll: number): Count {
  if (typeof command.present !== 'number' || Array.isArray(command.ballots)) {
    return invalid('/ballots', '该会议形式按人数计票，应填写人数。', 'This kind of meeting is counted: give numbers.');
  }
  const avoided = typeof command.avoided === 'number' ? command.avoided : command.avoided.length;
  const { for: inFavour, against, abstain } = command.ballots;
  const whole = [command.present, avoided, inFavour, against, abstain];
  if (whole.some((value) => !Number.isSafeInteger(value) || value < 0))
    invalid('/ballots', '人数须为非负整数。', 'Numbers must be non-negative integers.');
  if (command.present > roll)
    invalid('/present', `到会人数不得超过应到人数（${roll}）。`, `Those present may not exceed the roll (${roll}).`);
  const voting = command.present - avoided;
  if (inFavour + against + abstain > voting)
    invalid(
      '/ballots',
      `票数不得超过到会可投票人数（${voting}）。`,
      `Votes may not exceed those present who may vote (${voting}).`,
    );
  return { roll, present: command.present, avoided, inFavour, against, abstained: voting - inFavour - against };
}

/** Numbers of a meeting whose roll is people: every name is checked against the roll. */
function countNamed(
  command: RecordVote,
  state: CaseState,
  visit: Visit,
  thumbprint: boolean,
): { count: Count; ballots: Ballot[] } {
  const roster = new Set((visit.roster ?? []).map((person) => person.id));
  if (!Array.isArray(command.present) || !Array.isArray(command.ballots) || !Array.isArray(command.avoided)) {
    return invalid('/ballots', '该会议形式记名表决，应填写名单。', 'This kind of meeting is by name: give the names.');
  }
  const present = new Set(command.present);
  if (present.size !== command.present.length)
    invalid('/present', '到会名单有重复。', 'Somebody is listed twice as present.');
  for (const [index, id] of command.present.entries()) {
    if (!roster.has(id))
      refuse(
        'NOT_A_VOTER',
        { zh: '名单中有人不是应到人员。', en: 'Somebody listed is not on the roll.' },
        { field: `/present/${index}` },
      );
  }
  const avoided = new Set(command.avoided);
  if ([...avoided].some((id) => !present.has(id)))
    invalid('/avoided', '回避人员须在到会名单中。', 'Those who stand aside must be among those present.');
  const bound = [...present].filter(
    (id) => (id === state.applicant?.id || state.relatives.includes(id)) && !avoided.has(id),
  );
  if (bound.length > 0) invalid('/avoided', '申请人及其亲属须回避。', 'The applicant and relatives must stand aside.');
  const voted = new Set<string>();
  for (const [index, ballot] of command.ballots.entries()) {
    if (!present.has(ballot.voter))
      refuse(
        'NOT_A_VOTER',
        { zh: '投票人未到会。', en: 'A voter was not present.' },
        { field: `/ballots/${index}/voter` },
      );
    if (avoided.has(ballot.voter))
      invalid(`/ballots/${index}/voter`, '回避人员不得投票。', 'Who stands aside may not vote.');
    if (voted.has(ballot.voter)) invalid(`/ballots/${index}/voter`, '同一人不得重复投票。', 'Nobody may vote twice.');
    if (thumbprint && ballot.choice === 'for' && ballot.mark === undefined) {
      refuse(
        'THUMBPRINT_MISSING',
        { zh: '同意票须有签名或手印。', en: 'A vote in favour needs a signature or thumbprint.' },
        { field: `/ballots/${index}/mark` },
      );
    }
    voted.add(ballot.voter);
  }
  const of = (choice: Ballot['choice']): number =>
    (command.ballots as Ballot[]).filter((ballot) => ballot.choice === choice).length;
  const count = {
    roll: roster.size,
    present: present.size,
    avoided: avoided.size,
    inFavour: of('for'),
    against: of('against'),
    // whoever is present and hands in nothing abstains
    abstained: present.size - avoided.size - of('for') - of('against'),
  };
  return { count, ballots: command.ballots };
}

function requireMeeting(stage: Vote, key: string): Meeting {
  const meeting = stage.meetings.find((one) => one.key === key);
  if (meeting !== undefined) return meeting;
  return refuse(
    'COMMAND_NOT_APPLICABLE',
    { zh: `没有“${key}”这一会议形式。`, en: `There is no kind of meeting "${key}".` },
    { field: '/meeting' },
  );
}

/** More people than any county has; beyond exact shares of it nothing could be counted. */
const LARGEST_ROLL = 10_000_000;

function rollOf(state: CaseState, data: RecordVote['data'], field: string): number {
  const roll = data?.[field] ?? state.data[field];
  if (typeof roll === 'number' && Number.isSafeInteger(roll) && roll > 0 && roll <= LARGEST_ROLL) return roll;
  return refuse(
    'FIELD_REQUIRED',
    {
      zh: `须填写应到人数，为 1 至 ${LARGEST_ROLL} 之间的整数。`,
      en: `The size of the roll is required: a whole number from 1 to ${LARGEST_ROLL}.`,
    },
    { field: `/data/${field}` },
  );
}

/** `recordVote`: judges the meeting; one without quorum has not met validly and is refused, changing nothing. */
export function recordVote(draft: Draft, command: RecordVote): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'convene');
  const stage = ground.stage as Vote;
  const state = stateOf(draft);
  const meeting = requireMeeting(stage, command.meeting);
  const data = command.data ?? {};
  requireForm(draft, stage.form, data, state.data, true);
  requireRules(meeting.rules, { ...state.data, ...data }, draft.parameters);
  const { count, ballots } =
    meeting.roll.from === 'field'
      ? { count: countCounted(command, rollOf(state, data, meeting.roll.field)), ballots: [] }
      : countNamed(command, state, ground.visit, stage.thumbprint);
  const result = judgeVote(meeting, count, draft.businessDate);
  if (!result.quorate) {
    refuse(
      'QUORUM_NOT_MET',
      {
        zh: `到会${result.present}人，应到${result.roll}人，须有${result.quorumNeeded}人以上到会，会议无效。`,
        en: `${result.present} of ${result.roll} were present; ${result.quorumNeeded} are needed. The meeting is not valid.`,
      },
      { field: '/present', details: { present: result.present, roll: result.roll, needed: result.quorumNeeded } },
    );
  }
  unstick(draft, ground.visit);
  writeData(draft, ground.visit.id, data);
  emit(draft, { type: 'voteRecorded', visitId: ground.visit.id, taskId: ground.task.id, result, ballots });
  leave(
    draft,
    ground.visit.id,
    result.passed ? 'passed' : 'notPassed',
    'outcome',
    result.passed ? stage.passed : stage.notPassed,
  );
}
