import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { EmbeddedConfig } from '../config/embedded.ts';
import { say, withProgress } from './progress.ts';
import { downloadTemporal } from './temporal-archive.ts';
import { buildTemporal } from './temporal-build.ts';
import { TEMPORAL_VERSION, isUsableVersion } from './temporal-version.ts';

const run = promisify(execFile);

/** Absolute paths of the Temporal server and of the tool that sets up its database. */
export interface TemporalPrograms {
  readonly server: string;
  readonly sqlTool: string;
}

type Install = (folder: string, programs: TemporalPrograms) => Promise<void>;

export interface ProgramSearch {
  /** Folders in the form of the PATH variable. */
  readonly path: string;
  /** The user's own folder of programs, outside the repository. */
  readonly cacheDir: string;
  /** The ways to get the programs when they are nowhere, tried in this order. */
  readonly ways: readonly { readonly title: string; readonly install: Install }[];
}

/** The search as it is on this machine: what a person has, then the official archive, then a build. */
export function ordinarySearch(config: EmbeddedConfig): ProgramSearch {
  return {
    path: config.path,
    cacheDir: join(config.cacheDir, 'temporal', TEMPORAL_VERSION),
    ways: [
      {
        title: `Temporal ${TEMPORAL_VERSION}: official archive, about 1 min 下载官方程序`,
        install: (folder, programs) => downloadTemporal(folder, programs, config.temporalSha256),
      },
      {
        title: `Temporal ${TEMPORAL_VERSION}: go build, once, 5–10 min 首次编译,请稍候`,
        install: buildTemporal,
      },
    ],
  };
}

/** Finds the two programs on PATH, then in the cache, then gets them. Throws one message with the ways out. */
export async function findTemporalPrograms(search: ProgramSearch): Promise<TemporalPrograms> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const inFolder = (folder: string): TemporalPrograms => ({
    server: join(folder, `temporal-server${suffix}`),
    sqlTool: join(folder, `temporal-sql-tool${suffix}`),
  });
  for (const folder of [...search.path.split(delimiter).filter((entry) => entry !== ''), search.cacheDir]) {
    const programs = inFolder(folder);
    if (await areUsable(programs)) return programs;
  }

  mkdirSync(search.cacheDir, { recursive: true });
  const programs = inFolder(search.cacheDir);
  const failures: string[] = [];
  for (const way of search.ways) {
    try {
      await withProgress(way.title, () => way.install(search.cacheDir, programs));
      if (await areUsable(programs)) return programs;
      failures.push(`${way.title}: the program does not run here`);
    } catch (error) {
      const reason = error instanceof Error ? whole(error) : String(error);
      say(`✗ ${way.title}: ${reason}`);
      failures.push(`${way.title}: ${reason}`);
    }
  }
  throw new Error(noTemporal(failures));
}

async function areUsable(programs: TemporalPrograms): Promise<boolean> {
  try {
    accessSync(programs.server, constants.X_OK);
    accessSync(programs.sqlTool, constants.X_OK);
  } catch {
    return false;
  }
  try {
    const { stdout } = await run(programs.server, ['--version'], { timeout: 10_000 });
    if (isUsableVersion(stdout)) return true;
    say(`  ${programs.server} is too old (${stdout.trim()}); looking further`);
  } catch (error) {
    say(`  ${programs.server} does not run (${String(error)}); looking further`);
  }
  return false;
}

function whole(error: Error): string {
  const { message, cause } = error;
  return cause instanceof Error && !message.includes(cause.message) ? `${message} (${cause.message})` : message;
}

function noTemporal(failures: readonly string[]): string {
  return [
    `No Temporal server ${TEMPORAL_VERSION} could be had · 未能获得 Temporal 服务程序:`,
    ...failures.map((failure) => `  - ${failure}`),
    'Three ways out · 三种办法:',
    '  1. Install Go (https://go.dev/dl) and start again · 安装 Go 后重试',
    '  2. Set TEMPORAL_ADDRESS=host:7233 to a server of version 1.32 or later · 指定已有的服务',
    '  3. docker compose up · 使用容器',
  ].join('\n');
}
