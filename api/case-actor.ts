// Who a caller is to a case: somebody with his posts, or an administrator of its region.
import type { Actor } from '../domain/case/people.ts';
import { inScope } from '../domain/organisations.ts';
import { ADMINISTRATOR } from '../domain/scope.ts';
import type { Caller } from './plugins/auth.ts';

/** The caller, as administrator where he runs the system for the case's region. His own posts count as well. */
export function caseActor(actor: Caller, one: { organisation: string }): Exclude<Actor, { kind: 'system' }> {
  const administers = actor.holdings.some(
    ({ role, organisation }) => role === ADMINISTRATOR && inScope(organisation, one.organisation),
  );
  return administers ? { ...actor, kind: 'administrator' } : actor;
}
