// What the address of the inbox says: which list, and its filters.

export const TABS = ['mine', 'done', 'started', 'copied', 'unit', 'messages'] as const;
export type Tab = (typeof TABS)[number];
/** Lists of tasks, and lists of cases. */
export type TaskTab = 'mine' | 'done' | 'unit';
export type CaseTab = 'started' | 'copied';

export const CARDS = ['yellow', 'red'] as const;
type Card = (typeof CARDS)[number];

export interface InboxSearch {
  /** Absent: what is to be done. */
  readonly tab?: Tab;
  readonly procedure?: string;
  /** A stage of the procedure; means nothing without one. */
  readonly stage?: string;
  readonly organisation?: string;
  readonly overdue?: true;
  /** The highest card that was drawn in the case. */
  readonly card?: Card;
  /** A number, or part of a name. */
  readonly q?: string;
  /** Of the messages only those not read yet. */
  readonly unread?: true;
}

/** Reads the address; what it does not know it leaves out. */
export function inboxSearch(given: Record<string, unknown>): InboxSearch {
  const { tab, overdue, unread } = given;
  const known = TABS.find((one) => one === tab);
  const card = CARDS.find((one) => one === given['card']);
  const text = (name: string): string | undefined => {
    const value = given[name];
    return (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : undefined;
  };
  const [procedure, stage, organisation, q] = ['procedure', 'stage', 'organisation', 'q'].map(text);
  return {
    ...(known !== undefined && known !== 'mine' && { tab: known }),
    ...(procedure !== undefined && { procedure }),
    ...(procedure !== undefined && stage !== undefined && { stage }),
    ...(organisation !== undefined && { organisation }),
    ...(overdue === true && { overdue: true as const }),
    ...(card !== undefined && { card }),
    ...(q !== undefined && { q }),
    ...(unread === true && { unread: true as const }),
  };
}

/** Whether the list that is open is one of tasks. */
export function listsTasks({ tab = 'mine' }: InboxSearch): boolean {
  return tab === 'mine' || tab === 'done' || tab === 'unit';
}

/** Whether a list is narrowed down. */
export function isFiltered({ procedure, organisation, overdue, card, q }: InboxSearch): boolean {
  return [procedure, organisation, overdue, card, q].some((one) => one !== undefined);
}
