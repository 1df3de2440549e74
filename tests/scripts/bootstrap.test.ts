import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'banjie-bootstrap-test-'));
  for (const folder of ['scripts', 'bin', 'node_modules/.bin']) mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(import.meta.dirname, '../../scripts/bootstrap.mjs'), join(root, 'scripts', 'bootstrap.mjs'));
  writeJson('package-lock.json', { packages: { '': {}, 'node_modules/pg': { version: '8.0.1' }, ...foreign } });
  writeFileSync(join(root, 'scripts', 'test.ts'), "console.log('handed over', process.argv.slice(2).join(' '));\n");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const foreign = { 'node_modules/for-another-platform': { version: '1.0.0', optional: true } };

function writeJson(file: string, value: unknown): void {
  writeFileSync(join(root, file), JSON.stringify(value));
}

function writeProgram(file: string, body: string): void {
  writeFileSync(join(root, file), `#!/bin/sh\n${body}\n`);
  chmodSync(join(root, file), 0o755);
}

function bootstrap(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: `${join(root, 'bin')}:/usr/bin:/bin` };
  return spawnSync(process.execPath, [join(root, 'scripts', 'bootstrap.mjs'), ...args], { env, encoding: 'utf8' });
}

test('hands over at once when what is installed is what the lock file says', () => {
  writeJson('node_modules/.package-lock.json', { packages: { 'node_modules/pg': { version: '8.0.1' } } });
  writeProgram('bin/npm', 'exit 1');
  expect(bootstrap('test', 'tests/domain')).toMatchObject({ status: 0, stdout: 'handed over tests/domain\n' });
});

test('installs first when nothing is installed', () => {
  writeProgram('bin/npm', 'echo "npm $1"');
  const { status, stdout, stderr } = bootstrap('test');
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'npm ci\nhanded over \n' });
  expect(stderr).toContain('first run');
});

test('installs again when a version has changed, and says which', () => {
  writeJson('node_modules/.package-lock.json', { packages: { 'node_modules/pg': { version: '8.0.0' } } });
  writeProgram('bin/npm', 'echo "npm $1"');
  const { stdout, stderr } = bootstrap('test');
  expect(stdout).toContain('npm ci');
  expect(stderr).toContain('pg 8.0.1');
});

test('says what to look at when the packages can not be had', () => {
  writeProgram('bin/npm', 'exit 7');
  const { status, stderr } = bootstrap('test');
  expect(status).toBe(1);
  expect(stderr).toMatch(/npm ci ended with code 7.*registry/);
});

test('names the ways out when there is no Node 24', () => {
  writeJson('node_modules/.package-lock.json', { packages: { 'node_modules/pg': { version: '8.0.1' } } });
  const old = join(root, 'bin', 'node');
  writeProgram('bin/node', 'echo 20.20.2');
  // The same script under a Node that calls itself older.
  const script = join(root, 'scripts', 'bootstrap.mjs');
  const pretend = `process.execPath = ${JSON.stringify(old)}; process.argv = ['node', 'bootstrap', 'test']; await import(${JSON.stringify(script)});`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', pretend], { encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('nvm install 24');
});

test('passes on the exit code of what it started', () => {
  writeJson('node_modules/.package-lock.json', { packages: { 'node_modules/pg': { version: '8.0.1' } } });
  writeFileSync(join(root, 'scripts', 'test.ts'), 'process.exit(3);\n');
  expect(bootstrap('test').status).toBe(3);
});

test('refuses a verb that it does not know, and lists those that it does', () => {
  const { status, stderr } = bootstrap('fly');
  expect(status).toBe(1);
  expect(stderr).toMatch(/start \| test \| demo \| bench/);
});
