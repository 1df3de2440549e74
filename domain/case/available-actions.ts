// What an actor may do on a case now, and why not the rest: one source for buttons, API answers and tests.
import type { Instant } from '../calendar/index.ts';
import type { Text } from '../definition/atoms.ts';
import type { Ground } from '../definition/clock.ts';
import type { FormField } from '../definition/field.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { Stage } from '../definition/stage.ts';
import { placeOf } from '../definition/stage-index.ts';
import { closerName } from './acting.ts';
import type { HumanCommand } from './command.ts';
import { clockActions } from './clock-actions.ts';
import { mayCorrect } from './commands/case-wide.ts';
import { returnTargets, requireMayDecide } from './commands/decide-task.ts';
import { decide } from './decide.ts';
import { Refused, parameterValues } from './draft.ts';
import type { Draft } from './draft.ts';
import { requireTaskGround } from './guards.ts';
import { CASE_WIDE } from '../supervision.ts';
import type { Actor } from './people.ts';
import type { Refusal } from './refusal.ts';
import type { CaseState, Task, Visit } from './state.ts';

/** One thing that can be asked of the case, allowed or refused. */
export interface AvailableAction {
  type: HumanCommand['type'];
  allowed: boolean;
  /** Why not, when it is not allowed. */
  refusal?: Refusal;
  visitId?: number;
  taskId?: string;
  stage?: { key: string; title: Text };
  outcomes?: { key: string; title: Text; kind: string; opinionRequired: boolean }[];
  form?: FormField[];
  /** 退回任意节点: where to. */
  returnTo?: { key: string; title: Text }[];
  meetings?: { key: string; title: Text }[];
  objections?: number[];
  /** Of a clock: which, on what grounds it may be suspended, and how much longer it may become. */
  clock?: { id: string; key: string; title: Text };
  grounds?: Ground[];
  extension?: { left: number; unit: string };
}

function judge(check: () => void): { allowed: boolean; refusal?: Refusal } {
  try {
    check();
    return { allowed: true };
  } catch (error) {
    if (error instanceof Refused) return { allowed: false, refusal: error.refusal };
    throw error;
  }
}

function draftFor(definition: CaseForm, state: CaseState, actor: Actor, now: Instant): Draft {
  const person = actor.kind === 'system' ? {} : { person: actor.person };
  return {
    definition,
    parameters: parameterValues(definition),
    now,
    issuer: actor,
    actor: { kind: actor.kind, ...person },
    businessDate: state.startedOn,
    state,
    events: [],
  };
}

/** The main command of a task, with what its form offers. */
function offered(
  definition: CaseForm,
  state: CaseState,
  visit: Visit,
  task: Task,
  stage: Stage,
): Partial<AvailableAction> & { type: HumanCommand['type'] } {
  if (task.kind === 'advise' || task.kind === 'countersign') return { type: 'giveOpinion' };
  switch (stage.kind) {
    case 'decision':
    case 'work': {
      const targets = returnTargets(definition, state, visit, stage);
      return {
        type: 'decide',
        outcomes: stage.outcomes.map(({ key, title, kind, opinion }) => ({
          key,
          title,
          kind,
          opinionRequired: opinion || ['return', 'reject', 'refer'].includes(kind),
        })),
        form: stage.form,
        ...(targets.length === 0
          ? {}
          : {
              returnTo: targets.map((key) => ({
                key,
                title: placeOf(definition, key)?.stage.title ?? { zh: key, en: key },
              })),
            }),
      };
    }
    case 'vote':
      return {
        type: 'recordVote',
        form: stage.form,
        meetings: stage.meetings.map(({ key, title }) => ({ key, title })),
      };
    case 'notice':
      if (task.kind === 'post') return { type: 'post', form: stage.form };
      return {
        type: 'resolveObjection',
        objections: (visit.notice?.objections ?? []).filter((one) => one.resolved === undefined).map((one) => one.id),
      };
    case 'wait':
      return { type: 'report', form: stage.until.kind === 'event' ? stage.until.form : [] };
    default:
      return { type: 'comment' };
  }
}

function taskActions(
  definition: CaseForm,
  state: CaseState,
  actor: Actor,
  now: Instant,
  visit: Visit,
  task: Task,
): AvailableAction[] {
  const stage = placeOf(definition, visit.stage)?.stage;
  if (stage === undefined) return [];
  const on = { visitId: visit.id, taskId: task.id };
  const named = { ...on, stage: { key: stage.key, title: stage.title } };
  const ground = judge(() => void requireTaskGround(definition, state, actor, on));
  const main = offered(definition, state, visit, task, stage);
  const may = judge(() => {
    const found = requireTaskGround(definition, state, actor, on);
    if (main.type === 'decide') requireMayDecide(draftFor(definition, state, actor, now), found);
  });
  const actions: AvailableAction[] = [{ ...named, ...main, ...may }];
  if (main.returnTo !== undefined) actions.push({ ...named, type: 'returnTo', returnTo: main.returnTo, ...may });
  if (!ground.allowed) return actions;
  actions.push({ ...named, type: task.claimedBy === undefined ? 'claim' : 'release', allowed: true });
  const kept = 'keepsOwner' in stage && stage.keepsOwner === true;
  if (task.kind !== 'post' && task.kind !== 'inquire' && !kept) {
    actions.push({ ...named, type: 'transfer', allowed: true });
  }
  if (main.type === 'decide') actions.push({ ...named, type: 'delegate', allowed: true });
  if (task.kind === 'decide') actions.push({ ...named, type: 'addSigner', allowed: true });
  const signers = visit.tasks.filter((one) => one.id !== task.id && (one.state === 'open' || one.state === 'waiting'));
  if (task.kind === 'decide' && signers.length > 0) actions.push({ ...named, type: 'removeSigner', allowed: true });
  return actions;
}

/** 更正: of each value that the case carries, for whoever may. */
function correcting(definition: CaseForm, state: CaseState, actor: Actor): AvailableAction[] {
  const form = definition.fields
    .filter(({ key }) => state.data[key] !== undefined && state.data[key] !== null)
    .map(({ key }) => ({ field: key, required: true }));
  return form.length > 0 && mayCorrect(state, actor) ? [{ type: 'correct', allowed: true, form }] : [];
}

/**
 * Available actions of an actor at an instant: for each open task its main command and verbs, then what concerns the
 * case. Refused ones carry the refusal, so that a page can say why not.
 */
export function availableActions(
  definition: CaseForm,
  state: CaseState,
  actor: Actor,
  now: Instant,
): AvailableAction[] {
  if (state.status === 'ended' || actor.kind === 'system') return [];
  const tried = (command: HumanCommand, more: Partial<AvailableAction> = {}): AvailableAction => {
    const answer = decide(definition, state, command, { now });
    return { type: command.type, ...more, allowed: answer.ok, ...(answer.ok ? {} : { refusal: answer.refusal }) };
  };
  const actions = state.visits.flatMap((visit) =>
    visit.tasks
      .filter((task) => task.state === 'open' || task.state === 'waiting')
      .flatMap((task) => taskActions(definition, state, actor, now, visit, task)),
  );
  for (const visit of state.visits) {
    const title = placeOf(definition, visit.stage)?.stage.title ?? { zh: visit.stage, en: visit.stage };
    const named = { visitId: visit.id, stage: { key: visit.stage, title } };
    if (visit.notice !== undefined) {
      actions.push(tried({ type: 'object', actor, visitId: visit.id, by: '?', text: '?' }, named));
    }
    if (visit.branches === undefined)
      actions.push(tried({ type: 'urge', actor, visitId: visit.id, message: '' }, named));
    if (actor.kind === 'administrator' && (visit.effect !== undefined || visit.stuckReason !== undefined)) {
      actions.push(tried({ type: 'retryEffect', actor, visitId: visit.id }, named));
    }
  }
  if (actor.kind === 'administrator' && state.effects.some((one) => one.visit === CASE_WIDE && one.attempts > 0)) {
    actions.push(tried({ type: 'retryEffect', actor, visitId: CASE_WIDE }, { visitId: CASE_WIDE }));
  }
  const mine = state.closed.findLast((visit) => closerName(state, actor, visit.id) !== null && visit.next !== null);
  if (mine !== undefined)
    actions.push(tried({ type: 'takeBack', actor, visitId: mine.id, reason: '?' }, { visitId: mine.id }));
  if (definition.withdrawal !== undefined) actions.push(tried({ type: 'withdraw', actor, reason: '?' }));
  actions.push(
    state.status === 'suspended'
      ? tried({ type: 'resume', actor, reason: '?' })
      : tried({ type: 'suspend', actor, ground: 'suspension', reason: '?' }),
    ...clockActions(definition, state, actor),
    ...correcting(definition, state, actor),
    { type: 'comment', allowed: true },
    { type: 'attach', allowed: true },
    { type: 'copy', allowed: true },
  );
  return actions;
}
