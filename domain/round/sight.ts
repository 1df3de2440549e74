// Whose items somebody sees in a round that he may see at all: those of his regions, his posts and his own unit.
import type { InName } from '../case/acting.ts';
import type { Actor } from '../case/people.ts';
import { departmentsOf } from '../departments.ts';
import type { Definition } from '../definition/forms.ts';
import { inScope } from '../organisations.ts';
import { scopeOf } from '../scope.ts';
import { addressFor, requirePartOf, scheduleOf } from './part.ts';
import type { RoundState } from './state.ts';

/** Paths of the units whose items the actor sees, in the order of the round. */
export function visibleUnits(
  definition: Definition,
  state: Pick<RoundState, 'part' | 'units' | 'organisation'>,
  actor: Actor,
): string[] {
  const all = state.units.map((unit) => unit.path);
  if (actor.kind === 'system') return all;
  const part = requirePartOf(definition, state.part);
  const scope = scopeOf(actor);
  const named = departmentsOf(definition);
  const regions = [
    ...scope.regions,
    ...scope.departments.filter((one) => named.includes(one.department)).map((one) => one.region),
  ];
  const holds = (to: { role: string; organisation: string }): boolean =>
    actor.holdings.some((held) => held.role === to.role && held.organisation === to.organisation);
  const { role } = scheduleOf(part).owedBy;
  const steps = part.kind === 'duty' ? [part.duty.check, ...part.duty.consolidation, part.duty.bulletin] : [];
  return all.filter(
    (unit) =>
      regions.some((region) => inScope(region, unit)) ||
      holds({ role, organisation: unit }) ||
      steps.some((step) => step !== undefined && holds(addressFor(step.by, unit, state.organisation))),
  );
}

/** In whose name somebody speaks in a round: his own where his own posts show him any of it, else his principal's. */
export function nameBySight(
  definition: Definition,
  state: Pick<RoundState, 'part' | 'units' | 'organisation'>,
  actor: Actor,
): InName {
  if (actor.kind === 'system') return {};
  const sees = (holdings: typeof actor.holdings): boolean =>
    visibleUnits(definition, state, { ...actor, holdings }).length > 0;
  if (sees(actor.holdings.filter((one) => one.agencyOf === undefined))) return {};
  const seen = actor.holdings.find((one) => one.agencyOf !== undefined && sees([one]));
  return seen?.agencyOf === undefined ? {} : { onBehalfOf: seen.agencyOf };
}
