import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { createPool, schemaName } from './client.ts';
import { migrations } from './migrations/index.ts';

/**
 * Brings `schema` of the database to the newest version, from empty or from any older one, and returns the names of what
 * it ran. Safe to run by several processes at once. Throws what PostgreSQL said when a migration fails; that migration
 * has then changed nothing.
 */
export async function migrateToLatest(databaseUrl: string, schema = 'public'): Promise<string[]> {
  const pool = createPool(databaseUrl, { schema, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await createSchema(db, schemaName(schema));
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(migrations) },
      migrationTableSchema: schema,
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error(String(error));
    return (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName);
  } finally {
    await db.destroy();
  }
}

async function createSchema(db: Kysely<unknown>, schema: string): Promise<void> {
  const found = await sql`select from pg_namespace where nspname = ${schema}`.execute(db);
  // `if not exists` alone still needs the right to create, which a deployment may not give.
  if (found.rows.length === 0) await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
}
