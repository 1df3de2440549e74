import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { childEnvironment } from '../config/embedded.ts';
import type { TemporalDatabase } from './temporal-config.ts';
import { withProgress } from './progress.ts';

const run = promisify(execFile);
const SCHEMAS = [
  { database: 'temporal', name: 'postgresql/v12/temporal' },
  { database: 'temporal_visibility', name: 'postgresql/v12/visibility' },
];

/**
 * Brings the server's two databases to the schema that its tool carries. A note in `folder` of the tool that did it
 * spares the work (2 s) on the next start with the same tool.
 */
export async function updateTemporalSchema(sqlTool: string, database: TemporalDatabase, folder: string): Promise<void> {
  const noteFile = join(folder, 'schema-version');
  const note = (await run(sqlTool, ['--version'])).stdout.trim();
  if (existsSync(noteFile) && readFileSync(noteFile, 'utf8').trim() === note) return;
  await withProgress('Temporal: database schema', () =>
    Promise.all(SCHEMAS.map((schema) => update(sqlTool, database, schema))),
  );
  writeFileSync(noteFile, `${note}\n`);
}

async function update(sqlTool: string, server: TemporalDatabase, schema: (typeof SCHEMAS)[number]): Promise<void> {
  const tool = (args: readonly string[]): Promise<unknown> =>
    run(sqlTool, ['--plugin', 'postgres12', '--ep', '127.0.0.1', '--port', String(server.port), ...args], {
      // By the environment, because arguments can be read by every user of the machine.
      env: childEnvironment({ SQL_USER: server.user, SQL_PASSWORD: server.password, SQL_DATABASE: schema.database }),
    });
  if (!(await hasSchema(server, schema.database))) await tool(['setup-schema', '-v', '0.0']);
  await tool(['update-schema', '--schema-name', schema.name]);
}

async function hasSchema(server: TemporalDatabase, database: string): Promise<boolean> {
  const { port, user, password } = server;
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database });
  await client.connect();
  try {
    const found = await client.query<{ present: boolean }>(
      "select to_regclass('public.schema_version') is not null as present",
    );
    return found.rows[0]?.present === true;
  } finally {
    await client.end();
  }
}
