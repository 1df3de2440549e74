import type { Actor } from '../domain/case/people.ts';
import { personGrant, roleGrant } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { pageOf, type Page } from './pages.ts';

export interface InboxItem {
  id: number;
  /** What happened, by the event's name. */
  kind: string;
  detail: Record<string, unknown>;
  /** Null where it is about the system itself. */
  caseId: string | null;
  caseNumber: string | null;
  procedure: string | null;
  createdAt: string;
  readAt: string | null;
}

/** Addresses at which somebody is told something: himself, each post that he holds, and whom he acts for. */
export function recipientsOf(actor: Exclude<Actor, { kind: 'system' }>): string[] {
  const posts = actor.holdings.map(({ role, organisation }) => roleGrant(role, organisation));
  const principals = actor.holdings.flatMap(({ agencyOf, onlyPost }) =>
    agencyOf === undefined || onlyPost === true ? [] : [personGrant(agencyOf.id)],
  );
  return [...new Set([personGrant(actor.person.id), ...posts, ...principals])];
}

/** Newest first. A message to a post is read when one of its holders has read it. */
export async function listInbox(
  db: Db,
  filter: { recipients: readonly string[]; unread: boolean; before?: number; limit: number },
): Promise<Page<InboxItem, number>> {
  let query = db
    .selectFrom('inbox')
    .leftJoin('cases', 'cases.case_id', 'inbox.case_id')
    .select(['inbox.id', 'inbox.kind', 'inbox.detail', 'inbox.case_id', 'inbox.created_at', 'inbox.read_at'])
    .select(['cases.case_number', 'cases.procedure'])
    .where((eb) => eb('inbox.recipient', '=', eb.fn.any(eb.val([...filter.recipients]))));
  if (filter.unread) query = query.where('inbox.read_at', 'is', null);
  if (filter.before !== undefined) query = query.where('inbox.id', '<', filter.before);
  const rows = await query
    .orderBy('inbox.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    detail: row.detail as Record<string, unknown>,
    caseId: row.case_id,
    caseNumber: row.case_number,
    procedure: row.procedure,
    createdAt: row.created_at,
    readAt: row.read_at,
  }));
  return pageOf(items, filter.limit, (last) => last.id);
}

export async function countUnread(db: Db, recipients: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => eb('recipient', '=', eb.fn.any(eb.val([...recipients]))))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks what is addressed to one of the recipients as read; returns how many were not before. */
export async function markRead(
  db: Db,
  ids: readonly number[],
  reader: { person: string; recipients: readonly string[] },
  at: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('inbox')
    .set({ read_at: at, read_by: reader.person })
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .where((eb) => eb('recipient', '=', eb.fn.any(eb.val([...reader.recipients]))))
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
