// In whose name somebody acts where no task says so: 代理 is recorded with both people, on every command.
import { departmentsOf } from '../departments.ts';
import type { CaseForm } from '../definition/forms.ts';
import { assigneeGrant, maySee, personGrant, roleGrant, scopeOf } from '../scope.ts';
import type { CaseFacts } from '../scope.ts';
import { entitlement, filerOf } from './address.ts';
import type { HumanCommand } from './command.ts';
import { entitledBy, stageOf } from './guards.ts';
import { actsFor } from './people.ts';
import type { Actor, PersonRef } from './people.ts';
import type { CaseState } from './state.ts';

/** Nobody when somebody acts for himself. */
export interface InName {
  onBehalfOf?: PersonRef;
}

type Person = Exclude<Actor, { kind: 'system' }>;

/**
 * In whose name a command is given: on a task, that of whom it is addressed to; on the case as a whole, one's own where
 * one's own posts reach the case, else that of the principal whose do.
 */
export function actingFor(definition: CaseForm, state: CaseState, actor: Actor, command: HumanCommand): InName {
  if (actor.kind === 'system') return {};
  if ('taskId' in command) {
    const visit = state.visits.find((one) => one.id === command.visitId);
    const task = visit?.tasks.find((one) => one.id === command.taskId);
    if (visit === undefined || task === undefined) return {};
    return entitledBy(state, stageOf(definition, visit), actor, task) ?? {};
  }
  switch (command.type) {
    case 'withdraw':
      return first([partyName(state, actor)]);
    case 'correct':
    case 'suspend':
    case 'resume':
    case 'extendClock':
    case 'suspendClock':
    case 'resumeClock':
      return actor.kind === 'administrator'
        ? {}
        : first([partyName(state, actor), holderName(definition, state, actor)]);
    case 'takeBack':
      return closerName(state, actor, command.visitId) ?? {};
    default:
      return bySight(definition, state, actor);
  }
}

/** One's own name before another's. */
function first(names: readonly (InName | null)[]): InName {
  const known = names.filter((name) => name !== null);
  return known.find((name) => name.onBehalfOf === undefined) ?? known[0] ?? {};
}

function partyName(state: CaseState, actor: Person): InName | null {
  const names = [state.applicant, filerOf(state)].flatMap((party) =>
    party === null ? [] : (entitlement(actor, { person: party }) ?? []),
  );
  return names.length === 0 ? null : first(names);
}

function holderName(definition: CaseForm, state: CaseState, actor: Person): InName | null {
  const names = state.visits.flatMap((visit) =>
    visit.tasks
      .filter((task) => task.state === 'open')
      .flatMap((task) => entitledBy(state, stageOf(definition, visit), actor, task) ?? []),
  );
  return names.length === 0 ? null : first(names);
}

/** In whose name somebody may take back what led out of a visit: his own decision, or that of one for whom he acts. */
export function closerName(state: CaseState, actor: Actor, visitId: number): InName | null {
  const closed = state.closed.find((visit) => visit.id === visitId);
  if (closed === undefined || actor.kind === 'system') return null;
  const me = actor.person.id;
  if (closed.closedBy?.id === me || closed.closedFor?.id === me) return {};
  const whose = closed.closedFor ?? closed.closedBy;
  const principal = whose === null ? null : actsFor(actor.holdings, whose.id);
  return principal === null ? null : { onBehalfOf: principal };
}

function bySight(definition: CaseForm, state: CaseState, actor: Person): InName {
  const facts = factsOf(definition, state);
  const own = { ...actor, holdings: actor.holdings.filter((one) => one.agencyOf === undefined) };
  if (maySee(scopeOf(own), facts)) return {};
  const seen = actor.holdings.find(
    (one) => one.agencyOf !== undefined && maySee(scopeOf({ ...actor, holdings: [one] }), facts),
  );
  return seen?.agencyOf === undefined ? {} : { onBehalfOf: seen.agencyOf };
}

/** What the rule of sight needs to know, as far as the state tells. */
function factsOf(definition: CaseForm, state: CaseState): CaseFacts {
  const parties = [filerOf(state), ...(state.applicant === null ? [] : [state.applicant])];
  const tasks = state.visits.flatMap((visit) => visit.tasks);
  return {
    organisation: state.organisation,
    departments: departmentsOf(definition),
    grantees: [
      ...parties.map((one) => personGrant(one.id)),
      ...tasks.map(({ to }) => ('person' in to ? assigneeGrant(to.person.id) : roleGrant(to.role, to.organisation))),
    ],
  };
}
