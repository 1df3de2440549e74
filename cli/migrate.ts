import { migrateToLatest } from '../db/migrate.ts';
import { seedCalendar } from '../db/seed-calendar.ts';
import type { CommandInput } from './command.ts';

/** Brings tables and the release's calendar years to this version; what a county set itself stays. */
export async function migrate({ config, db, say }: CommandInput): Promise<number> {
  const done = await migrateToLatest(config.databaseUrl, config.schema);
  await seedCalendar(db);
  say(done.length === 0 ? '✓ already at this release · 已是本版本' : `✓ ${done.join(', ')}`);
  return 0;
}
