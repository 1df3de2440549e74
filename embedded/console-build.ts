// The console's files, built when its source is newer than what was built last.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../config/embedded.ts';

const CONSOLE = join(import.meta.dirname, '..', 'console');

/** Where the built files lie. */
export const CONSOLE_DIST = join(CONSOLE, 'dist');

/** What the build reads; the API's types are erased by it. */
const SOURCES = ['src/**/*.{ts,tsx,css}', 'public/**', 'index.html', 'vite.config.ts', 'package.json'];
/** Notes of which source the present files were made. */
const STAMP = join(CONSOLE_DIST, '.made-of');

/** Builds the console unless its files were made of just this source. Throws with the build's last words. */
export async function buildConsole(): Promise<void> {
  const source = sourceDigest();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === source) return;
  await build();
  writeFileSync(STAMP, source);
}

function sourceDigest(): string {
  const digest = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: CONSOLE, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== 'schema.d.ts')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, join(CONSOLE, '..', 'package-lock.json')])
    digest.update(file).update(readFileSync(file));
  return digest.digest('hex');
}

function build(): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(CONSOLE, '..', 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: CONSOLE,
      env: childEnvironment({ NODE_ENV: 'production' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the console could not be built: ${said.join('').slice(-2000)}`)),
    );
  });
}
