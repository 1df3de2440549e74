// What an actor may do on a round now: one source for buttons, API answers and tests.
import type { Instant } from '../calendar/index.ts';
import { entitlement } from '../case/address.ts';
import type { Actor } from '../case/people.ts';
import type { Refusal } from '../case/refusal.ts';
import type { Text } from '../definition/atoms.ts';
import type { FormField } from '../definition/field.ts';
import type { Definition } from '../definition/forms.ts';
import type { RoundHumanCommand } from './command.ts';
import { decideRound } from './decide.ts';
import { itemOf, openTerms, owes, owing } from './items.ts';
import { addressFor, itemFormOf, leadOf, partOf, scheduleOf } from './part.ts';
import type { Part } from './part.ts';
import type { Item, RoundState, Term } from './state.ts';
import { addressIn } from './tasks.ts';

/** One thing that can be asked of a round, on an item, a step, or the round as a whole. */
export interface RoundAction {
  type: RoundHumanCommand['type'];
  allowed: boolean;
  /** Why not, when it is not allowed. */
  refusal?: Refusal;
  visitId?: number;
  taskId?: string;
  stage?: { key: string; title: Text };
  unit?: string;
  period?: string;
  /** Of a consolidation: whose. */
  organisation?: string;
  form?: FormField[];
  /** An entry may say that there was nothing. */
  nothingToReport?: boolean;
}

/**
 * Available actions of an actor at an instant: filing and correcting for the units that he acts for, checking, summing
 * up, the bulletin, excusing; then what concerns the round. Units and posts that are others' are left out: they are many.
 */
export function roundActions(definition: Definition, state: RoundState, actor: Actor, now: Instant): RoundAction[] {
  const part = partOf(definition, state.part);
  if (part === undefined || state.status === 'ended' || actor.kind === 'system') return [];
  const tried = (command: RoundHumanCommand, more: Partial<RoundAction> = {}): RoundAction => {
    const answer = decideRound(definition, state, command, { now });
    return { type: command.type, ...more, allowed: answer.ok, ...(answer.ok ? {} : { refusal: answer.refusal }) };
  };
  return [
    ...openTerms(state).flatMap((term) =>
      state.units.flatMap((unit) => itemActions(part, state, actor, term, unit.path)),
    ),
    ...stepActions(part, state, actor),
    ...openTerms(state).flatMap((term) => excuseActions(part, state, actor, term)),
    ...urgeable(part, state).map(({ visitId, stage }) =>
      tried(
        { type: 'urge', actor, visitId, message: '' },
        { visitId, stage: { key: stage, title: titleOf(part, stage) } },
      ),
    ),
    ...retries(state, actor),
    { type: 'comment', allowed: true },
    { type: 'attach', allowed: true },
    { type: 'copy', allowed: true },
  ];
}

/** The title of a step of the part: its item, check, a consolidation or the bulletin. */
export function titleOf(part: Part, key: string): Text {
  const steps =
    part.kind === 'indicator' ? [] : [part.duty.item, part.duty.check, ...part.duty.consolidation, part.duty.bulletin];
  return steps.find((step) => step?.key === key)?.title ?? scheduleOf(part).title;
}

function itemActions(part: Part, state: RoundState, actor: Actor, term: Term, unit: string): RoundAction[] {
  const item = itemOf(state, term, unit);
  const visitId = term.visit ?? 0;
  const on = { unit, period: term.key, visitId };
  const form = itemFormOf(part);
  const stage = { key: form.key, title: form.title };
  const actions: RoundAction[] = [];
  const post = { role: scheduleOf(part).owedBy.role, organisation: unit };
  if (entitlement(actor, addressIn(state, item.taskId, post)) !== null) {
    if (owes(item) || takesMore(part, item)) {
      const nothingToReport = part.kind === 'duty' && part.duty.item.nothingToReport && item.entries.length === 0;
      actions.push({
        type: 'fileItem',
        allowed: true,
        ...on,
        taskId: item.taskId,
        stage,
        form: [...form.form],
        nothingToReport,
      });
    }
    if (item.entries.length > 0 && item.state !== 'excused') {
      actions.push({ type: 'correctItem', allowed: true, ...on, stage, form: [...form.form] });
    }
  }
  const check = part.kind === 'duty' ? part.duty.check : undefined;
  if (check !== undefined && item.checkTaskId !== null) {
    const to = addressIn(state, item.checkTaskId, addressFor(check.by, unit, state.organisation));
    const mine = entitlement(actor, to) !== null;
    const named = { key: check.key, title: check.title };
    if (mine) actions.push({ type: 'checkItem', allowed: true, ...on, taskId: item.checkTaskId, stage: named });
  }
  return actions;
}

/** Visits of a duty may be more than asked for; nothing is added to what somebody checks or has accepted. */
function takesMore(part: Part, item: Item): boolean {
  if (part.kind === 'indicator' || part.duty.item.atLeast === 1) return false;
  const isClosed = item.checkTaskId !== null || item.state === 'checked' || item.state === 'excused';
  return !isClosed && !item.entries.some((entry) => entry.nothing);
}

function stepActions(part: Part, state: RoundState, actor: Actor): RoundAction[] {
  return state.steps
    .filter((step) => step.state === 'open' && entitlement(actor, addressIn(state, step.taskId, step.to)) !== null)
    .map((step) => ({
      type: step.kind === 'bulletin' ? 'issueBulletin' : 'consolidate',
      allowed: true,
      visitId: step.visit,
      taskId: step.taskId,
      organisation: step.organisation,
      stage: { key: step.key, title: titleOf(part, step.key) },
    }));
}

/** One action for each period, by one example: whom it concerns is in the list of items. */
function excuseActions(part: Part, state: RoundState, actor: Actor, term: Term): RoundAction[] {
  if (owing(state, term).length === 0) return [];
  const lead = leadOf(part);
  const leads = lead !== null && entitlement(actor, addressFor(lead, state.organisation, state.organisation)) !== null;
  if (actor.kind !== 'administrator' && !leads) return [];
  return [{ type: 'excuseItem', allowed: true, period: term.key, visitId: term.visit ?? 0 }];
}

function urgeable(part: Part, state: RoundState): { visitId: number; stage: string }[] {
  const terms = openTerms(state)
    .filter((term) => owing(state, term).length > 0)
    .map((term) => ({ visitId: term.visit ?? 0, stage: itemFormOf(part).key }));
  const steps = state.steps.filter((step) => step.state === 'open');
  return [...terms, ...steps.map((step) => ({ visitId: step.visit, stage: step.key }))];
}

function retries(state: RoundState, actor: Actor): RoundAction[] {
  if (actor.kind !== 'administrator') return [];
  const visits = new Set(state.effects.filter((effect) => effect.notBefore !== null).map((effect) => effect.visit));
  return [...visits].map((visitId) => ({ type: 'retryEffect', allowed: true, visitId }));
}
