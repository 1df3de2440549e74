// Orders for repairs: what was asked, by whom, who stood beside it, and how far it is.
import { sql } from 'kysely';
import type { Holding, PersonRef } from '../domain/case/people.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { AskedKind, AskedRepair } from '../domain/repair/asked.ts';
import type { Db } from './client.ts';
import type { FieldCrypto } from './crypto.ts';

export type RepairState = 'waitingForSecond' | 'running' | 'paused' | 'done' | 'rejected';
export type ItemState = 'pending' | 'done' | 'refused' | 'changedSince' | 'failed';

/** A case, or another thing, that an order is about. */
export interface NewItem {
  caseId: string | null;
  /** The delivery or the Schedule, where it is no case. */
  target: string | null;
  organisation: string;
  /** Number of the last event that the dry run saw. */
  sequence: number | null;
  digest: string | null;
}

export interface NewRepair {
  id: string;
  asked: AskedRepair;
  selection: unknown;
  reason: string;
  by: string;
  holdings: readonly Holding[];
  at: string;
  state: 'waitingForSecond' | 'running';
  evenIfChanged: boolean;
  items: readonly NewItem[];
}

/** What is kept of a repair in clear. Values for a case's data are `sealed`; `fields` names them. */
export type KeptRepair =
  | Exclude<AskedRepair, { kind: 'patchData' }>
  | { kind: 'patchData'; fields: string[]; sealed: string; unit?: string; period?: string; entry?: number };

export interface StoredRepair {
  id: string;
  kind: AskedKind;
  repair: KeptRepair;
  selection: unknown;
  reason: string;
  orderedBy: PersonRef;
  holdings: Holding[];
  orderedAt: string;
  state: RepairState;
  evenIfChanged: boolean;
  second: { by: PersonRef; at: string; note: string | null } | null;
  organisations: string[];
  total: number;
  pass: number;
  pausedBy: PersonRef | null;
  finishedAt: string | null;
}

/** How many items stand how. */
export type RepairTally = Record<ItemState, number>;

const ROWS_AT_ONCE = 1000;

/** Under what the values of an order are sealed. */
export const changesContext = (id: string): string => `repair:${id}`;

function kept(crypto: FieldCrypto, id: string, asked: AskedRepair): KeptRepair {
  if (asked.kind !== 'patchData') return asked;
  const { changes, ...rest } = asked;
  return { ...rest, fields: Object.keys(changes), sealed: crypto.seal(changes, changesContext(id)) };
}

/** The repair as it was asked, with the values that were sealed. */
export function openRepair(crypto: FieldCrypto, { id, repair }: Pick<StoredRepair, 'id' | 'repair'>): AskedRepair {
  if (repair.kind !== 'patchData') return repair;
  const { fields: _, sealed, ...rest } = repair;
  return { ...rest, changes: crypto.open(sealed, changesContext(id)) as CaseData };
}

/** Writes an order with its items, whole or not at all. */
export async function writeRepair(db: Db, crypto: FieldCrypto, order: NewRepair): Promise<void> {
  const { id, asked, items } = order;
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('repairs')
      .values({
        id,
        kind: asked.kind,
        repair: JSON.stringify(kept(crypto, id, asked)),
        selection: JSON.stringify(order.selection),
        reason: order.reason,
        ordered_by: order.by,
        holdings: JSON.stringify(order.holdings),
        ordered_at: order.at,
        state: order.state,
        even_if_changed: order.evenIfChanged,
        organisations: [...new Set(items.map((one) => one.organisation))],
        total: items.length,
      })
      .execute();
    for (let start = 0; start < items.length; start += ROWS_AT_ONCE) {
      const rows = items.slice(start, start + ROWS_AT_ONCE).map((one, index) => ({
        repair_id: id,
        position: start + index + 1,
        case_id: one.caseId,
        target: one.target,
        organisation: one.organisation,
        sequence: one.sequence,
        digest: one.digest,
        state: 'pending',
      }));
      await transaction.insertInto('repair_items').values(rows).execute();
    }
  });
}

/** One order, or null. */
export async function findRepair(db: Db, id: string): Promise<StoredRepair | null> {
  const [found] = await select(db, sql<boolean>`r.id = ${id}`, 1);
  return found ?? null;
}

/** Whoever reads orders: an administrator by his regions. */
export interface RepairReader {
  person: string;
  regions: readonly string[];
}

/** Newest first: what the reader ordered, and what lies wholly in his regions. */
export async function listRepairs(
  db: Db,
  reader: RepairReader,
  filter: { state?: RepairState | undefined; kind?: AskedKind | undefined; caseId?: string | undefined },
  page: { limit: number; before: { at: string; id: string } | null },
): Promise<StoredRepair[]> {
  const outside = sql`exists (select from unnest(r.organisations) as o(path) where not exists (
    select from unnest(${[...reader.regions]}::text[]) as g(region)
    where o.path = g.region or (strpos(g.region, '/') = 0
      and o.path collate "C" >= g.region and o.path collate "C" < g.region || '~')))`;
  const before =
    page.before === null
      ? sql`true`
      : sql`(r.ordered_at, r.id) < (${page.before.at}::timestamptz, ${page.before.id}::uuid)`;
  const inState = filter.state === undefined ? sql`true` : sql`r.state = ${filter.state}`;
  const ofKind = filter.kind === undefined ? sql`true` : sql`r.kind = ${filter.kind}`;
  const ofCase =
    filter.caseId === undefined
      ? sql`true`
      : sql`exists (select from repair_items i where i.repair_id = r.id and i.case_id = ${filter.caseId}::uuid)`;
  const seen = sql`(r.ordered_by = ${reader.person} or not ${outside})`;
  return select(db, sql<boolean>`${inState} and ${ofKind} and ${ofCase} and ${before} and ${seen}`, page.limit);
}

/** How the items of orders stand, by the order's id. */
export async function repairTallies(db: Db, ids: readonly string[]): Promise<(id: string) => RepairTally> {
  const rows = await db
    .selectFrom('repair_items')
    .select(['repair_id', 'state'])
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where((eb) => eb('repair_id', '=', eb.fn.any(eb.val([...ids]))))
    .groupBy(['repair_id', 'state'])
    .execute();
  return (id) => {
    const tally: RepairTally = { pending: 0, done: 0, refused: 0, changedSince: 0, failed: 0 };
    for (const row of rows) if (row.repair_id === id) tally[row.state as ItemState] = Number(row.count);
    return tally;
  };
}

/** The second person approves or rejects; false when somebody has decided already. */
export async function decideRepair(
  db: Db,
  id: string,
  second: { by: string; at: string; note: string | null; approves: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('repairs')
    .set({
      state: second.approves ? 'running' : 'rejected',
      second_by: second.by,
      second_at: second.at,
      second_note: second.note,
      ...(second.approves ? {} : { finished_at: second.at }),
    })
    .where('id', '=', id)
    .where('state', '=', 'waitingForSecond')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stops a running order after the items that are under way; false when it does not run. */
export async function pauseRepair(db: Db, id: string, by: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('repairs')
    .set({ state: 'paused', paused_by: by })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'paused'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Lets a paused order go on. Of a finished one the items that failed or were refused are tried again; without a second
 * person they are judged by what their cases are now, since whoever resumes has looked. False when it can't be resumed.
 */
export async function resumeRepair(db: Db, id: string): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('repairs')
      .select(['state', 'second_by'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined || row.state === 'waitingForSecond' || row.state === 'rejected') return false;
    if (row.state === 'running') return true;
    const running = { state: 'running', paused_by: null, finished_at: null } as const;
    if (row.state === 'paused') {
      await transaction.updateTable('repairs').set(running).where('id', '=', id).execute();
      return true;
    }
    const { rows } = await sql`
      update repair_items i set state = 'pending', attempts = 0, reason_code = null, reason_zh = null, reason_en = null,
        settled_at = null, sequence = case when ${row.second_by}::text is null
          then coalesce((select c.sequence from cases c where c.case_id = i.case_id), i.sequence) else i.sequence end
      where i.repair_id = ${id} and i.state in ('failed', 'refused') returning i.position`.execute(transaction);
    if (rows.length > 0) {
      await transaction
        .updateTable('repairs')
        .set((eb) => ({ ...running, pass: eb('pass', '+', 1) }))
        .where('id', '=', id)
        .execute();
    }
    return true;
  });
}

async function select(db: Db, where: ReturnType<typeof sql<boolean>>, limit: number): Promise<StoredRepair[]> {
  const { rows } = await sql<Row>`
    select r.id, r.kind, r.repair, r.selection, r.reason, r.holdings, r.ordered_at, r.state, r.even_if_changed,
      r.second_at, r.second_note, r.organisations, r.total, r.pass, r.finished_at,
      json_build_object('id', o.id, 'name', o.name) as ordered_by,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as second_by,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as paused_by
    from repairs r join people o on o.id = r.ordered_by
      left join people s on s.id = r.second_by left join people p on p.id = r.paused_by
    where ${where} order by r.ordered_at desc, r.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    repair: row.repair,
    selection: row.selection,
    reason: row.reason,
    orderedBy: row.ordered_by,
    holdings: row.holdings,
    orderedAt: row.ordered_at,
    state: row.state,
    evenIfChanged: row.even_if_changed,
    second:
      row.second_by === null || row.second_at === null
        ? null
        : { by: row.second_by, at: row.second_at, note: row.second_note },
    organisations: row.organisations,
    total: row.total,
    pass: row.pass,
    pausedBy: row.paused_by,
    finishedAt: row.finished_at,
  }));
}

interface Row {
  id: string;
  kind: AskedKind;
  repair: KeptRepair;
  selection: unknown;
  reason: string;
  holdings: Holding[];
  ordered_at: string;
  state: RepairState;
  even_if_changed: boolean;
  second_at: string | null;
  second_note: string | null;
  organisations: string[];
  total: number;
  pass: number;
  finished_at: string | null;
  ordered_by: PersonRef;
  second_by: PersonRef | null;
  paused_by: PersonRef | null;
}
