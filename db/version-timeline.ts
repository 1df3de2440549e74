// Which versions are in force from when to when, those planned included.
import type { Definition } from '../domain/definition/forms.ts';
import type { Db } from './client.ts';
import { findDefinition } from './definitions.ts';

/** A version in force between two instants; `from` null: now already, `until` null: until something else is decided. */
export interface VersionPeriod {
  procedure: string;
  hash: string;
  definition: Definition;
  from: string | null;
  until: string | null;
}

/** Every version in force at an instant or planned for later, by procedure and time. */
export async function versionTimeline(db: Db, at: string): Promise<VersionPeriod[]> {
  const rows = await db
    .selectFrom('activations')
    .select(['procedure', 'hash', 'active_from', 'retires'])
    .where('withdrawn_at', 'is', null)
    .orderBy('procedure')
    .orderBy('active_from')
    .orderBy('id')
    .execute();
  const now = Date.parse(at);
  const periods: VersionPeriod[] = [];
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const until = next?.procedure === row.procedure ? next.active_from : null;
    const isOver = until !== null && Date.parse(until) <= Math.max(now, Date.parse(row.active_from));
    if (isOver || row.retires) continue;
    const definition = await findDefinition(db, row.hash);
    if (definition === null) continue;
    const from = Date.parse(row.active_from) <= now ? null : row.active_from;
    periods.push({ procedure: row.procedure, hash: row.hash, definition, from, until });
  }
  return periods;
}
