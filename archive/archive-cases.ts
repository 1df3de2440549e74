// Ended cases go into files, and then out of Temporal: written, read again and proved first, removed afterwards. Broken
// off anywhere, the next run goes on: a file without a manifest is written again, one that the table does not know yet is
// entered, and what is entered is removed.
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { archivedIn, casesToArchive, casesToRemove, noteArchived, noteRemoved } from '../db/archived-cases.ts';
import type { ArchivedCase, CaseToArchive } from '../db/archived-cases.ts';
import { attachmentsOfCase } from '../db/attachments.ts';
import type { Db } from '../db/client.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import { readLinks } from '../db/event-rows.ts';
import { verifyCase } from '../db/verify.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import { lineOf, recordOf } from './case-record.ts';
import type { CaseRecord } from './case-record.ts';
import { historiesOf, removeRuns, stillRunning } from './engine-histories.ts';
import { monthsIn, nextNumber, partHolds, readManifest, sumsHold, writeManifest, writePart } from './folder.ts';
import type { Part } from './folder.ts';
import { bundleOf, entriesOf, faultOfPart } from './part-check.ts';

export interface Archiving {
  db: Db;
  crypto: FieldCrypto;
  client: Client;
  codec: PayloadCodec;
  dir: string;
  /** Writes the cases in clear instead of sealed. */
  plain: boolean;
  /** Cases that ended before this instant. */
  before: string;
  now: () => string;
  /** Cases of one file at most. */
  atOnce?: number;
  tell: (line: string) => void;
}

/** Why a case was left as it is. */
export type LeftBecause = 'stillRuns' | 'chainBroken' | 'fileMissing';

export interface ArchiveResult {
  /** Cases written, by the month in which they ended. */
  archived: Record<string, number>;
  /** Cases taken out of Temporal. */
  removed: number;
  left: { caseId: string; because: LeftBecause }[];
}

const AT_ONCE = 200;

/** What would be archived now. */
export async function tryArchive({ db, client, before }: Archiving): Promise<ArchiveResult> {
  const result: ArchiveResult = { archived: {}, removed: 0, left: [] };
  let after: CaseToArchive | null = null;
  for (;;) {
    const some: CaseToArchive[] = await casesToArchive(db, before, AT_ONCE, after);
    after = some.at(-1) ?? null;
    if (after === null) return result;
    const running = await stillRunning(
      client,
      some.map(({ caseId }) => caseId),
    );
    for (const { caseId, endedAt } of some) {
      if (running.has(caseId)) result.left.push({ caseId, because: 'stillRuns' });
      else count(result, monthOf(endedAt));
    }
  }
}

/** Archives everything that ended before the instant, and finishes what an earlier run has left. */
export async function archiveCases(archiving: Archiving): Promise<ArchiveResult> {
  const { db, before, atOnce = AT_ONCE } = archiving;
  const result: ArchiveResult = { archived: {}, removed: 0, left: [] };
  await finishEarlier(archiving, result);
  let after: CaseToArchive | null = null;
  for (;;) {
    const some: CaseToArchive[] = await casesToArchive(db, before, atOnce, after);
    after = some.at(-1) ?? null;
    if (after === null) return result;
    for (const [month, cases] of byMonth(some)) await archiveMonth(archiving, month, cases, result);
  }
}

const monthOf = (instant: string): string => localDateOf(instant).slice(0, 7);

function byMonth(cases: readonly CaseToArchive[]): Map<string, CaseToArchive[]> {
  const months = new Map<string, CaseToArchive[]>();
  for (const one of cases) {
    const month = monthOf(one.endedAt);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return months;
}

function count(result: ArchiveResult, month: string): void {
  result.archived[month] = (result.archived[month] ?? 0) + 1;
}

/** Enters files that stand in a manifest and not in the table, and removes what is entered and not yet removed. */
async function finishEarlier(archiving: Archiving, result: ArchiveResult): Promise<void> {
  const { db, dir, now } = archiving;
  for (const month of monthsIn(dir)) {
    const manifest = readManifest(dir, month);
    for (const part of manifest.parts) {
      if ((await isEntered(db, month, part)) || (await faultOfPart(archiving, month, part)) !== null) continue;
      await noteArchived(db, entriesOf(month, part), now());
    }
    if (manifest.parts.length > 0 && !sumsHold(dir, manifest)) await writeManifest(dir, manifest);
  }
  const holds = new Map<string, boolean>();
  for (const one of await casesToRemove(db)) {
    if (!holds.has(one.bundle)) holds.set(one.bundle, await bundleHolds(dir, one));
    if (holds.get(one.bundle) === true) await remove(archiving, one, result);
    else result.left.push({ caseId: one.caseId, because: 'fileMissing' });
  }
}

/** Whether the table has every case of a file from this very file; where a newer one has some, it is looked at again. */
async function isEntered(db: Db, month: string, part: Part): Promise<boolean> {
  return (await archivedIn(db, bundleOf(month, part))).length === part.cases.length;
}

async function bundleHolds(dir: string, { bundle, digest }: ArchivedCase): Promise<boolean> {
  const [month = '', file] = bundle.split('/');
  const part = readManifest(dir, month).parts.find((one) => one.file === file);
  return part?.sha256 === digest && (await partHolds(dir, month, part));
}

async function remove(archiving: Archiving, one: ArchivedCase, result: ArchiveResult): Promise<void> {
  await removeRuns(archiving.client, one.caseId, one.runs);
  await noteRemoved(archiving.db, one.caseId, archiving.now());
  result.removed += 1;
}

async function archiveMonth(
  archiving: Archiving,
  month: string,
  cases: readonly CaseToArchive[],
  result: ArchiveResult,
): Promise<void> {
  const { db, crypto, client, dir, plain, now, tell } = archiving;
  const running = await stillRunning(
    client,
    cases.map(({ caseId }) => caseId),
  );
  const records: CaseRecord[] = [];
  for (const one of cases) {
    const because = running.has(one.caseId) ? 'stillRuns' : await whyNot(db, crypto, one);
    if (because === null) records.push(await readCase(archiving, one));
    else result.left.push({ caseId: one.caseId, because });
  }
  if (records.length === 0) return;
  const manifest = readManifest(dir, month);
  const lines = records.map((record) => lineOf(record, plain ? null : crypto));
  const written = await writePart(dir, month, nextNumber(manifest), lines);
  const part: Part = {
    ...written,
    writtenAt: now(),
    keyId: plain ? null : crypto.keyId,
    cases: records.map(({ caseId, endedAt, events, histories }) => ({
      caseId,
      endedAt,
      sequence: events.length,
      head: events.at(-1)?.hash ?? '',
      runs: histories.map(({ runId }) => runId),
    })),
  };
  const fault = await faultOfPart(archiving, month, part);
  if (fault !== null) throw new Error(`${bundleOf(month, part)}: ${fault}`);
  await writeManifest(dir, { ...manifest, parts: [...manifest.parts, part] });
  const entries = entriesOf(month, part);
  await noteArchived(db, entries, now());
  for (const one of entries) {
    await remove(archiving, one, result);
    count(result, month);
  }
  tell(`  … ${bundleOf(month, part)} ${records.length}`);
}

/** A trail that does not hold is left where it can be looked into. */
async function whyNot(db: Db, crypto: FieldCrypto, one: CaseToArchive): Promise<LeftBecause | null> {
  return (await verifyCase(db, one.caseId, crypto)) === null ? null : 'chainBroken';
}

async function readCase({ db, crypto, client, codec }: Archiving, one: CaseToArchive): Promise<CaseRecord> {
  const links = (await readLinks(db, one.caseId)).filter(({ sequence }) => sequence <= one.sequence);
  const histories = await historiesOf(client, codec, one.caseId);
  return recordOf(crypto, one, links, { histories, attachments: await attachmentsOfCase(db, one.caseId) });
}
