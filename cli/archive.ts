// Ended cases go into files and out of Temporal; here nothing is decided but how that is told.
import { resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { archiveCases, tryArchive } from '../archive/archive-cases.ts';
import type { ArchiveResult, Archiving, LeftBecause } from '../archive/archive-cases.ts';
import { openLine } from '../archive/case-record.ts';
import { linesOf } from '../archive/folder.ts';
import { resealArchive } from '../archive/reseal.ts';
import { verifyArchive } from '../archive/verify-archive.ts';
import type { ArchiveFault } from '../archive/verify-archive.ts';
import { createPayloadCodec } from '../config/payload-codec.ts';
import { createDataConverter, temporalConnectionOptions } from '../config/temporal.ts';
import { archivingAlone, findArchived } from '../db/archived-cases.ts';
import type { CommandInput } from './command.ts';

export interface ArchiveAsked {
  /** Folder; undefined: the configured one. */
  dir: string | undefined;
  /** Cases that ended longer ago than so many days; undefined: the configured number. */
  days: number | undefined;
  plain: boolean;
  dryRun: boolean;
  json: boolean;
}

const UNDER_WAY = '另一归档正在进行 · Another archiving is under way';
const DAY_MS = 86_400_000;

const LEFT: Record<LeftBecause, string> = {
  stillRuns: '流程仍在运行，未归档 its workflow still runs',
  chainBroken: '事件链异常，未归档，请先运行 verify its chain does not hold: run verify',
  fileMissing:
    '归档文件不在此目录或已改动，未从 Temporal 移除 its file is not in this folder or was changed: not removed from Temporal',
};

const FAULTS: Record<ArchiveFault, string> = {
  manifestBroken: '清单或校验和异常 · the manifest or its sums are not what was written',
  fileBroken: '文件缺失或已改动 · the file is missing or was changed',
  unlisted: '清单中没有此文件 · no manifest lists this file',
  unreadable: '无法解密或已改动 · a line can not be opened: changed, or its key is not in DATA_KEYS',
  linesDiffer: '与清单不一致 · its lines are not what the manifest says',
  chainBroken: '事件链异常 · the chain does not hold',
  headDiffers: '与数据库事件链不一致 · the database has another event there',
  fileMissing: '数据库有记录而目录中没有此文件 · the database names this file, and it is not in the folder',
};

/** Archives what ended long enough ago; 1 when a case was left, 2 when it could not begin. */
export async function archive(input: CommandInput, asked: ArchiveAsked): Promise<number> {
  const { config, db, crypto, say, tell } = input;
  if (config.temporal === null) {
    tell('archive needs TEMPORAL_ADDRESS · 需要 TEMPORAL_ADDRESS');
    return 2;
  }
  const connection = await Connection.connect(temporalConnectionOptions(config.temporal));
  try {
    const { namespace } = config.temporal;
    const days = asked.days ?? config.archive.afterDays;
    const archiving: Archiving = {
      db,
      crypto,
      client: new Client({ connection, namespace, dataConverter: createDataConverter(config.dataKeys) }),
      codec: createPayloadCodec(config.dataKeys),
      dir: resolve(asked.dir ?? config.archive.dir),
      plain: asked.plain,
      before: new Date(Date.now() - days * DAY_MS).toISOString(),
      now: () => new Date().toISOString(),
      tell,
    };
    const result = await carryOut(archiving, asked.dryRun);
    if (result === null) {
      tell(UNDER_WAY);
      return 2;
    }
    const { dir, before } = archiving;
    if (asked.json) say(JSON.stringify({ dryRun: asked.dryRun, dir, endedBefore: before, ...result }, null, 2));
    else for (const line of report(result, dir, asked.dryRun)) say(line);
    return result.left.length === 0 ? 0 : 1;
  } finally {
    await connection.close();
  }
}

async function carryOut(archiving: Archiving, dryRun: boolean): Promise<ArchiveResult | null> {
  if (dryRun) return tryArchive(archiving);
  const done: ArchiveResult[] = [];
  await archivingAlone(archiving.db, async () => {
    done.push(await archiveCases(archiving));
  });
  return done[0] ?? null;
}

function report({ archived, removed, left }: ArchiveResult, dir: string, dryRun: boolean): string[] {
  const months = Object.entries(archived).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = months.reduce((sum, [, n]) => sum + n, 0);
  return [
    ...months.map(([month, n]) => `${dryRun ? '·' : '✓'} ${month}: ${n} 件 cases`),
    ...left.map(({ caseId, because }) => `✗ ${caseId}: ${LEFT[because]}`),
    dryRun
      ? `试运行，未作任何改动：可归档 ${total} 件 · Dry run: nothing was changed; ${total} would be archived`
      : `已归档 ${total} 件至 ${dir}，从 Temporal 移除 ${removed} 件 · ${total} archived, ${removed} removed from Temporal`,
  ];
}

/** Looks through the archive in a folder; 1 when something does not hold. */
export async function verifyArchived(
  { db, crypto, say }: CommandInput,
  { dir, json }: { dir: string; json: boolean },
): Promise<number> {
  const faults: object[] = [];
  const cases = await verifyArchive({ db, crypto, dir: resolve(dir) }, (found) => {
    faults.push(found);
    if (!json) say(`✗ ${found.at}${found.caseId === null ? '' : ` ${found.caseId}`}: ${FAULTS[found.fault]}`);
  });
  if (json) say(JSON.stringify({ cases, faults }, null, 2));
  else if (faults.length === 0) say(`✓ ${cases} archived cases verified · 已校验归档 ${cases} 件，文件与事件链完整`);
  else
    say(`${cases} archived cases looked at, ${faults.length} faults · 已校验归档 ${cases} 件，${faults.length} 处异常`);
  return faults.length === 0 ? 0 : 1;
}

/** Seals the archive's files anew under the current key; the same lock keeps two from it at once. */
export async function resealArchived(
  { db, crypto, config, say, tell }: CommandInput,
  { dir }: { dir: string | undefined },
): Promise<number> {
  const checked = { db, crypto, dir: resolve(dir ?? config.archive.dir) };
  let files = 0;
  const isAlone = await archivingAlone(db, async () => {
    files = await resealArchive(
      checked,
      () => new Date().toISOString(),
      (file) => tell(`  … ${file}`),
    );
  });
  if (!isAlone) {
    tell(UNDER_WAY);
    return 2;
  }
  say(`✓ ${files} 个归档文件已重新加密 archive files sealed anew under ${crypto.keyId}`);
  return 0;
}

/** Prints what the archive has of one case, in clear; 2 when it has none. */
export async function showArchived(
  { db, crypto, config, say, tell }: CommandInput,
  { dir, caseId }: { dir: string | undefined; caseId: string },
): Promise<number> {
  const found = await findArchived(db, caseId);
  if (found === null) {
    tell(`没有归档 · not archived: ${caseId}`);
    return 2;
  }
  const [month = '', file = ''] = found.bundle.split('/');
  for await (const line of linesOf(resolve(dir ?? config.archive.dir), month, file)) {
    if (!line.includes(caseId)) continue;
    const record = openLine(line, crypto);
    if (record.caseId !== caseId) continue;
    say(JSON.stringify(record, null, 2));
    return 0;
  }
  tell(`归档文件中没有该案件 · the file does not have this case: ${found.bundle}`);
  return 2;
}
