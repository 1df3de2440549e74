// The command line as its user runs it: a process of its own on a database and an engine with one case.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
    return { code: 0, ...(await promisify(execFile)(process.execPath, [LAUNCHER, ...args], { env })) };
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

it('says how it is used when it is used otherwise', async () => {
  expect(await banjie('repair')).toMatchObject({ code: 2, stderr: expect.stringContaining('npx banjie verify') });
  expect((await banjie('verify', 'not-a-case')).code).toBe(2);
});
