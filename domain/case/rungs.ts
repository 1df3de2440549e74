// A rung of a clock's ladder: who is told, who bears the card, and the supervision case that it opens.
import type { CardOwner } from '../cards.ts';
import { colourOf } from '../cards.ts';
import type { Clock, Rung } from '../definition/clock.ts';
import { organisationAt } from '../organisations.ts';
import { CASE_WIDE, supervisionRequest } from '../supervision.ts';
import type { Draft } from './draft.ts';
import { emit, stateOf } from './draft.ts';
import { ownersIn } from './owners.ts';
import type { CaseState, ClockRun } from './state.ts';

/** Records that a rung is reached, with what follows from it. `visits` are those that the clock is about. */
export function reachRung(
  draft: Draft,
  {
    clock,
    run,
    index,
    visits,
    notify,
  }: { clock: Clock; run: ClockRun; index: number; visits: number[]; notify: boolean },
): void {
  const rung = clock.ladder[index];
  if (rung === undefined) return;
  const owners = ownersOfRung(draft, rung, visits);
  emit(draft, {
    type: 'clockRungReached',
    clockId: run.id,
    clock: clock.key,
    alarm: `r${index}`,
    action: rung.action,
    to: rungAddress(stateOf(draft), rung.to),
    notify,
    dueOn: run.dueOn,
    visits,
    ...(owners.length === 0 ? {} : { owners }),
  });
  if (rung.action === 'superviseCase' && rung.opens !== undefined) supervise(draft, clock, run, owners[0], rung.opens);
}

/** A card is always somebody's: the filing organisation's where no task is open. A reminder needs no owners. */
function ownersOfRung(draft: Draft, { action }: Rung, visits: readonly number[]): CardOwner[] {
  if (action === 'remindOwner') return [];
  const state = stateOf(draft);
  const owners = ownersIn(draft.definition, state, visits);
  if (owners.length > 0 || colourOf(action) === null) return owners;
  return [{ organisation: state.organisation, role: null, person: null }];
}

function rungAddress(state: CaseState, to: Rung['to']): { role: string; organisation: string } | null {
  if (to === undefined) return null;
  const organisation = organisationAt(state.organisation, to.level, to.body);
  return organisation === null ? null : { role: to.role, organisation };
}

/** Asks for the supervision case. The number of the rung's event names it, so that the same rung never opens two. */
function supervise(draft: Draft, clock: Clock, run: ClockRun, owner: CardOwner | undefined, procedure: string): void {
  const { caseId, sequence, organisation } = stateOf(draft);
  const request = supervisionRequest(procedure, {
    matter: draft.definition.title.zh,
    limit: clock.title.zh,
    caseId,
    dueOn: run.dueOn,
    unit: owner?.organisation ?? organisation,
    role: owner?.role ?? null,
  });
  emit(draft, { type: 'effectRequested', effectId: `${caseId}:supervise:${sequence}`, visitId: CASE_WIDE, request });
}
