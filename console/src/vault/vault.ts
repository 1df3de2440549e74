// What the console keeps on a device, sealed: forms hold personal data, and devices in a village are shared.
import type { Waiting } from '../commands/waiting.ts';
import { keysInBrowser, textsInDatabase, textsInTab } from './browser-stores.ts';
import { sealedRecords } from './sealed-records.ts';

/** A filing that somebody has begun and not handed in. */
export interface FilingDraft {
  readonly person: string;
  readonly procedure: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly inputs: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly keptAt: string;
}

/** A file that was chosen while nobody answered. */
export interface KeptFile {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly base64: string;
}

const keys = keysInBrowser();

/** Commands and filings that wait for the network. */
export const waitingRecords = sealedRecords<Waiting>(keys, textsInDatabase('commands'));
/** Filings that were begun. */
export const filingDrafts = sealedRecords<FilingDraft>(keys, textsInDatabase('filings'));
/** Files that wait for the network, by their digest. */
export const keptFiles = sealedRecords<KeptFile>(keys, textsInDatabase('files'));
/** What was typed into the form of a command; it goes with the tab. */
export const formDrafts = sealedRecords<unknown>(keys, textsInTab('banjie.draft.'));

/** Throws away all that somebody has kept on this device, and the key to it. */
export async function wipe(person: string): Promise<void> {
  await keys.remove(person);
  for (const records of [waitingRecords, filingDrafts, keptFiles, formDrafts]) await records.wipe(person);
}
