// What concerns the case as a whole: 撤回, 拿回, 催办, 抄送, notes, 更正, suspension, an event from outside, retry.
import { localDateOf } from '../../calendar/index.ts';
import { placeOf } from '../../definition/stage-index.ts';
import { checkForm } from '../../form.ts';
import { closerName } from '../acting.ts';
import { entitlement, filerOf } from '../address.ts';
import { addressees } from '../addressees.ts';
import { readsField, recomputeClocks, settleSuspensions } from '../clock-run.ts';
import type { HumanCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { Refused, emit, personOf, refuse, stateOf } from '../draft.ts';
import { closeVisit, endCase, enter, leave, beginRoster } from '../flow.ts';
import { requireForm, writeData } from '../form-check.ts';
import { requireEndAfterStart, requireKind, requireOpen, requireTaskGround, requireVisit } from '../guards.ts';
import type { Actor } from '../people.ts';
import type { CaseState, ClosedVisit, Visit } from '../state.ts';
import { unstick } from './decide-task.ts';

type Command<T extends HumanCommand['type']> = Extract<HumanCommand, { type: T }>;

/** Refuses a command that gives no reason. */
export function requireReason(reason: string, field = '/reason'): void {
  if (reason.trim() === '') refuse('OPINION_REQUIRED', { zh: '须说明理由。', en: 'A reason is required.' }, { field });
}

/** Whether the actor is the applicant or filer, himself or as delegate. */
function isParty(state: CaseState, actor: Actor): boolean {
  return [state.applicant, filerOf(state)].some(
    (party) => party !== null && entitlement(actor, { person: party }) !== null,
  );
}

/** Whether the actor holds an open task of this case. */
export function holdsTask(state: CaseState, actor: Actor): boolean {
  return state.visits.some((visit) =>
    visit.tasks.some((task) => task.state === 'open' && entitlement(actor, task.to) !== null),
  );
}

/** `withdraw`: 撤回 by applicant or filer, until a stage that the definition names was entered. */
export function withdraw(draft: Draft, command: Command<'withdraw'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  const { withdrawal } = draft.definition;
  if (withdrawal === undefined)
    refuse('COMMAND_NOT_APPLICABLE', { zh: '此事项不能撤回。', en: 'This procedure knows no withdrawal.' });
  if (!isParty(state, command.actor))
    refuse('NOT_ALLOWED', { zh: '只有申请人或经办人可以撤回。', en: 'Only the applicant or the filer may withdraw.' });
  const visited = state.closed.filter((visit) => visit.reverted === undefined);
  const entered = [...state.visits, ...visited].find((visit) => withdrawal.notAfter.includes(visit.stage));
  if (entered !== undefined) {
    const title = placeOf(draft.definition, entered.stage)?.stage.title;
    refuse('WITHDRAWAL_TOO_LATE', {
      zh: `已进入“${title?.zh ?? entered.stage}”，不能撤回。`,
      en: `"${title?.en ?? entered.stage}" was reached; it is too late to withdraw.`,
    });
  }
  requireReason(command.reason);
  emit(draft, { type: 'caseWithdrawn', reason: command.reason });
  for (const visit of state.visits.filter((one) => one.within === null)) closeVisit(draft, visit.id, null, 'withdrawn');
  const end = placeOf(draft.definition, withdrawal.to)?.stage;
  if (end?.kind !== 'end') throw new Error('withdrawal leads to an end stage');
  endCase(draft, end.key, end.outcome);
}

function untouched(visit: Visit): boolean {
  return (
    visit.effect === undefined &&
    visit.notice === undefined &&
    visit.tasks.every((task) => task.state === 'open' || task.state === 'waiting') &&
    visit.tasks.every((task) => task.claimedBy === undefined && task.of === undefined)
  );
}

/** The visits opened by a closed one, when nobody has touched them; null when it is too late. */
export function takeBackTargets(state: CaseState, closed: ClosedVisit): Visit[] | null {
  const next = state.visits.find((visit) => visit.id === closed.next);
  if (next === undefined) return null;
  const inner = state.visits.filter((visit) => visit.within?.parallelVisit === next.id);
  const left = state.closed.some((visit) => visit.within?.parallelVisit === next.id);
  return !left && [next, ...inner].every(untouched) ? [next, ...inner] : null;
}

/** `takeBack`: 拿回 one's own decision while nobody has touched what it opened; the stage is visited anew. */
export function takeBack(draft: Draft, command: Command<'takeBack'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  const closed = state.closed.find((visit) => visit.id === command.visitId);
  if (closed === undefined)
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '该环节尚未办理。', en: 'That stage has not been left.' },
      { field: '/visitId' },
    );
  if (closerName(state, command.actor, closed.id) === null)
    refuse(
      'NOT_ALLOWED',
      { zh: '只能拿回本人办理的环节。', en: 'Only the own decision can be taken back.' },
      { field: '/visitId' },
    );
  const opened = takeBackTargets(state, closed);
  const next = opened?.[0];
  if (next === undefined)
    refuse(
      'TAKE_BACK_TOO_LATE',
      { zh: '后续环节已开始办理，不能拿回。', en: 'What it opened was already acted on; it is too late.' },
      { field: '/visitId' },
    );
  requireReason(command.reason);
  emit(draft, { type: 'decisionTakenBack', visitId: closed.id, reason: command.reason });
  closeVisit(draft, next.id, null, 'takenBack');
  enter(draft, closed.stage, closed.within);
}

/** `urge`: 催办, once a day for each person and visit. */
export function urge(draft: Draft, command: Command<'urge'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  const visit = requireVisit(state, command.visitId);
  const me = personOf(command.actor);
  const today = localDateOf(draft.now);
  if (state.urged.some((one) => one.by === me.id && one.visit === visit.id && localDateOf(one.at) === today)) {
    refuse(
      'TOO_MANY_REQUESTS',
      { zh: '今天已催办过本环节。', en: 'You have urged this stage today.' },
      { field: '/visitId' },
    );
  }
  emit(draft, { type: 'urged', visitId: visit.id, message: command.message });
}

/** `copy`: 抄送 */
export function copy(draft: Draft, command: Command<'copy'>): void {
  if (command.to.length === 0)
    refuse('FIELD_REQUIRED', { zh: '须指明抄送对象。', en: 'Say to whom.' }, { field: '/to' });
  emit(draft, {
    type: 'copied',
    to: command.to,
    ...(command.message === undefined ? {} : { message: command.message }),
  });
}

/** `comment` */
export function comment(draft: Draft, command: Command<'comment'>): void {
  if (command.text.trim() === '')
    refuse('FIELD_REQUIRED', { zh: '须填写内容。', en: 'The comment is empty.' }, { field: '/text' });
  emit(draft, { type: 'commented', text: command.text, attachments: command.attachments ?? [] });
}

/** `attach` */
export function attach(draft: Draft, command: Command<'attach'>): void {
  if (command.attachments.length === 0)
    refuse('FIELD_REQUIRED', { zh: '须指明附件。', en: 'No attachment given.' }, { field: '/attachments' });
  emit(draft, {
    type: 'attached',
    attachments: command.attachments,
    ...(command.note === undefined ? {} : { note: command.note }),
  });
}

/** Whether an actor may correct what the case carries. */
export function mayCorrect(state: CaseState, actor: Actor): boolean {
  return actor.kind === 'administrator' || isParty(state, actor) || holdsTask(state, actor);
}

/** `correct`: 更正 of a clerk's error by the filer, a holder of an open task, or an administrator; both values stay in the trail. */
export function correct(draft: Draft, command: Command<'correct'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  if (!mayCorrect(state, command.actor)) {
    refuse('NOT_ALLOWED', { zh: '您无权更正此事项的数据。', en: 'You may not correct data of this case.' });
  }
  requireReason(command.reason);
  const field = draft.definition.fields.find((one) => one.key === command.field);
  if (field === undefined)
    refuse(
      'UNKNOWN_FIELD',
      { zh: `没有“${command.field}”这一项。`, en: `There is no field "${command.field}".` },
      { field: '/field' },
    );
  const faults = checkForm(
    draft.definition.fields,
    [{ field: command.field, required: true }],
    { [command.field]: command.value },
    state.data,
    localDateOf(draft.now),
  );
  if (faults[0] !== undefined) throw new Refused({ ...faults[0], field: '/value' });
  emit(draft, {
    type: 'dataCorrected',
    field: command.field,
    old: state.data[command.field] ?? null,
    value: command.value,
    reason: command.reason,
    ...addressees(draft, { [command.field]: command.value }),
  });
  recomputeClocks(draft, 'dataCorrected', (clock) => readsField(clock.limit, [command.field]));
}

function mayHalt(state: CaseState, actor: Actor): boolean {
  return actor.kind === 'administrator' || holdsTask(state, actor);
}

/** `suspend`: the case stands still with a ground; no clock of it runs out meanwhile. */
export function suspend(draft: Draft, command: Command<'suspend'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  if (!mayHalt(state, command.actor))
    refuse('NOT_ALLOWED', {
      zh: '只有当前办理人或管理员可以中止。',
      en: 'Only a current handler or an administrator may suspend.',
    });
  requireReason(command.reason);
  emit(draft, { type: 'caseSuspended', ground: command.ground, reason: command.reason });
  settleSuspensions(draft);
}

/** `resume`: every clock goes on with its remainder; nothing fires at once. */
export function resume(draft: Draft, command: Command<'resume'>): void {
  const state = stateOf(draft);
  if (state.status !== 'suspended')
    refuse('CASE_NOT_SUSPENDED', { zh: '该事项未中止。', en: 'The case is not suspended.' });
  if (!mayHalt(state, command.actor))
    refuse('NOT_ALLOWED', {
      zh: '只有当前办理人或管理员可以恢复。',
      en: 'Only a current handler or an administrator may resume.',
    });
  requireReason(command.reason);
  const from = state.suspension?.on;
  if (from !== undefined) requireEndAfterStart(from, draft.businessDate, '/businessDate');
  emit(draft, { type: 'caseResumed', reason: command.reason });
  settleSuspensions(draft);
}

/** `report`: the event from outside that a wait stage waits for. */
export function report(draft: Draft, command: Command<'report'>): void {
  const ground = requireTaskGround(draft.definition, stateOf(draft), command.actor, command);
  requireKind(ground, 'report');
  if (ground.stage.kind !== 'wait' || ground.stage.until.kind !== 'event') {
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '本环节不等待外部事项。', en: 'This stage waits for no event.' },
      { field: '/type' },
    );
  }
  requireForm(draft, ground.stage.until.form, command.data ?? {}, stateOf(draft).data, true);
  unstick(draft, ground.visit);
  writeData(draft, ground.visit.id, command.data ?? {});
  leave(draft, ground.visit.id, 'reported', 'outcome', ground.stage.to);
}

/** `retryEffect`: tries a failing effect, or a roster that found nobody, again at once. */
export function retryEffect(draft: Draft, command: Command<'retryEffect'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  if (command.actor.kind !== 'administrator')
    refuse('NOT_ALLOWED', { zh: '只有管理员可以重试。', en: 'Only an administrator may retry.' });
  const pending = state.effects.find((effect) => effect.visit === command.visitId);
  if (pending !== undefined) {
    emit(draft, {
      type: 'effectFailed',
      effectId: pending.id,
      visitId: command.visitId,
      error: '',
      attempts: pending.attempts,
      notBefore: null,
    });
    return;
  }
  const visit = requireVisit(state, command.visitId);
  if (visit.roster === undefined || visit.roster.length > 0) {
    refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: '本环节没有待重试的处理。', en: 'There is nothing to retry here.' },
      { field: '/visitId' },
    );
  }
  beginRoster(draft, visit.id);
}
