// The catalogue as its user prints it: on Node alone, without a database.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PROCEDURES } from '../../procedures/index.ts';

const BOOTSTRAP = fileURLToPath(new URL('../../scripts/bootstrap.mjs', import.meta.url));

async function catalogue(...args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  return (await promisify(execFile)(process.execPath, [BOOTSTRAP, 'procedures', ...args], options)).stdout;
}

it('lists every procedure with its version, what is in it, what is not set and its sources', async () => {
  const { procedures, system } = JSON.parse(await catalogue('--json')) as Record<string, Record<string, unknown>[]>;
  if (procedures === undefined) throw new Error('no procedures');
  expect(system).toEqual([expect.objectContaining({ id: 'supervision', field: 'system', faults: [] })]);
  expect(procedures.map(({ id }) => id)).toEqual(PROCEDURES.map(({ id }) => id));
  const wrong = procedures.filter(({ version }) => !/^[0-9a-f]{64}$/.test(String(version)));
  expect(wrong).toEqual([]);
  expect(procedures.find(({ id }) => id === 'dilapidated-house-renovation')).toMatchObject({
    form: 'case',
    field: 'housing',
    tier: 1,
    stages: expect.arrayContaining([expect.objectContaining({ kind: 'decision' })]),
    clocks: expect.arrayContaining([expect.objectContaining({ limit: expect.anything() })]),
    sources: expect.arrayContaining([expect.stringMatching(/\.txt$/)]),
    faults: [],
  });
});

it('is a table with a line for each procedure for people', async () => {
  const lines = (await catalogue()).trimEnd().split('\n');
  expect(lines).toHaveLength(PROCEDURES.length + 4);
  expect(lines.at(-3)).toBe(`${PROCEDURES.length} procedures · ${PROCEDURES.length} 个事项`);
  expect(lines.at(-2)).toContain('supervision');
  expect(lines.at(-1)).toBe('1 of the system · 系统自带 1 个');
  expect(lines.find((line) => line.startsWith('dilapidated-house-renovation '))).toContain('农村危房改造');
});
