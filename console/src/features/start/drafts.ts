// Filings that somebody has begun on this device, in IndexedDB, until they are handed in or thrown away.
import { createStore, del, get, set, values } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';

export interface Draft {
  readonly person: string;
  readonly procedure: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly inputs: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly keptAt: string;
}

let opened: UseStore | null = null;
const database = (): UseStore => (opened ??= createStore('banjie-drafts', 'filings'));
const keyOf = (person: string, procedure: string): string => `${person} ${procedure}`;

export const drafts = {
  of: (person: string, procedure: string): Promise<Draft | undefined> => get(keyOf(person, procedure), database()),
  all: async (person: string): Promise<Draft[]> => {
    const all = await values<Draft>(database());
    return all.filter((one) => one.person === person).sort((a, b) => b.keptAt.localeCompare(a.keptAt));
  },
  keep: (draft: Draft): Promise<void> => set(keyOf(draft.person, draft.procedure), draft, database()),
  drop: (person: string, procedure: string): Promise<void> => del(keyOf(person, procedure), database()),
};
