// The release's procedures in force in the demo county, as a profile of its own sets them.
import { readFileSync } from 'node:fs';
import type { Db } from '../db/client.ts';
import { currentProfile } from '../db/county-profiles.ts';
import { publish, PUBLISHER } from '../db/publish.ts';
import type { Publication } from '../db/publish.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import { readCountyProfile } from '../domain/definition/county-profile.ts';
import { planYearOf } from '../domain/definition/plan-year.ts';
import type { CountyProfile } from '../domain/definition/resolve.ts';
import { RELEASE } from '../procedures/index.ts';

const GROUND = '演示县启用 · in force in the demo county';

/**
 * What the demo county sets: every value that the documents leave out, invented so that everything runs. The file says
 * `{planYear}` where a date is one of the plan. Throws when the file does not fit the release.
 */
export function demoProfile(planYear: number): CountyProfile {
  const file = new URL('demo-county-data/profile.json', import.meta.url);
  const text = readFileSync(file, 'utf8').replaceAll('{planYear}', String(planYear));
  const read = readCountyProfile(JSON.parse(text), RELEASE);
  if (!read.ok) throw new Error(`the demo county's profile is refused: ${JSON.stringify(read.faults)}`);
  return { ...read.profile, years: { default: planYear, ...read.profile.years } };
}

/**
 * Puts the release's procedures in force, unless somebody of the county has chosen otherwise; a profile that somebody has
 * set since is the county's.
 */
export async function publishDemoDefinitions(
  db: Db,
  now: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Publication[]> {
  const current = await currentProfile(db);
  const isOwn = current !== null && current.setBy !== PUBLISHER;
  return publish(db, {
    procedures: RELEASE,
    profile: isOwn ? current.profile : demoProfile(planYearOf(localDateOf(now))),
    at: now,
    ground: GROUND,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}
