// To whom a stage's tasks are addressed, and whether an actor is addressed.
import type { Text } from '../definition/atoms.ts';
import type { CaseForm } from '../definition/forms.ts';
import type { Assignee } from '../definition/stage.ts';
import { organisationAt } from '../organisations.ts';
import { roleTitle } from '../roles.ts';
import { actsFor } from './people.ts';
import type { Actor, PersonRef } from './people.ts';
import type { Address, BranchRef, CaseState } from './state.ts';

/** Filer of a case that another one opened. */
export const SYSTEM_FILER = 'system';

/** Who answers for the filing now. */
export function filerOf({ filer, filerNow }: Pick<CaseState, 'filer' | 'filerNow'>): PersonRef {
  return filerNow ?? filer;
}

/** The body that the nearest forEach around a visit gives to its branch. */
function branchBody(state: CaseState, within: BranchRef | null): string | undefined {
  let at = within;
  while (at !== null) {
    const parallel = state.visits.find((visit) => visit.id === at?.parallelVisit);
    const body = parallel?.branches?.find((branch) => branch.key === at?.branch)?.body;
    if (body !== undefined) return body;
    at = parallel?.within ?? null;
  }
  return undefined;
}

/**
 * Address of the tasks of a stage. Null when the case's data or organisation give none (a field is empty, or the
 * case is filed above the level): nobody can act, which the caller records as stuck.
 */
export function addressOf(
  { filing }: Pick<CaseForm, 'filing'>,
  assignee: Assignee,
  state: CaseState,
  within: BranchRef | null,
): Address | null {
  switch (assignee.by) {
    case 'role': {
      const body = assignee.body === '$branch' ? branchBody(state, within) : assignee.body;
      const organisation = organisationAt(state.organisation, assignee.level, body);
      return organisation === null ? null : { role: assignee.role, organisation };
    }
    case 'roleAtField': {
      const organisation = state.data[assignee.field];
      const named = assignee.roleField === undefined ? undefined : state.data[assignee.roleField];
      const role = typeof named === 'string' && named !== '' ? named : assignee.role;
      return typeof organisation === 'string' ? { role, organisation } : null;
    }
    case 'personField': {
      const id = state.data[assignee.field];
      return typeof id === 'string' ? { person: { id, name: state.names?.[id] ?? id } } : null;
    }
    case 'applicant': {
      const filer = filerOf(state);
      if (filer.id !== SYSTEM_FILER) return { person: filer };
      // nobody filed a case that another one opened: whoever may file it acts for the applicant
      const [by] = filing.by;
      const organisation = by === undefined ? null : organisationAt(state.organisation, by.level, by.body);
      if (by !== undefined && organisation !== null) return { role: by.role, organisation };
      return state.applicant === null ? null : { person: state.applicant };
    }
  }
}

/**
 * How an actor is entitled to act at an address: himself, or as a delegate; null when not at all. What `claimedBy` has
 * claimed for a role, his delegate takes up in his name, whoever else holds the post.
 */
export function entitlement(actor: Actor, to: Address, claimedBy?: PersonRef): { onBehalfOf?: PersonRef } | null {
  if (actor.kind === 'system') return null;
  if ('person' in to) {
    if (to.person.id === actor.person.id) return {};
    const principal = actsFor(actor.holdings, to.person.id);
    return principal === null ? null : { onBehalfOf: principal };
  }
  const held = actor.holdings.filter((holding) => holding.role === to.role && holding.organisation === to.organisation);
  const claimer = held.find((holding) => claimedBy !== undefined && holding.agencyOf?.id === claimedBy.id)?.agencyOf;
  if (claimer !== undefined) return { onBehalfOf: claimer };
  if (held.some((holding) => holding.agencyOf === undefined)) return {};
  const agency = held[0]?.agencyOf;
  return agency === undefined ? null : { onBehalfOf: agency };
}

/** An address in words, for refusals: a person's name or a role's title; where the post is follows from the case. */
export function addressText(to: Address): Text {
  return 'person' in to ? { zh: to.person.name, en: to.person.name } : roleTitle(to.role);
}
