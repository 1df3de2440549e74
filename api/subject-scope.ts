// Which subjects of the register somebody may see by his posts.
import type { Actor } from '../domain/case/people.ts';
import { inScope } from '../domain/organisations.ts';
import { scopeOf } from '../domain/scope.ts';

/** Regions whose subjects an actor sees: those of his posts, a department's being its division. */
export function registerRegions(actor: Actor): string[] {
  const { regions, departments } = scopeOf(actor);
  return [...new Set([...regions, ...departments.map((one) => one.region)])];
}

/** Whether the subject lies in those regions or is the actor himself. */
export function isInRegister(actor: Actor, subject: { organisation: string; person: { id: string } | null }): boolean {
  if (actor.kind === 'system') return true;
  return (
    subject.person?.id === actor.person.id ||
    registerRegions(actor).some((region) => inScope(region, subject.organisation))
  );
}
