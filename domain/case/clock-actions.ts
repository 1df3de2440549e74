// What an actor may do to the clocks of a case: those that he may not touch are left out, since there are many.
import type { Clock } from '../definition/clock.ts';
import { Ground } from '../definition/clock.ts';
import type { CaseForm } from '../definition/forms.ts';
import { entitlement } from './address.ts';
import type { AvailableAction } from './available-actions.ts';
import { extenderOf, extensionLeft } from './commands/clocks.ts';
import { holdsTask } from './commands/case-wide.ts';
import type { Actor } from './people.ts';
import type { CaseState, ClockRun } from './state.ts';

/** Extending, suspending and resuming of each clock, for whoever may. */
export function clockActions(definition: CaseForm, state: CaseState, actor: Actor): AvailableAction[] {
  if (state.status !== 'open') return [];
  const handles = actor.kind === 'administrator' || holdsTask(state, actor);
  return state.clocks.flatMap((run) => {
    const clock = definition.clocks.find((one) => one.key === run.clock);
    if (clock === undefined) return [];
    return [...extending(state, actor, run, clock), ...(handles ? standing(actor, run, clock) : [])];
  });
}

const named = (run: ClockRun, { key, title }: Clock): AvailableAction['clock'] & object => ({ id: run.id, key, title });

function extending(state: CaseState, actor: Actor, run: ClockRun, clock: Clock): AvailableAction[] {
  const { extension } = clock;
  const to = extension === undefined ? null : extenderOf(state, extension);
  if (extension === undefined || to === null || entitlement(actor, to) === null) return [];
  const left = extensionLeft(run, extension);
  if (run.state !== 'running' || run.overdue || left === 0) return [];
  const { unit } = extension.most;
  return [{ type: 'extendClock', allowed: true, clock: named(run, clock), extension: { left, unit } }];
}

function standing(actor: Actor, run: ClockRun, clock: Clock): AvailableAction[] {
  if (run.heldBy !== undefined) return [{ type: 'resumeClock', allowed: true, clock: named(run, clock) }];
  const grounds = actor.kind === 'administrator' ? [...Ground.options] : clock.suspendedBy;
  if (run.state !== 'running' || grounds.length === 0) return [];
  return [{ type: 'suspendClock', allowed: true, clock: named(run, clock), grounds: [...grounds] }];
}
