// One clock of a case: 延长 by the post that may, and standing still by an administrator or on a ground that it names.
import { addDays, localDateOf, startOfDay } from '../../calendar/index.ts';
import type { Instant } from '../../calendar/index.ts';
import type { Clock, ClockExtension } from '../../definition/clock.ts';
import { organisationAt } from '../../organisations.ts';
import { addressText, entitlement } from '../address.ts';
import { definitionOf, reckon, settleSuspensions } from '../clock-run.ts';
import type { Reckoned, Reckoning } from '../clock-run.ts';
import type { HumanCommand } from '../command.ts';
import type { Draft } from '../draft.ts';
import { emit, happenedAt, refuse, stateOf } from '../draft.ts';
import { requireBusinessDate, requireEndAfterStart, requireOpen } from '../guards.ts';
import type { Actor } from '../people.ts';
import type { Address, CaseState, ClockRun } from '../state.ts';
import { holdsTask, requireReason } from './case-wide.ts';

type Command<T extends HumanCommand['type']> = Extract<HumanCommand, { type: T }>;

function requireClock(draft: Draft, clockId: string): { run: ClockRun; clock: Clock } {
  const run = stateOf(draft).clocks.find((one) => one.id === clockId);
  const clock = run === undefined ? undefined : definitionOf(draft, run);
  if (run !== undefined && clock !== undefined) return { run, clock };
  return refuse(
    'UNKNOWN_CLOCK',
    { zh: `该事项没有期限“${clockId}”。`, en: `The case has no clock "${clockId}".` },
    { field: '/clockId' },
  );
}

function requireRunning({ state }: ClockRun): void {
  if (state === 'running') return;
  refuse(
    'CLOCK_NOT_RUNNING',
    state === 'stopped'
      ? { zh: '该期限已停止计算。', en: 'This clock has stopped.' }
      : { zh: '该期限已中止，恢复后方可办理。', en: 'This clock stands still; it must be resumed first.' },
    { field: '/clockId' },
  );
}

function reckoned(draft: Draft, clock: Clock, run: Reckoned): Reckoning {
  const { calendar, data } = stateOf(draft);
  return reckon(clock, run, calendar, data);
}

/** Where the post that may lengthen a clock stands for a case; null where the case lies above it. */
export function extenderOf(state: CaseState, { by }: ClockExtension): Extract<Address, { role: string }> | null {
  const organisation = organisationAt(state.organisation, by.level, by.body);
  return organisation === null ? null : { role: by.role, organisation };
}

/** What may still be granted on a clock, in the unit of its definition; 0 when it has been lengthened often enough. */
export function extensionLeft(run: Pick<ClockRun, 'extensions'>, { most, times }: ClockExtension): number {
  const granted = run.extensions ?? [];
  if (granted.length >= times) return 0;
  return most.amount - granted.reduce((sum, one) => sum + one.amount, 0);
}

/** `extendClock`: before it is due, by the post that the definition names, within what it allows in all. */
export function extendClock(draft: Draft, command: Command<'extendClock'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  const { run, clock } = requireClock(draft, command.clockId);
  const { extension } = clock;
  if (extension === undefined) {
    return refuse(
      'COMMAND_NOT_APPLICABLE',
      { zh: `“${clock.title.zh}”不能延长。`, en: `"${clock.title.en}" can't be extended.` },
      { field: '/clockId' },
    );
  }
  draft.actor = { ...draft.actor, ...requireExtender(state, command.actor, extension) };
  requireRunning(run);
  if (run.dueAt !== null && happenedAt(draft) >= run.dueAt) {
    refuse(
      'CLOCK_OVERDUE',
      {
        zh: `期限已于${run.dueOn}届满，不能再延长。`,
        en: `The clock was due on ${run.dueOn}; it is too late to extend it.`,
      },
      { field: '/clockId', details: { dueOn: run.dueOn } },
    );
  }
  requireLeft(run, extension, command.amount);
  requireReason(command.ground, '/ground');
  const { unit } = extension.most;
  const { amount, ground } = command;
  const grant = { amount, unit, ground, by: null, on: draft.businessDate, recordedAt: draft.now };
  const next = reckoned(draft, clock, { ...run, extensions: [...(run.extensions ?? []), grant] });
  const old = { dueOn: run.dueOn, dueAt: run.dueAt };
  emit(draft, { type: 'clockExtended', clockId: run.id, clock: clock.key, amount, unit, ground, old, ...next });
}

function requireExtender(state: CaseState, actor: Actor, extension: ClockExtension): ReturnType<typeof entitlement> {
  const to = extenderOf(state, extension);
  const entitled = to === null ? null : entitlement(actor, to);
  if (entitled !== null) return entitled;
  const who = to === null ? { zh: '上级', en: 'a superior' } : addressText(to);
  return refuse('NOT_ALLOWED', {
    zh: `延长须由${who.zh}批准，您无权办理。`,
    en: `An extension is granted by ${who.en}; you may not do it.`,
  });
}

function requireLeft(run: ClockRun, extension: ClockExtension, amount: number): void {
  const granted = run.extensions ?? [];
  if (granted.length >= extension.times) {
    refuse(
      'EXTENSION_USED_UP',
      {
        zh: `该期限最多延长${extension.times}次，已延长${granted.length}次。`,
        en: `This clock may be extended ${extension.times} times and has been ${granted.length} times.`,
      },
      { field: '/clockId', details: { times: extension.times } },
    );
  }
  const left = extensionLeft(run, extension);
  if (Number.isSafeInteger(amount) && amount > 0 && amount <= left) return;
  refuse(
    'EXTENSION_TOO_LONG',
    {
      zh: `延长不得超过${extension.most.amount}（尚可延长${left}）。`,
      en: `It may be extended by ${extension.most.amount} in all; ${left} are left.`,
    },
    { field: '/amount', details: { most: extension.most.amount, unit: extension.most.unit, left } },
  );
}

/** An administrator may hold any clock; whoever handles the case those that name the ground. */
function requireMayHold(state: CaseState, clock: Clock, { actor, ground }: Command<'suspendClock'>): void {
  if (actor.kind === 'administrator') return;
  if (!holdsTask(state, actor)) {
    refuse('NOT_ALLOWED', {
      zh: '只有当前办理人或管理员可以中止期限。',
      en: 'Only a current handler or an administrator may suspend a clock.',
    });
  }
  if (clock.suspendedBy.includes(ground)) return;
  refuse(
    'NOT_ALLOWED',
    {
      zh: `“${clock.title.zh}”不因此中止；其他事由由管理员办理。`,
      en: `"${clock.title.en}" is not suspended on this ground; an administrator may.`,
    },
    { field: '/ground' },
  );
}

/** `suspendClock`: from a day (now, when that is today) up to the end of a last day, or until it is resumed. */
export function suspendClock(draft: Draft, command: Command<'suspendClock'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  const { run, clock } = requireClock(draft, command.clockId);
  requireMayHold(state, clock, command);
  requireRunning(run);
  requireReason(command.reason, '/reason');
  const { ground, reason } = command;
  const [from, to] = requireSpan(draft, run, command);
  const suspensions = [...run.suspensions, { from, to, ground }];
  const old = { dueOn: run.dueOn, dueAt: run.dueAt };
  const next = reckoned(draft, clock, { ...run, suspensions });
  emit(draft, { type: 'clockHeld', clockId: run.id, clock: clock.key, from, to, ground, reason, old, ...next });
}

/** The instants of a suspension: it begins on a day that has come and since which the clock runs, and ends after that. */
function requireSpan(draft: Draft, run: ClockRun, command: Command<'suspendClock'>): [Instant, Instant | null] {
  if (command.from !== undefined) {
    draft.businessDate = requireBusinessDate(command.from, draft.now, localDateOf(run.startedAt), '/from');
  }
  const { businessDate } = draft;
  if (command.to === undefined) return [happenedAt(draft), null];
  requireEndAfterStart(businessDate, command.to, '/to');
  return [happenedAt(draft), startOfDay(addDays(command.to, 1))];
}

/** `resumeClock`: ends the suspension that holds this clock, or that would hold it longer. */
export function resumeClock(draft: Draft, command: Command<'resumeClock'>): void {
  const state = stateOf(draft);
  requireOpen(state);
  const { run, clock } = requireClock(draft, command.clockId);
  if (command.actor.kind !== 'administrator' && !holdsTask(state, command.actor)) {
    refuse('NOT_ALLOWED', {
      zh: '只有当前办理人或管理员可以恢复期限。',
      en: 'Only a current handler or an administrator may resume a clock.',
    });
  }
  const to = happenedAt(draft);
  const lasting = run.suspensions.filter((one) => one.to === null || one.to > to);
  const isHeld = run.heldBy !== undefined || (run.state === 'running' && lasting.length > 0);
  if (!isHeld || run.state === 'stopped') {
    refuse(
      'CLOCK_NOT_SUSPENDED',
      { zh: '该期限没有单独中止。', en: 'Nobody has suspended this clock.' },
      { field: '/clockId' },
    );
  }
  const begin = lasting
    .map((one) => one.from)
    .sort()
    .at(-1);
  if (begin !== undefined) requireEndAfterStart(localDateOf(begin), draft.businessDate, '/businessDate');
  requireReason(command.reason, '/reason');
  const suspensions = run.suspensions.map((one) => (one.to === null || one.to > to ? { ...one, to } : one));
  const old = { dueOn: run.dueOn, dueAt: run.dueAt };
  const next = reckoned(draft, clock, { ...run, suspensions });
  const { reason } = command;
  emit(draft, { type: 'clockReleased', clockId: run.id, clock: clock.key, to, reason, old, ...next });
  // A stage may hold it still.
  settleSuspensions(draft);
}
