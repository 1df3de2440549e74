// 复核: who may not be each other's second person.
import type { Holding, PersonRef } from '../case/people.ts';
import { ADMINISTRATOR } from '../scope.ts';

/** Ids under which somebody orders or approves: his own, and those for whom he is administrator as an agent. */
export function identitiesOf(person: PersonRef, holdings: readonly Holding[]): string[] {
  const principals = holdings.flatMap(({ role, agencyOf }) =>
    role === ADMINISTRATOR && agencyOf !== undefined ? [agencyOf.id] : [],
  );
  return [...new Set([person.id, ...principals])];
}
