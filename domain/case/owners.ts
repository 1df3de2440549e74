// Who owns what is open in a case: the people and posts that are reminded, and that bear a card.
import type { CardOwner } from '../cards.ts';
import type { CaseForm } from '../definition/forms.ts';
import { placeOf } from '../definition/stage-index.ts';
import { addressOf } from './address.ts';
import type { CaseState, Task, Visit } from './state.ts';

/** Owners of the open tasks of some visits, each once. */
export function ownersIn(definition: CaseForm, state: CaseState, visits: readonly number[]): CardOwner[] {
  const owners = state.visits
    .filter((visit) => visits.includes(visit.id))
    .flatMap((visit) =>
      visit.tasks.filter((task) => task.state === 'open').map((task) => ownerOf(definition, state, visit, task)),
    );
  return [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
}

/** Who claimed the task, else to whom it is addressed; by the post that the stage names, also where a person has it. */
function ownerOf(definition: CaseForm, state: CaseState, visit: Visit, task: Task): CardOwner {
  const person = task.claimedBy ?? ('person' in task.to ? task.to.person : null);
  if ('role' in task.to) return { organisation: task.to.organisation, role: task.to.role, person };
  const stage = placeOf(definition, visit.stage)?.stage;
  const named =
    stage !== undefined && 'assignee' in stage ? addressOf(definition, stage.assignee, state, visit.within) : null;
  if (named !== null && 'role' in named) return { organisation: named.organisation, role: named.role, person };
  const organisation = person?.id === state.filer.id ? state.filedAt : state.organisation;
  return { organisation, role: null, person };
}
