import type { Client } from '@temporalio/client';
import { localDateOf } from '../../domain/calendar/index.ts';
import { STUCK_CAUSES } from '../../domain/stuck/cause.ts';
import type { FoundStuck } from '../../domain/stuck/cause.ts';
import type { Db } from '../../db/client.ts';
import { versionsInForce } from '../../db/definitions.ts';
import { countyOn } from '../../db/round-units.ts';
import { findInTables } from '../../db/stuck-finders.ts';
import { escalateStuck, lastLook, noteLook, settleStuck } from '../../db/stuck-items.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import type { WantedParts, Watch, WatchSettings } from '../ports.ts';
import { findDiffering } from './compare-rows.ts';
import { findFailing, findGone, findLeftOver } from './engine-look.ts';
import { findUnscheduled } from './unscheduled-parts.ts';
import { findUnserved } from './unserved-builds.ts';
import type { EngineLook } from './engine-look.ts';

const MINUTE_MS = 60_000;
/** So far back closed workflows are asked for at each look: visibility may be late, and a look may fail. */
const LOOK_BACK_MS = 10 * MINUTE_MS;

export interface Watched {
  db: Db;
  crypto: FieldCrypto;
  client: Client;
  taskQueue: string;
  /** Absent: no Schedule is missed. */
  wantedParts?: WantedParts | undefined;
}

/** The watchdog over our tables and the engine. */
export function watch({ db, crypto, client, taskQueue, wantedParts }: Watched, settings: WatchSettings): Watch {
  return {
    async look({ at }) {
      const cpu = process.cpuUsage();
      const { finishedAt, sweptAt } = await lastLook(db);
      const sweep = sweptAt === null || Date.parse(at) - Date.parse(sweptAt) >= settings.sweepMinutes * MINUTE_MS;
      const since = Math.min(Date.parse(finishedAt ?? at), Date.parse(at)) - LOOK_BACK_MS;
      const county = (await countyOn(db, localDateOf(at)))?.path;
      // A deployment without organisations has nothing that could be stuck, and nobody to tell.
      if (county === undefined) return { opened: 0, resolved: 0, escalated: 0 };
      const engine: EngineLook = { db, client, taskQueue, now: at, from: new Date(since).toISOString(), sweep };
      const found = eachOnce([
        ...(await findInTables(db, { now: at, today: localDateOf(at), claimIdleDays: settings.claimIdleDays })),
        ...(await findFailing(engine)),
        ...(await findGone(engine)),
        ...(await findLeftOver(engine)),
        ...(await findUnscheduled(engine, county, (await wantedParts?.(at)) ?? [])),
        ...(await findUnserved(engine, county)),
        ...(await unsetParameters(db, county, at)),
        ...(await findDiffering(db, crypto, at, settings.comparedCases)),
      ]);
      // That it runs at all says that there is a worker: an item that nobody was there is closed by it.
      const settled = await settleStuck(db, STUCK_CAUSES, found, at);
      const escalated = await escalateStuck(db, at);
      const { user, system } = process.cpuUsage(cpu);
      const cpuMs = Math.round((user + system) / 1000);
      await noteLook(db, { beganAt: at, finishedAt: new Date().toISOString(), swept: sweep, cpuMs });
      return { ...settled, escalated };
    },
  };
}

/** One thing is found once for one cause: what a question told before is kept. */
function eachOnce(found: readonly FoundStuck[]): FoundStuck[] {
  const first = new Map<string, FoundStuck>();
  for (const one of found) {
    const name = `${one.cause}:${one.key}`;
    if (!first.has(name)) first.set(name, one);
  }
  return [...first.values()];
}

/** Whole duties and indicators that do not run for want of a value. */
const RECURRING = /^(duties|indicators)\/[^/]+$/;

async function unsetParameters(db: Db, county: string, at: string): Promise<FoundStuck[]> {
  const versions = await versionsInForce(db, at);
  return versions.flatMap(({ procedure, unset }) =>
    unset
      .filter(({ usedAt }) => RECURRING.test(usedAt))
      .map((one): FoundStuck => ({
        cause: 'parameterUnset',
        key: `parameter:${procedure}:${one.usedAt}:${one.parameter}`,
        caseId: null,
        organisation: county,
        procedure,
        part: one.usedAt.split('/')[1] ?? null,
        since: at,
        evidence: { parameter: one.parameter, titleZh: one.parameterTitle.zh, titleEn: one.parameterTitle.en },
        affected: { cases: 0, tasks: 0, units: 0 },
      })),
  );
}
