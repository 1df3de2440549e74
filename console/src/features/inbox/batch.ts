// Several tasks decided together: which can be, by which outcomes, and how they are sent.
import type { CaseView } from '../../commands/command-body.ts';

type Action = CaseView['actions'][number];
type Words = NonNullable<Action['refusal']>['message'];
export type Outcome = NonNullable<Action['outcomes']>[number];

/** Whether a task can be decided together with others; `why` is what its rule says, null where it needs a form. */
export type Decidable =
  | { readonly can: true; readonly visitId: number; readonly outcomes: readonly Outcome[] }
  | { readonly can: false; readonly why: 'form' | 'other' | Words };

/** What a case says of deciding one of its tasks. */
export function decidable(actions: readonly Action[], taskId: string): Decidable {
  const action = actions.find((one) => one.type === 'decide' && one.taskId === taskId);
  if (action?.visitId === undefined) return { can: false, why: 'other' };
  if (!action.allowed) return { can: false, why: action.refusal?.message ?? 'other' };
  if (action.form?.some((one) => one.required) === true) return { can: false, why: 'form' };
  return { can: true, visitId: action.visitId, outcomes: action.outcomes ?? [] };
}

/** The outcomes that every one of the decidable tasks has; an opinion is required where one of them requires it. */
export function commonOutcomes(all: readonly Decidable[]): Outcome[] {
  const lists = all.flatMap((one) => (one.can ? [one.outcomes] : []));
  const [first = [], ...others] = lists;
  return first
    .filter((outcome) => others.every((list) => list.some((one) => one.key === outcome.key)))
    .map((outcome) => ({
      ...outcome,
      opinionRequired: lists.some((list) => list.some((one) => one.key === outcome.key && one.opinionRequired)),
    }));
}

/** Does something for each item, so many at once, in their order; one that fails does not hold up the others. */
export async function eachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
