// Calendar feeds: addresses with a private token by which a person's calendar reads what he has to do.
import type { Db } from './client.ts';

export interface CalendarFeed {
  id: string;
  label: string;
  createdAt: string;
  rotatedAt: string | null;
  revokedAt: string | null;
  lastReadAt: string | null;
}

const columns = ['id', 'label', 'created_at', 'rotated_at', 'revoked_at', 'last_read_at'] as const;

/** Opens a feed; of its token only the hash is kept. */
export async function putFeed(
  db: Db,
  feed: { id: string; personId: string; label: string; tokenHash: Buffer; at: string },
): Promise<void> {
  await db
    .insertInto('calendar_feeds')
    .values({
      id: feed.id,
      person_id: feed.personId,
      label: feed.label,
      token_hash: feed.tokenHash,
      created_at: feed.at,
    })
    .execute();
}

/** A person's feeds in the order in which he opened them, the revoked ones among them. */
export async function listFeeds(db: Db, personId: string): Promise<CalendarFeed[]> {
  const rows = await db
    .selectFrom('calendar_feeds')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(feedRow);
}

/** One of a person's feeds, and which of these hashes is its token's; null when it is not his. */
export async function findFeed(
  db: Db,
  personId: string,
  id: string,
  tokenHashes: readonly Buffer[] = [],
): Promise<(CalendarFeed & { tokenIs: number | null }) | null> {
  const row = await db
    .selectFrom('calendar_feeds')
    .select([...columns, 'token_hash'])
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const at = tokenHashes.findIndex((hash) => hash.equals(row.token_hash));
  return { ...feedRow(row), tokenIs: at === -1 ? null : at };
}

/** Gives a feed another token: the old address answers nothing from now on. Returns whether there was a feed to change. */
export async function rotateFeed(
  db: Db,
  feed: { id: string; personId: string; tokenHash: Buffer; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('calendar_feeds')
    .set({ token_hash: feed.tokenHash, rotated_at: feed.at })
    .where('id', '=', feed.id)
    .where('person_id', '=', feed.personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Revokes a feed for good; one that is revoked already stays as it is. */
export async function revokeFeed(db: Db, feed: { id: string; personId: string; at: string }): Promise<void> {
  await db
    .updateTable('calendar_feeds')
    .set({ revoked_at: feed.at })
    .where('id', '=', feed.id)
    .where('person_id', '=', feed.personId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Whose feed a token opens; null for a revoked one, and for a person whose accounts are all disabled. */
export async function readerOf(db: Db, tokenHash: Buffer, at: string): Promise<{ personId: string } | null> {
  const row = await db
    .updateTable('calendar_feeds')
    .set({ last_read_at: at })
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('accounts')
          .select('accounts.login')
          .whereRef('accounts.person_id', '=', 'calendar_feeds.person_id')
          .where('accounts.disabled', '=', false),
      ),
    )
    .returning('person_id')
    .executeTakeFirst();
  return row === undefined ? null : { personId: row.person_id };
}

/** Instants at which running clocks of these cases end, for those that end within a day. */
export async function endsWithinDay(
  db: Db,
  caseIds: readonly string[],
): Promise<{ caseId: string; visit: number | null; dueOn: string; dueAt: string }[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom('clocks')
    .select(['case_id', 'visit', 'due_on', 'due_at'])
    .where((eb) => eb('case_id', '=', eb.fn.any(eb.val([...caseIds]))))
    .where('state', '=', 'running')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .execute();
  // The midnight at UTC+8 after the last day is 16:00 UTC.
  return rows.flatMap(({ case_id: caseId, visit, due_on: dueOn, due_at: dueAt }) =>
    dueOn === null || dueAt === null || dueAt.endsWith('T16:00:00.000Z') ? [] : [{ caseId, visit, dueOn, dueAt }],
  );
}

function feedRow(row: {
  id: string;
  label: string;
  created_at: string;
  rotated_at: string | null;
  revoked_at: string | null;
  last_read_at: string | null;
}): CalendarFeed {
  return {
    id: row.id,
    label: row.label,
    createdAt: row.created_at,
    rotatedAt: row.rotated_at,
    revokedAt: row.revoked_at,
    lastReadAt: row.last_read_at,
  };
}
