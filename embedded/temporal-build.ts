import { spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../config/embedded.ts';
import type { TemporalPrograms } from './temporal-programs.ts';

const MODULE = join(import.meta.dirname, 'temporal-server');
const PACKAGES = ['go.temporal.io/server/cmd/server', 'go.temporal.io/server/cmd/tools/sql'];

/** Builds the server and its schema tool from the Go modules that go.sum pins, and puts them into `folder`. */
export async function buildTemporal(folder: string, programs: TemporalPrograms): Promise<void> {
  const built = mkdtempSync(join(folder, 'build-'));
  try {
    await go(['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', built, ...PACKAGES]);
    const suffix = process.platform === 'win32' ? '.exe' : '';
    renameSync(join(built, `sql${suffix}`), programs.sqlTool);
    renameSync(join(built, `server${suffix}`), programs.server);
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

function go(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = childEnvironment({ CGO_ENABLED: '0' });
    const child = spawn('go', args, { cwd: MODULE, env, stdio: ['ignore', 'inherit', 'inherit'] });
    // An interrupted start must not leave a build running.
    const abandon = (): void => void child.kill();
    process.once('exit', abandon);
    child.once('error', (cause) =>
      reject(new Error(`Go is not installed or does not run: ${cause.message}`, { cause })),
    );
    child.once('exit', (code) => {
      process.off('exit', abandon);
      if (code === 0) resolve();
      else reject(new Error(`go build ended with code ${code}`));
    });
  });
}
