import { setImmediate } from 'node:timers/promises';
import { currentProfile } from '../db/county-profiles.ts';
import { publish as publishRelease } from '../db/publish.ts';
import type { Publication, PublicationState } from '../db/publish.ts';
import type { CountyProfile } from '../domain/definition/resolve.ts';
import { RELEASE } from '../procedures/index.ts';
import type { CommandInput } from './command.ts';
import { readProfileFile, storedProfile } from './profile-file.ts';
import { schedulesAfterPublishing } from './schedules.ts';

export interface PublishOptions {
  /** File of the county's profile; undefined: the profile that holds, or the release as it is before the first. */
  profile: string | undefined;
  dryRun: boolean;
  json: boolean;
}

const GROUND = '发布本版本 · published with this release';
const TELL_EVERY = 20;
/** Faults shown of one procedure; a role that is vacant in every village would fill the screen. */
const SHOWN_FAULTS = 3;

const STATES: Record<PublicationState, string> = {
  activated: '启用 in force from now on',
  inForce: '未变 in force already',
  kept: "保留县自定版本 the county's own version stays",
  notReady: '未能启用 stored, but can not run yet',
  refused: '未通过 refused',
};

/** Publishes all procedures of the release; 1 when one of them can't be put in force. */
export async function publish(input: CommandInput, options: PublishOptions): Promise<number> {
  const { db, say, tell } = input;
  const profile = await profileOf(input, options.profile);
  const startedAt = performance.now();
  tell(`… ${RELEASE.length} procedures · 正在解析、证明 ${RELEASE.length} 个事项`);
  const publications = await publishRelease(db, {
    procedures: RELEASE,
    profile,
    at: new Date().toISOString(),
    ground: GROUND,
    dryRun: options.dryRun,
    onProgress: async (done, total) => {
      if (done % TELL_EVERY !== 0) return;
      tell(`  … ${done}/${total}`);
      await setImmediate();
    },
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (options.json) say(JSON.stringify({ dryRun: options.dryRun, procedures: publications }, null, 2));
  else for (const line of report(publications, options.dryRun, seconds)) say(line);
  if (!options.dryRun) await schedulesAfterPublishing(input);
  return publications.some(isStopped) ? 1 : 0;
}

/** A file that is named is the county's profile from now on; without one a new release takes what the county has set. */
async function profileOf({ db }: CommandInput, file: string | undefined): Promise<CountyProfile | null> {
  if (file !== undefined) return readProfileFile(file, RELEASE);
  const current = await currentProfile(db);
  return current === null ? null : storedProfile(current.profile, RELEASE);
}

const isStopped = ({ state }: Publication): boolean => state === 'notReady' || state === 'refused';

function report(publications: readonly Publication[], dryRun: boolean, seconds: string): string[] {
  const stopped = publications.filter(isStopped);
  const unset = publications.filter((one) => one.unset.length > 0 && one.state !== 'kept');
  const counts = (Object.keys(STATES) as PublicationState[])
    .map((state) => ({ state, count: publications.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0);
  return [
    ...publications.filter(({ state }) => state === 'activated').map((one) => `✓ ${named(one)}`),
    ...publications.filter(({ state }) => state === 'kept').map((one) => `= ${named(one)}: ${STATES.kept}`),
    ...stopped.flatMap(stoppedLines),
    ...(unset.length === 0 ? [] : ['', '尚未设定 · Not set:']),
    ...unset.flatMap((one) => [`  ${named(one)}`, ...unsetLines(one)]),
    '',
    ...(dryRun ? ['试运行，未作任何改动 · Dry run: nothing was changed'] : []),
    ...counts.map(({ state, count }) => `${String(count).padStart(4)}  ${STATES[state]}`),
    `${String(publications.length).padStart(4)}  ${seconds} s`,
  ];
}

function named({ procedure, title, version }: Publication): string {
  return `${procedure} ${title.zh}${version === null ? '' : ` ${version.slice(0, 12)}`}`;
}

function stoppedLines(one: Publication): string[] {
  const shown = one.faults.slice(0, SHOWN_FAULTS);
  const more = one.faults.length - shown.length;
  return [
    `✗ ${named(one)}: ${STATES[one.state]}`,
    ...shown.map(({ code, message, path }) => `    ${code} ${message.zh} · ${message.en} (${path.join('/')})`),
    ...(more > 0 ? [`    … 另有 ${more} 处 · ${more} more`] : []),
  ];
}

function unsetLines({ unset }: Publication): string[] {
  return unset.map(({ parameter, parameterTitle, usedAt, partTitle }) => {
    const part = partTitle === null ? '' : ` (${partTitle.zh} · ${partTitle.en})`;
    return `    ${parameter} ${parameterTitle.zh} · ${parameterTitle.en} → ${usedAt}${part}`;
  });
}
