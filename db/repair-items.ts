// The things that an order for a repair is about: which are still to be done, and what became of each.
import { sql } from 'kysely';
import type { Refusal } from '../domain/case/refusal.ts';
import type { RefusalCode } from '../domain/error-codes.ts';
import type { Db } from './client.ts';
import type { ItemState, RepairState, StoredRepair } from './repairs.ts';
import { findRepair } from './repairs.ts';

type Reason = Pick<Refusal, 'code' | 'message'>;

/** An item as it is shown. */
export interface RepairItem {
  position: number;
  caseId: string | null;
  caseNumber: string | null;
  procedure: string | null;
  target: string | null;
  organisation: string;
  sequence: number | null;
  digest: string | null;
  state: ItemState;
  attempts: number;
  reason: Reason | null;
  resultSequence: number | null;
  settledAt: string | null;
}

/** A page of the items of an order, in the order in which they are done. */
export async function listRepairItems(
  db: Db,
  repairId: string,
  filter: { state?: ItemState | undefined },
  page: { limit: number; after: number | null },
): Promise<RepairItem[]> {
  let query = db
    .selectFrom('repair_items as i')
    .leftJoin('cases as c', 'c.case_id', 'i.case_id')
    .selectAll('i')
    .select(['c.case_number', 'c.procedure'])
    .where('i.repair_id', '=', repairId);
  if (filter.state !== undefined) query = query.where('i.state', '=', filter.state);
  if (page.after !== null) query = query.where('i.position', '>', page.after);
  const rows = await query.orderBy('i.position').limit(page.limit).execute();
  return rows.map((row) => ({
    position: row.position,
    caseId: row.case_id,
    caseNumber: row.case_number,
    procedure: row.procedure,
    target: row.target,
    organisation: row.organisation,
    sequence: row.sequence,
    digest: row.digest,
    state: row.state as ItemState,
    attempts: row.attempts,
    reason:
      row.reason_code === null
        ? null
        : {
            code: row.reason_code as RefusalCode,
            message: { zh: row.reason_zh ?? '', en: row.reason_en ?? '' },
          },
    resultSequence: row.result_sequence,
    settledAt: row.settled_at,
  }));
}

/** How an order stands, with the next items that are to be done. */
export async function nextRepairItems(
  db: Db,
  page: { repairId: string; after: number; limit: number },
): Promise<{ state: RepairState; positions: number[] }> {
  const { state } = await db
    .selectFrom('repairs')
    .select('state')
    .where('id', '=', page.repairId)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('repair_items')
    .select('position')
    .where('repair_id', '=', page.repairId)
    .where('state', '=', 'pending')
    .where('position', '>', page.after)
    .orderBy('position')
    .limit(page.limit)
    .execute();
  return { state: state as RepairState, positions: rows.map((row) => row.position) };
}

/** An item that is to be done, with its order. */
export interface ItemToDo {
  order: StoredRepair;
  position: number;
  caseId: string | null;
  target: string | null;
  sequence: number | null;
  attempts: number;
}

/** What is needed to do an item; null when it is settled. */
export async function repairItemToDo(db: Db, repairId: string, position: number): Promise<ItemToDo | null> {
  const [order, item] = await Promise.all([
    findRepair(db, repairId),
    db
      .selectFrom('repair_items')
      .select(['case_id', 'target', 'sequence', 'attempts'])
      .where('repair_id', '=', repairId)
      .where('position', '=', position)
      .where('state', '=', 'pending')
      .executeTakeFirst(),
  ]);
  if (order === null || item === undefined) return null;
  const { case_id: caseId, ...rest } = item;
  return { order, position, caseId, ...rest };
}

/** What became of an item. */
export interface Settled {
  state: Exclude<ItemState, 'pending'>;
  reason?: Reason;
  sequence?: number;
}

/** Keeps what became of an item. A repeat changes nothing. */
export async function settleRepairItem(
  db: Db,
  item: { repairId: string; position: number; at: string },
  { state, reason, sequence }: Settled,
): Promise<void> {
  await db
    .updateTable('repair_items')
    .set((eb) => ({
      state,
      attempts: eb('attempts', '+', 1),
      reason_code: reason?.code ?? null,
      reason_zh: reason?.message.zh ?? null,
      reason_en: reason?.message.en ?? null,
      result_sequence: sequence ?? null,
      settled_at: item.at,
    }))
    .where('repair_id', '=', item.repairId)
    .where('position', '=', item.position)
    .where('state', '=', 'pending')
    .execute();
}

/** Keeps that a try had no answer; the item stays on the list. */
export async function noteRepairTry(db: Db, repairId: string, position: number): Promise<void> {
  await db
    .updateTable('repair_items')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('repair_id', '=', repairId)
    .where('position', '=', position)
    .where('state', '=', 'pending')
    .execute();
}

/** Ends a running order of which nothing is left; whether it is over, or stopped otherwise. */
export async function closeRepair(db: Db, repairId: string, at: string): Promise<boolean> {
  await sql`
    update repairs set state = 'done', finished_at = ${at}::timestamptz
    where id = ${repairId} and state = 'running'
      and not exists (select from repair_items where repair_id = ${repairId} and state = 'pending')`.execute(db);
  const { state } = await db.selectFrom('repairs').select('state').where('id', '=', repairId).executeTakeFirstOrThrow();
  return state !== 'running';
}
