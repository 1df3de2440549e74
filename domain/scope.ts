// Who may see a case: the one rule. db/scope-sql.ts says the same to PostgreSQL, and a test compares the two.
import type { Actor } from './case/people.ts';
import { bodyOf, divisionOf, inScope, levelOf } from './organisations.ts';
import { isOffice } from './roles.ts';

/** What somebody may see. A case is seen when one of the four lists has it. */
export interface Scope {
  /** Divisions (by prefix, `''` is everything) or single bodies whose cases are seen. */
  regions: string[];
  /** Departments, which see the cases of their region whose definition names them. */
  departments: { region: string; department: string }[];
  /** Grants by name, as cases carry them. */
  grantees: string[];
}

/** What the rule needs to know of a case. */
export interface CaseFacts {
  organisation: string;
  /** `level/body` of each department that the definition names: see {@link departmentsOf} in departments.ts. */
  departments: readonly string[];
  /** See {@link personGrant}, {@link assigneeGrant}, {@link roleGrant}. */
  grantees: readonly string[];
}

/** Role whose holders run the system for an organisation. */
export const ADMINISTRATOR = 'systemAdministrator';

/** Applicant, filer, whom it was copied to. */
export const personGrant = (person: string): string => `person:${person}`;

/** A task addressed to one person; whoever acts for that person has it too. */
export const assigneeGrant = (person: string): string => `assignee:${person}`;

/** A task addressed to a role outside the case's own line of divisions and named departments. */
export const roleGrant = (role: string, organisation: string): string => `role:${role}@${organisation}`;

/** A round in which a unit of this division's region owes something: whoever sees the region sees the round. */
export const regionGrant = (division: string): string => `region:${division}`;

/**
 * The scope of an actor at the moment for which his holdings were verified. An office at a division sees the cases of its
 * region; a holder at a body sees those of the body's division whose definition names it; an administrator sees all of
 * the region; everybody sees what he filed, applied for, was asked to do or was sent.
 */
export function scopeOf(actor: Actor): Scope {
  if (actor.kind === 'system') return { regions: [''], departments: [], grantees: [] };
  const scope: Scope = {
    regions: [],
    departments: [],
    grantees: [personGrant(actor.person.id), assigneeGrant(actor.person.id)],
  };
  for (const { role, organisation, agencyOf, onlyPost } of actor.holdings) {
    const body = bodyOf(organisation);
    if ((body === null && isOffice(role)) || role === ADMINISTRATOR) {
      add(scope.regions, organisation);
      add(scope.grantees, regionGrant(organisation));
    }
    const region = divisionOf(organisation);
    const level = levelOf(organisation);
    const known = scope.departments.some((one) => one.region === region && one.department === `${level}/${body}`);
    if (body !== null && level !== null && !known) scope.departments.push({ region, department: `${level}/${body}` });
    add(scope.grantees, roleGrant(role, organisation));
    if (agencyOf !== undefined && onlyPost !== true) add(scope.grantees, assigneeGrant(agencyOf.id));
  }
  return scope;
}

/** Whether the case is seen. Where it is not, answers must be as if it did not exist. */
export function maySee(scope: Scope, facts: CaseFacts): boolean {
  return (
    scope.regions.some((region) => inScope(region, facts.organisation)) ||
    scope.departments.some(
      (one) => inScope(one.region, facts.organisation) && facts.departments.includes(one.department),
    ) ||
    scope.grantees.some((grantee) => facts.grantees.includes(grantee))
  );
}

function add(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}
