// What the address of the inbox says: which list, and its filters.

export const TABS = ['mine', 'done', 'unit', 'messages'] as const;
export type Tab = (typeof TABS)[number];

export interface InboxSearch {
  /** Absent: what is to be done. */
  readonly tab?: Tab;
  readonly procedure?: string;
  readonly organisation?: string;
  readonly overdue?: true;
  /** Of the messages only those not read yet. */
  readonly unread?: true;
}

/** Reads the address; what it does not know it leaves out. */
export function inboxSearch(given: Record<string, unknown>): InboxSearch {
  const { tab, procedure, organisation, overdue, unread } = given;
  const known = TABS.find((one) => one === tab);
  return {
    ...(known !== undefined && known !== 'mine' && { tab: known }),
    ...(typeof procedure === 'string' && procedure !== '' && { procedure }),
    ...((typeof organisation === 'string' || typeof organisation === 'number') && {
      organisation: String(organisation),
    }),
    ...(overdue === true && { overdue: true as const }),
    ...(unread === true && { unread: true as const }),
  };
}
