// Checking an item, excusing a unit, summing up, and the bulletin.
import { civilTime } from '../../calendar/index.ts';
import { refuse } from '../../case/draft.ts';
import type { ItemCommand } from '../command.ts';
import type { RoundDraft } from '../draft.ts';
import { emit, nextTaskId, roundOf } from '../draft.ts';
import { openLinks } from '../entry.ts';
import { requireItem, requireLead, requireNotExcused, requireNotFiled, requirePost, requireWords } from '../guards.ts';
import { owes } from '../items.ts';
import { addressFor } from '../part.ts';
import type { Step } from '../state.ts';
import { tallyOf } from '../tally.ts';
import { addressIn } from '../tasks.ts';
import { organisationAt } from '../../organisations.ts';

type Command<Type extends ItemCommand['type']> = Extract<ItemCommand, { type: Type }>;

/** `checkItem`: accepts what a unit handed in, or sends it back with a fresh task. Nobody checks what he handed in himself. */
export function checkItem(draft: RoundDraft, command: Command<'checkItem'>): void {
  const { part } = draft;
  const check = part.kind === 'duty' ? part.duty.check : undefined;
  if (check === undefined) {
    return refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '此项不设核对环节。', en: 'Nobody checks this item.' },
      { field: '/type' },
    );
  }
  const state = roundOf(draft);
  const { unit, accept, opinion } = command;
  const { term, item, visit } = requireItem(state, command);
  const { checkTaskId } = item;
  const post = addressFor(check.by, unit, state.organisation);
  const onBehalf = requirePost(checkTaskId === null ? post : addressIn(state, checkTaskId, post), command.actor);
  requireNotExcused(item);
  if (checkTaskId === null) {
    return refuse(
      'ITEM_NOT_FILED',
      item.state === 'checked'
        ? { zh: '该项已核对通过。', en: 'The item has been accepted already.' }
        : { zh: '该单位尚未报送，无从核对。', en: 'The unit has not handed the item in.' },
      { field: '/unit' },
    );
  }
  const { actor } = command;
  const checkers =
    actor.kind === 'system'
      ? []
      : [actor.person.id, ...(onBehalf.onBehalfOf === undefined ? [] : [onBehalf.onBehalfOf.id])];
  if (item.entries.some((entry) => checkers.includes(entry.by.id) || checkers.includes(entry.onBehalfOf?.id ?? ''))) {
    refuse('FILER_MAY_NOT_DECIDE', { zh: '报送人不得核对本人报送的内容。', en: 'Nobody checks what he handed in.' });
  }
  draft.actor = { ...draft.actor, ...onBehalf };
  const at = { term: term.key, unit, taskId: checkTaskId };
  if (accept) {
    emit(draft, { type: 'itemAccepted', ...at, ...(opinion === undefined ? {} : { opinion }) });
    openLinks(draft, { term: term.key, unit }, item.entries);
    return;
  }
  const words = requireWords(opinion, '/opinion');
  emit(draft, { type: 'itemReturned', ...at, opinion: words, next: nextTaskId(visit, term.taskCount) });
}

/** `excuseItem`: the unit owes nothing this time, on a ground that is kept. */
export function excuseItem(draft: RoundDraft, command: Command<'excuseItem'>): void {
  const onBehalf = requireLead(draft.part, roundOf(draft).organisation, command.actor);
  draft.actor = { ...draft.actor, ...onBehalf };
  const { term, item } = requireItem(roundOf(draft), command);
  requireNotExcused(item);
  if (!owes(item)) requireNotFiled(item);
  const ground = requireWords(command.ground, '/ground');
  emit(draft, { type: 'itemExcused', term: term.key, unit: command.unit, ground });
}

/** `consolidate`: the division has summed up what its units handed in; who is silent then is named. */
export function consolidate(draft: RoundDraft, command: Command<'consolidate'>): void {
  const state = roundOf(draft);
  const at = state.steps.filter((one) => one.kind === 'consolidate' && one.organisation === command.organisation);
  const step = requireStep(at, '/organisation');
  const onBehalf = requirePost(addressIn(state, step.taskId, step.to), command.actor);
  draft.actor = { ...draft.actor, ...onBehalf };
  emit(draft, {
    type: 'consolidated',
    step: step.key,
    visitId: step.visit,
    taskId: step.taskId,
    ...(command.opinion === undefined ? {} : { opinion: command.opinion }),
    tally: tallyOf(state, unitsOf(draft, step)),
  });
}

function unitsOf(draft: RoundDraft, step: Step): string[] {
  const by =
    draft.part.kind === 'duty' ? draft.part.duty.consolidation.find((one) => one.key === step.key)?.by : undefined;
  const all = roundOf(draft).units.map((unit) => unit.path);
  return by === undefined ? all : all.filter((unit) => organisationAt(unit, by.level, by.body) === step.organisation);
}

/** `issueBulletin`: who is on time, late, silent; the round ends with it. */
export function issueBulletin(draft: RoundDraft, command: Command<'issueBulletin'>): void {
  const state = roundOf(draft);
  const step = requireStep(
    state.steps.filter((one) => one.kind === 'bulletin'),
    '/type',
  );
  const onBehalf = requirePost(addressIn(state, step.taskId, step.to), command.actor);
  const text = requireWords(command.text, '/text');
  draft.actor = { ...draft.actor, ...onBehalf };
  const { key, visit: visitId, taskId } = step;
  emit(draft, { type: 'bulletinIssued', step: key, visitId, taskId, text, tally: tallyOf(state) });
}

/** The open one of the steps that a command means, or a refusal that says who was first or what it waits for. */
function requireStep(steps: readonly Step[], field: string): Step {
  const open = steps.find((step) => step.state === 'open');
  if (open !== undefined) return open;
  const done = steps.at(-1);
  if (done === undefined) {
    return refuse(
      'STEP_NOT_OPEN',
      {
        zh: '该环节尚未开始：须待所属单位报齐，或报送期限届满。',
        en: 'This step has not begun: its units must have handed in, or their time must be up.',
      },
      { field },
    );
  }
  const by = done.by?.name ?? '系统';
  const at = done.doneAt ?? done.openedAt;
  return refuse(
    'TASK_DONE',
    { zh: `已由${by}于 ${civilTime(at)} 办理。`, en: `${by} has done this at ${civilTime(at)}.` },
    { field, details: { closedBy: by, closedAt: at } },
  );
}
