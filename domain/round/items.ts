// Looking at the items of a round: who owes, who is done.
import type { Instant } from '../calendar/index.ts';
import type { Part } from './part.ts';
import type { Item, RoundState, Term } from './state.ts';

/** The item of a unit; a unit that has done nothing yet is silent. Throws for a unit that is not in the round. */
export function itemOf(state: RoundState, term: Term, unit: string): Item {
  const item = term.items[unit];
  if (item !== undefined) return item;
  const place = state.units.findIndex((one) => one.path === unit);
  if (place < 0) throw new Error(`${unit} owes nothing in this round`);
  return {
    state: 'silent',
    taskId: `${term.visit ?? 0}.${place + 1}`,
    checkTaskId: null,
    entries: [],
    entryCount: 0,
    filedAt: null,
    filedBy: null,
    late: false,
  };
}

/** Whether the unit still has to hand something in. */
export function owes(item: Pick<Item, 'state'>): boolean {
  return item.state === 'silent' || item.state === 'returned';
}

/** Whether nothing is to be done about the item any more: it is accepted where somebody checks, else handed in. */
export function isSettled(part: Part, item: Pick<Item, 'state'>): boolean {
  if (owes(item)) return false;
  const isChecked = part.kind === 'duty' && part.duty.check !== undefined;
  return !isChecked || item.state === 'checked' || item.state === 'excused';
}

/** Units that owe their item of a term, in the order of the round; none while the term has not opened. */
export function owing(state: RoundState, term: Term): string[] {
  if (term.visit === null) return [];
  return state.units.map((unit) => unit.path).filter((unit) => owes(term.items[unit] ?? SILENT));
}

const SILENT = { state: 'silent' } as const;

/** The term by its label. */
export function termOf(state: RoundState, key: string): Term {
  const term = state.terms.find((one) => one.key === key);
  if (term === undefined) throw new Error(`the round has no period ${key}`);
  return term;
}

/** Terms that have opened, oldest first. */
export function openTerms(state: RoundState): Term[] {
  return state.terms.filter((term) => term.visit !== null);
}

/** Whether the due instant of a term has come. */
export function isDue(term: Term, now: Instant): boolean {
  return term.dueAt <= now;
}
