// The cases and rounds of a handover: which they are, and what became of each.
import { sql } from 'kysely';
import type { Handover, HandoverItem, HeldPost } from '../domain/handover.ts';
import { postsOn } from './agencies.ts';
import type { Db } from './client.ts';
import { findHandover, putItems } from './handovers.ts';
import type { StoredHandover } from './handovers.ts';

/** An open case in which somebody may hold something. */
export interface HandoverCase {
  caseId: string;
  caseNumber: string;
  definitionHash: string;
  wasCopied: boolean;
}

/**
 * Open cases and rounds in which a person may hold something, also where it turns out that he does not: what he was
 * addressed, filed or sent, has claimed, is on a roll of, is named in as responsible, and rounds that ask his posts.
 */
export async function casesHeldBy(db: Db, person: string, leaves: readonly HeldPost[]): Promise<HandoverCase[]> {
  const { rows } = await sql<HandoverCase>`
    with named as (
      select hash from definitions where jsonb_path_exists(json, '$.** ? (@.by == "personField")')),
    held as (
      select case_id from case_access where grantee in ('person:' || ${person}, 'assignee:' || ${person})
      union select case_id from tasks where claimed_by = ${person} and state = 'open'
      union select case_id from tasks where claimed_by = ${person} and state = 'waiting'
      union select t.case_id from tasks t
        join jsonb_to_recordset(${JSON.stringify(leaves)}::jsonb) as p(role text, organisation text)
          on t.role = p.role and t.organisation = p.organisation
        where t.state = 'open' and t.unit is not null
      union select e.case_id from events e where e.type = 'rosterResolved'
        and (e.payload::jsonb -> 'people') @> jsonb_build_array(jsonb_build_object('id', ${person}::text))
      union select e.case_id from events e where e.type = 'signerReplaced'
        and e.payload::jsonb #>> '{to,id}' = ${person}
      union select c.case_id from cases c where c.status <> 'ended' and c.definition_hash in (select hash from named)
        and jsonb_path_exists(c.data, '$.* ? (@ == $id)', jsonb_build_object('id', ${person}::text)))
    select c.case_id as "caseId", c.case_number as "caseNumber", c.definition_hash as "definitionHash",
      c.filer_id <> ${person} and c.applicant_id is distinct from ${person} and exists (
        select from case_access a where a.case_id = c.case_id and a.grantee = 'person:' || ${person}) as "wasCopied"
    from cases c where c.status <> 'ended' and c.case_id in (select case_id from held)
    order by c.case_number, c.case_id`.execute(db);
  return rows;
}

/** What a case is told of a handover. */
export async function handoverFor(db: Db, stored: StoredHandover, wasCopied: boolean): Promise<Handover> {
  const { id, from, to, day, ground, leaves, keeps } = stored;
  return { id, from, to, day, ground, leaves, keeps, wasCopied, successorHolds: await postsOn(db, to.id, day) };
}

/** Lists the cases that are to be asked, once each, and says how many of them are new. */
export async function listHandoverCases(db: Db, handoverId: string, at: string): Promise<number> {
  const stored = await findHandover(db, handoverId);
  if (stored === null) throw new Error(`there is no handover ${handoverId}`);
  const found = await casesHeldBy(db, stored.from.id, stored.leaves);
  await sql`
    update handovers set state = 'running', begun_at = coalesce(begun_at, ${at}::timestamptz)
    where id = ${handoverId} and state <> 'done'`.execute(db);
  if (found.length === 0) return 0;
  const rows = await db
    .insertInto('handover_cases')
    .values(
      found.map(({ caseId, wasCopied }) => ({
        handover_id: handoverId,
        case_id: caseId,
        was_copied: wasCopied,
        state: 'pending',
      })),
    )
    .onConflict((conflict) => conflict.columns(['handover_id', 'case_id']).doNothing())
    .returning('case_id')
    .execute();
  return rows.length;
}

/** Cases that are still to be asked, in the order of ids. */
export async function pendingHandoverCases(
  db: Db,
  handoverId: string,
  page: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('handover_cases')
    .select('case_id')
    .where('handover_id', '=', handoverId)
    .where('state', '=', 'pending')
    .where('case_id', '>', page.after)
    .orderBy('case_id')
    .limit(page.limit)
    .execute();
  return rows.map((row) => row.case_id);
}

/** A case of the list with what its workflow needs to be asked; null when there is none or it is done. */
export async function pendingHandoverCase(
  db: Db,
  handoverId: string,
  caseId: string,
): Promise<{ wasCopied: boolean; status: string; sequence: number } | null> {
  const row = await db
    .selectFrom('handover_cases as h')
    .innerJoin('cases as c', 'c.case_id', 'h.case_id')
    .select(['h.was_copied', 'c.status', 'c.sequence'])
    .where('h.handover_id', '=', handoverId)
    .where('h.case_id', '=', caseId)
    .where('h.state', '=', 'pending')
    .executeTakeFirst();
  return row === undefined ? null : { wasCopied: row.was_copied, status: row.status, sequence: row.sequence };
}

/** Keeps what the case has recorded of the handover, and takes it off the list. A repeat changes nothing. */
export async function finishHandoverCase(db: Db, handoverId: string, caseId: string, at: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ items: HandoverItem[]; number: string }>`
      select e.payload -> 'items' as items, c.case_number as number
      from events e join cases c on c.case_id = e.case_id
      where e.case_id = ${caseId} and e.type = 'handedOver' and e.payload ->> 'handoverId' = ${handoverId}
      order by e.sequence limit 1`.execute(transaction);
    const [told] = rows;
    if (told !== undefined) {
      const items = told.items.map(({ kind, moved, reason, ...detail }, index) => ({
        ref: `4:${told.number}:${caseId}:${String(index + 1).padStart(5, '0')}`,
        kind,
        caseId,
        detail,
        moved,
        ...(reason === undefined ? {} : { reason }),
      }));
      await putItems(transaction, handoverId, items);
    }
    await transaction
      .updateTable('handover_cases')
      .set({ state: 'done', error: null, done_at: at })
      .where('handover_id', '=', handoverId)
      .where('case_id', '=', caseId)
      .where('state', '=', 'pending')
      .execute();
  });
}

/** Keeps why a case could not be asked; it stays on the list. */
export async function noteHandoverFailure(db: Db, handoverId: string, caseId: string, error: string): Promise<void> {
  await db
    .updateTable('handover_cases')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), error }))
    .where('handover_id', '=', handoverId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'pending')
    .execute();
}

/** Ends a handover of which nothing is left to do. */
export async function closeHandover(db: Db, handoverId: string, at: string): Promise<void> {
  await db
    .updateTable('handovers')
    .set({ state: 'done', finished_at: at })
    .where('id', '=', handoverId)
    .where('state', '<>', 'done')
    .execute();
}
