import { recentlyDecided } from '../../db/activations.ts';
import type { FoundStuck } from '../../domain/stuck/cause.ts';
import type { WantedPart } from '../ports.ts';
import type { EngineLook } from './engine-look.ts';

/** A version is in force before its Schedules are made, and the engine's list is a moment late. */
const SETTLED_MS = 120_000;
/** A Schedule of a version that was planned bears the instant from which on it is in force. */
const FROM = /@[^@/]*$/;

/** Duties that will not open by themselves: a person has paused the Schedule, or there is none. */
export async function findUnscheduled(
  { db, client, taskQueue, now }: EngineLook,
  county: string,
  wanted: readonly WantedPart[],
): Promise<FoundStuck[]> {
  const stuck = (
    scheduleId: string,
    procedure: string,
    part: string,
    evidence: FoundStuck['evidence'],
  ): FoundStuck => ({
    cause: 'schedulePaused',
    key: `schedule:${scheduleId}`,
    caseId: null,
    organisation: county,
    procedure,
    part,
    since: now,
    evidence: { scheduleId, ...evidence },
    affected: { cases: 0, tasks: 0, units: 0 },
  });
  const found: FoundStuck[] = [];
  const there = new Set<string>();
  const prefix = `${taskQueue}/`;
  for await (const { scheduleId, state } of client.schedule.list()) {
    if (!scheduleId.startsWith(prefix)) continue;
    there.add(scheduleId.replace(FROM, ''));
    // What the deployment itself pauses because nobody owes it is no fault.
    if (!state.paused || (state.note ?? '').startsWith('banjie: ')) continue;
    const [procedure = '', , part = ''] = scheduleId.slice(prefix.length).split('/');
    found.push(stuck(scheduleId, procedure, part, { note: state.note ?? null }));
  }
  const missing = wanted.filter(({ id, idle }) => !idle && !there.has(id.replace(FROM, '')));
  if (missing.length === 0) return found;
  const before = new Date(Date.parse(now) - SETTLED_MS).toISOString();
  const recent = new Set(await recentlyDecided(db, before));
  const names = new Map(missing.map((one) => [one.id.replace(FROM, ''), one]));
  for (const [id, { procedure, part }] of names) {
    if (!recent.has(procedure)) found.push(stuck(id, procedure, part, { missing: true }));
  }
  return found;
}
