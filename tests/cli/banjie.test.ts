// The command line as its user runs it: a process of its own on a database and an engine with one case.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RELEASE } from '../../procedures/index.ts';
import type { Environment } from '../support/case-environment.ts';
import { clerk, decideOn, director, reviewer, send } from '../support/case-environment.ts';
import { fourLevels } from '../support/definitions.ts';
import { createEnvironment } from '../workflows/environment.ts';

const LAUNCHER = fileURLToPath(new URL('../../cli/banjie.mjs', import.meta.url));

let environment: Environment;
let caseId: string;

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

async function banjie(...args: string[]): Promise<Run> {
  const env = { ...process.env, ...environment.workerVariables };
  try {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    return { code: 0, ...(await promisify(execFile)(process.execPath, [LAUNCHER, ...args], options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as Run;
    return { code, stdout, stderr };
  }
}

beforeAll(async () => {
  environment = await createEnvironment();
  await environment.work();
  const { handle, answer } = await environment.start(await environment.inputOf(fourLevels));
  caseId = answer.caseId;
  await send(handle, decideOn(1, clerk));
  await send(handle, decideOn(2, reviewer));
  await send(handle, decideOn(3, director));
  await send(handle, decideOn(4, reviewer));
  await handle.result();
});
afterAll(() => environment.close());

it("reads a case's Temporal history like its procedure", async () => {
  const { code, stdout } = await banjie('history', caseId);
  expect(code).toBe(0);
  const steps = ['▶ four-levels', '进入village', '进入township', '进入county', '进入confirm', '■ ended'];
  const places = steps.map((step) => stdout.indexOf(step));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('verifies a whole chain, and names the first broken event with exit code 1', async () => {
  expect((await banjie('verify', caseId)).code).toBe(0);
  await environment.db
    .updateTable('events')
    .set({ actor_name: '他人' })
    .where('case_id', '=', caseId)
    .where('sequence', '=', 4)
    .execute();
  const { code, stdout } = await banjie('verify', caseId);
  expect(code).toBe(1);
  expect(stdout).toContain(`${caseId} #4`);
});

it('rebuilds the read model from the events', async () => {
  await environment.db.updateTable('cases').set({ outcome: 'refused' }).where('case_id', '=', caseId).execute();
  expect((await banjie('rebuild', caseId)).code).toBe(0);
  const row = await environment.db
    .selectFrom('cases')
    .select('outcome')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  expect(row.outcome).toBe('struckOff');
});

it('migrates a database that is at this release to nothing new', async () => {
  const { code, stdout } = await banjie('migrate');
  expect([code, stdout]).toEqual([0, '✓ already at this release · 已是本版本\n']);
});

interface Published {
  dryRun: boolean;
  procedures: { procedure: string; state: string; unset: object[]; faults: { code: string }[] }[];
}

const countOf = async (table: 'definitions' | 'activations'): Promise<number> => {
  const { n } = await environment.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};

it('tries a publication without changing anything, and says what is missing with exit code 1', async () => {
  const before = await countOf('definitions');
  const { code, stdout, stderr } = await banjie('publish', '--dry-run', '--json');
  const { dryRun, procedures } = JSON.parse(stdout) as Published;
  expect([code, dryRun]).toEqual([1, true]);
  expect(procedures.map(({ procedure }) => procedure)).toEqual(RELEASE.map(({ id }) => id));
  expect(procedures.find(({ procedure }) => procedure === 'dilapidated-house-renovation')).toMatchObject({
    state: 'notReady',
    faults: expect.arrayContaining([expect.objectContaining({ code: 'ROLE_UNKNOWN' })]),
  });
  expect(stderr).toContain(`… ${Math.floor(RELEASE.length / 20) * 20}/${RELEASE.length}`);
  expect(await countOf('definitions')).toBe(before);
});

it('publishes the release, stores what can not run yet, and brings the schedules in line', async () => {
  const { code, stdout, stderr } = await banjie('publish');
  expect(code).toBe(1);
  expect(stdout).toContain('尚未设定 · Not set:');
  expect(stdout).toContain('未能启用 stored, but can not run yet');
  expect(stderr).toContain('定时任务 · Schedules:');
  expect(await countOf('definitions')).toBeGreaterThan(RELEASE.length / 2);
});

it('refuses a profile that does not fit, place by place, and changes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-profile-'));
  const file = join(folder, 'profile.json');
  try {
    const before = await countOf('activations');
    writeFileSync(file, JSON.stringify({ parameters: { 'no-such-procedure': {} }, years: { default: 2026 } }));
    expect(await banjie('publish', '--profile', file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('parameters/no-such-procedure: This release has no procedure'),
    });
    writeFileSync(file, '{');
    expect((await banjie('publish', '--profile', file)).stderr).toContain('JSON');
    expect((await banjie('publish', '--profile', join(folder, 'none.json'))).stderr).toContain('ENOENT');
    expect(await countOf('activations')).toBe(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('shows and makes schedules, and has nothing to change the second time', async () => {
  expect((await banjie('schedules', '--dry-run')).stdout).toContain('Dry run: nothing was changed');
  const { code, stdout } = await banjie('schedules', '--json');
  const { schedules, notSet } = JSON.parse(stdout) as {
    schedules: { change: string }[];
    notSet: { procedure: string; usedAt: string; parameter: string }[];
  };
  expect([code, schedules.filter(({ change }) => change !== 'unchanged')]).toEqual([0, []]);
  const missing = { procedure: 'year-end-summary', usedAt: 'duties/summaryMeeting', parameter: 'summaryBy' };
  expect(notSet).toContainEqual(expect.objectContaining(missing));
});

it('says how it is used when it is used otherwise', async () => {
  expect(await banjie('mend')).toMatchObject({ code: 2, stderr: expect.stringContaining('npx banjie verify') });
  expect((await banjie('verify', 'not-a-case')).code).toBe(2);
  expect((await banjie('publish', '--force')).code).toBe(2);
  expect(await banjie('rotate-keys', '--check')).toMatchObject({
    stdout: expect.stringContaining('Current key: test'),
  });
  expect((await banjie('schedules', '--profile', 'file')).code).toBe(2);
});
