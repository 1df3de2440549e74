// Keys are changed in three steps: the new one is put in front of the old everywhere, this command seals anew, and when
// `--check` finds nothing under the old one any more, it may go.
import { Client, Connection } from '@temporalio/client';
import { createDataConverter, temporalConnectionOptions } from '../config/temporal.ts';
import { keysOfArchive } from '../db/archived-cases.ts';
import { keysInUse } from '../db/key-rotation/keys-in-use.ts';
import type { KeysInUse } from '../db/key-rotation/keys-in-use.ts';
import { SEALED_PLACES } from '../db/key-rotation/places.ts';
import { rotatePlace } from '../db/key-rotation/rotate.ts';
import type { Rotated } from '../db/key-rotation/rotate.ts';
import type { CommandInput } from './command.ts';
import { engineKeys, scheduleKeys } from './engine-keys.ts';
import type { EngineKeys } from './engine-keys.ts';

export interface RotationAsked {
  check: boolean;
  /** Also reads the histories of what has ended. */
  closed: boolean;
  json: boolean;
}

interface OnEngine {
  running: EngineKeys;
  closed: EngineKeys | null;
  schedules: { schedules: number; underOlder: number; rewritten: number };
}

/** Failures that are shown; JSON has them all. */
const SHOWN = 20;
const TELL_EVERY = 200;

/** Seals everything under the current keys, or only looks; 1 when something is left that needs an older one. */
export async function rotateKeys(input: CommandInput, asked: RotationAsked): Promise<number> {
  const { db, crypto, say, tell } = input;
  const rotated: Rotated[] = [];
  if (!asked.check) {
    for (const place of SEALED_PLACES) {
      const done = await rotatePlace(db, crypto, place, (rows) => tell(`  … ${place.table} ${rows}`));
      rotated.push(done);
    }
  }
  const inUse: KeysInUse[] = [];
  for (const place of SEALED_PLACES) inUse.push(await keysInUse(db, crypto, place));
  const engine = await onEngine(input, asked);
  const archive = await keysOfArchive(db);
  const report = { currentKey: crypto.keyId, check: asked.check, rotated, inUse, archive, engine };
  const left = leftOver(report);
  if (asked.json) say(JSON.stringify({ ...report, mayThrowAway: left.length === 0 && engine !== null }, null, 2));
  else for (const line of lines(report, left)) say(line);
  return left.length === 0 ? 0 : 1;
}

interface Report {
  currentKey: string;
  /** Archived cases by the key under which their lines are sealed. */
  archive: Record<string, number>;
  rotated: Rotated[];
  inUse: KeysInUse[];
  engine: OnEngine | null;
}

async function onEngine({ config, tell }: CommandInput, { check, closed }: RotationAsked): Promise<OnEngine | null> {
  const { temporal, dataKeys, taskQueue } = config;
  if (temporal === null) return null;
  const connection = await Connection.connect(temporalConnectionOptions(temporal));
  try {
    const { namespace } = temporal;
    const client = new Client({ connection, namespace, dataConverter: createDataConverter(dataKeys) });
    const [{ id }] = dataKeys;
    const told = (read: number): void => {
      if (read % TELL_EVERY === 0) tell(`  … Temporal ${read}`);
    };
    return {
      schedules: await scheduleKeys(client, taskQueue, id, !check),
      running: await engineKeys(client, taskQueue, id, 'running', told),
      closed: closed ? await engineKeys(client, taskQueue, id, 'closed', told) : null,
    };
  } finally {
    await connection.close();
  }
}

/** What still needs an older key, one line for each. */
function leftOver({ currentKey, rotated, inUse, archive, engine }: Report): string[] {
  const sealed = inUse.flatMap(({ table, sealed: byKey, indexed }) => [
    ...Object.entries(byKey)
      .filter(([id]) => id !== currentKey)
      .map(([id, n]) => `${table}: ${n} 个加密值仍用密钥 values still under key ${id}`),
    ...(indexed === null || indexed.older === 0
      ? []
      : [`${table}: ${indexed.older} 个索引仍用旧索引密钥 indexes still under an older BLIND_INDEX_KEY`]),
    ...(indexed === null || indexed.unknown === 0
      ? []
      : [`${table}: ${indexed.unknown} 个索引不属于任何已配置的密钥 indexes of no configured key`]),
  ]);
  const failed = rotated.flatMap(({ table, failed: ones }) =>
    ones.length === 0 ? [] : [`${table}: ${ones.length} 行未能重新加密 rows could not be sealed anew`],
  );
  const files = Object.entries(archive)
    .filter(([id]) => id !== currentKey)
    .map(([id, n]) => `归档文件: ${n} 件仍用密钥 archived cases still under key ${id} (npx banjie archive reseal)`);
  if (engine === null) return [...sealed, ...failed, ...files];
  const ofRuns = (zh: string, en: string, keys: EngineKeys | null): string[] =>
    Object.entries(keys?.underOlder ?? {}).map(
      ([id, n]) => `Temporal: ${n} 个${zh}的历史仍用密钥 ${en} histories still under key ${id}`,
    );
  const { schedules, running, closed } = engine;
  return [
    ...sealed,
    ...failed,
    ...files,
    ...ofRuns('运行中流程', 'running', running),
    ...ofRuns('已结束流程', 'closed', closed),
    ...(schedules.underOlder === 0
      ? []
      : [`Temporal: ${schedules.underOlder} 个定时任务仍用旧密钥 schedules still under an older key`]),
  ];
}

function lines({ currentKey, rotated, engine }: Report, left: readonly string[]): string[] {
  const failures = rotated.flatMap(({ table, failed }) => failed.map((one) => `  ✗ ${table} ${one.key}: ${one.error}`));
  const written = rotated.filter(({ rows }) => rows > 0);
  return [
    `当前密钥 · Current key: ${currentKey}`,
    ...written.map(({ table, rows }) => `✓ ${table}: ${rows} 行已重新加密 rows sealed anew`),
    ...(engine === null || engine.schedules.rewritten === 0
      ? []
      : [`✓ Temporal: ${engine.schedules.rewritten} 个定时任务已更新 schedules written anew`]),
    ...failures.slice(0, SHOWN),
    ...(failures.length > SHOWN ? [`  … 另有 ${failures.length - SHOWN} 行 more`] : []),
    ...left.map((line) => `• ${line}`),
    ...verdict(engine, left),
  ];
}

function verdict(engine: OnEngine | null, left: readonly string[]): string[] {
  if (left.length > 0) {
    return ['旧密钥尚不能移除；运行中的流程结束后再查 · Keep the older keys; look again when those runs have ended'];
  }
  if (engine === null) {
    return [
      '数据库已无旧密钥；未查 Temporal（缺 TEMPORAL_ADDRESS），请勿据此移除 · The database needs no older key; Temporal was not asked, so keep them',
    ];
  }
  return [
    '✓ 已无内容使用旧密钥，可从 DATA_KEYS 与 BLIND_INDEX_KEY 移除 · Nothing needs an older key: it may be removed',
  ];
}
