// Names of those to whom the data of a case address tasks. An id says nothing to a reader of the trail.
import type { CaseForm } from '../definition/forms.ts';
import { allStages } from '../definition/stage-index.ts';
import type { Assignee, Stage } from '../definition/stage.ts';
import type { Draft } from './draft.ts';
import type { PersonRef } from './people.ts';
import type { CaseData } from './state.ts';

function assigneesOf(stage: Stage): Assignee[] {
  switch (stage.kind) {
    case 'decision':
    case 'work':
    case 'vote':
      return [stage.assignee];
    case 'notice':
      return [stage.assignee, stage.inquiry.assignee];
    case 'wait':
      return stage.until.kind === 'event' ? [stage.until.assignee] : [];
    default:
      return [];
  }
}

/** Keys of the fields by which a definition names who does a stage. */
export function addressingFields(definition: Pick<CaseForm, 'stages'>): string[] {
  const assignees = allStages(definition).flatMap(({ stage }) => assigneesOf(stage));
  return [...new Set(assignees.flatMap((one) => (one.by === 'personField' ? [one.field] : [])))];
}

/** Of the people whom a command names, those to whom these data address tasks; nothing where there are none. */
export function addressees(draft: Pick<Draft, 'definition' | 'people'>, data: CaseData): { people?: PersonRef[] } {
  if (draft.people === undefined || draft.people.length === 0) return {};
  const ids = addressingFields(draft.definition).flatMap((field) => data[field] ?? []);
  const people = draft.people.filter(({ id }) => ids.includes(id));
  return people.length === 0 ? {} : { people };
}
