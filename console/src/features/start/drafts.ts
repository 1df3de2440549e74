// Filings that somebody has begun on this device, until they are handed in or thrown away.
import { filingDrafts } from '../../vault/vault.ts';
import type { FilingDraft } from '../../vault/vault.ts';

export type Draft = FilingDraft;

export const drafts = {
  of: (person: string, procedure: string): Promise<Draft | null> => filingDrafts.of(person, procedure),
  all: async (person: string): Promise<Draft[]> =>
    (await filingDrafts.all(person)).sort((a, b) => b.keptAt.localeCompare(a.keptAt)),
  keep: (draft: Draft): Promise<void> => filingDrafts.put(draft.person, draft.procedure, draft),
  drop: (person: string, procedure: string): Promise<void> => filingDrafts.remove(person, procedure),
};
