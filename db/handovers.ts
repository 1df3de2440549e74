import { sql } from 'kysely';
import { localDateOf } from '../domain/calendar/index.ts';
import type { PersonRef } from '../domain/case/people.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import type { HandoverItem, HeldPost } from '../domain/handover.ts';
import { judgePosts } from '../domain/handover-posts.ts';
import { lockPeople, postsOn } from './agencies.ts';
import type { Db } from './client.ts';
import { moveAgencies, movePosts, moveSuperiors, postsFrom } from './handover-posts.ts';
import type { PersonnelItem } from './handover-posts.ts';

/** What is asked for; without `gives` the successor gets every post that he lacks. */
export interface NewHandover {
  id: string;
  from: string;
  to: string;
  day: string;
  ground: string;
  keeps: readonly HeldPost[];
  gives: readonly HeldPost[] | undefined;
  /** Posts of his who leaves, from the day on. */
  moves: readonly HeldPost[];
  by: string;
  at: string;
}

/** A handover as it stands. */
export interface StoredHandover {
  id: string;
  from: PersonRef;
  to: PersonRef;
  day: string;
  ground: string;
  leaves: HeldPost[];
  keeps: HeldPost[];
  gives: HeldPost[];
  moves: HeldPost[];
  orderedBy: PersonRef;
  orderedAt: string;
  state: 'planned' | 'running' | 'done';
  begunAt: string | null;
  finishedAt: string | null;
}

/**
 * Changes posts, agencies and superiors and writes the list of it; the cases follow. Whoever calls it gives the
 * transaction, so that a dry run can undo it.
 *
 * @returns why it can't be, or the list
 */
export async function writeHandover(db: Db, wanted: NewHandover): Promise<Refusal | PersonnelItem[]> {
  const { id, from, to, day, ground, moves, by, at } = wanted;
  await lockPeople(db, [from, to]);
  const unfinished = await db
    .selectFrom('handovers')
    .select('effective_on')
    .where('from_person', '=', from)
    .where('state', '<>', 'done')
    .executeTakeFirst();
  if (unfinished !== undefined) {
    const message = {
      zh: `该人员自${unfinished.effective_on}起的交接尚未完成。`,
      en: `A handover of this person from ${unfinished.effective_on} is not finished.`,
    };
    return { code: 'HANDOVER_UNFINISHED', message, field: '/from' };
  }
  const judged = judgePosts(wanted, {
    held: await postsFrom(db, from, day),
    successorHeld: await postsOn(db, to, day),
    today: localDateOf(at),
  });
  if ('code' in judged) return judged;
  const change = { from, to, day, ground, by, at };
  const items = [
    ...(await movePosts(db, change, { ...judged, moves })),
    ...(await moveAgencies(db, change, judged.keeps)),
    ...(await moveSuperiors(db, change)),
  ];
  await db
    .insertInto('handovers')
    .values({
      id,
      from_person: from,
      to_person: to,
      effective_on: day,
      ground,
      leaves: JSON.stringify(judged.leaves),
      keeps: JSON.stringify(judged.keeps),
      gives: JSON.stringify(judged.gives),
      moves: JSON.stringify(moves),
      ordered_by: by,
      ordered_at: at,
      state: 'planned',
    })
    .execute();
  await putItems(
    db,
    id,
    items.map((item) => ({ ...item, caseId: null })),
  );
  return items;
}

/** A line of the list as it is kept. */
export interface ItemRow {
  ref: string;
  kind: PersonnelItem['kind'] | HandoverItem['kind'];
  caseId: string | null;
  detail: Record<string, unknown>;
  moved: boolean;
  reason?: Pick<Refusal, 'code' | 'message'>;
}

/** Writes lines of the list; those that are there already are left alone. */
export async function putItems(db: Db, handoverId: string, items: readonly ItemRow[]): Promise<void> {
  if (items.length === 0) return;
  await db
    .insertInto('handover_items')
    .values(
      items.map(({ ref, kind, caseId, detail, moved, reason }) => ({
        handover_id: handoverId,
        ref,
        kind,
        case_id: caseId,
        detail: JSON.stringify(detail),
        moved,
        reason_code: reason?.code ?? null,
        reason_zh: reason?.message.zh ?? null,
        reason_en: reason?.message.en ?? null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['handover_id', 'ref']).doNothing())
    .execute();
}

/** A page of the list, in its order: posts, agencies, superiors, then case by case. */
export async function listItems(
  db: Db,
  handoverId: string,
  page: { limit: number; after: string | null },
): Promise<(ItemRow & { caseNumber: string | null; definitionHash: string | null })[]> {
  let query = db
    .selectFrom('handover_items as i')
    .leftJoin('cases as c', 'c.case_id', 'i.case_id')
    .select(['i.ref', 'i.kind', 'i.case_id', 'i.detail', 'i.moved', 'i.reason_code', 'i.reason_zh', 'i.reason_en'])
    .select(['c.case_number', 'c.definition_hash'])
    .where('i.handover_id', '=', handoverId);
  if (page.after !== null) query = query.where('i.ref', '>', page.after);
  const rows = await query.orderBy('i.ref').limit(page.limit).execute();
  return rows.map((row) => ({
    ref: row.ref,
    kind: row.kind as ItemRow['kind'],
    caseId: row.case_id,
    caseNumber: row.case_number,
    definitionHash: row.definition_hash,
    detail: row.detail as Record<string, unknown>,
    moved: row.moved,
    ...(row.reason_code === null
      ? {}
      : {
          reason: {
            code: row.reason_code as Refusal['code'],
            message: { zh: row.reason_zh ?? '', en: row.reason_en ?? '' },
          },
        }),
  }));
}

/** How far it is: cases done and still to do, and those whose last try failed. */
export interface HandoverProgress {
  cases: number;
  done: number;
  failing: { caseId: string; attempts: number; error: string }[];
  moved: number;
  stays: number;
}

/** Progress of a handover; at most 50 of the failing cases. */
export async function handoverProgress(db: Db, handoverId: string): Promise<HandoverProgress> {
  const { rows } = await sql<HandoverProgress>`
    select
      (select count(*)::int from handover_cases where handover_id = ${handoverId}) as cases,
      (select count(*)::int from handover_cases where handover_id = ${handoverId} and state = 'done') as done,
      (select coalesce(json_agg(json_build_object('caseId', f.case_id, 'attempts', f.attempts, 'error', f.error)), '[]')
        from (select * from handover_cases where handover_id = ${handoverId} and state = 'pending' and error is not null
          order by case_id limit 50) f) as failing,
      (select count(*)::int from handover_items where handover_id = ${handoverId} and moved) as moved,
      (select count(*)::int from handover_items where handover_id = ${handoverId} and not moved) as stays`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('no progress');
  return row;
}

/** One handover, or null. */
export async function findHandover(db: Db, id: string): Promise<StoredHandover | null> {
  const [found] = await select(db, sql<boolean>`h.id = ${id}`, 1);
  return found ?? null;
}

/** Newest first: those in which the reader has a part or that he ordered, and those about posts in his regions. */
export async function listHandovers(
  db: Db,
  readers: { person: string; regions: readonly string[] },
  page: { limit: number; before: { at: string; id: string } | null },
): Promise<StoredHandover[]> {
  const { person, regions } = readers;
  const inRegion = sql`exists (select from jsonb_to_recordset(h.leaves) as p(organisation text)
    join unnest(${[...regions]}::text[]) as r(path)
      on p.organisation collate "C" >= r.path and p.organisation collate "C" < r.path || '~')`;
  const seen = sql`(${person} in (h.from_person, h.to_person, h.ordered_by) or ${inRegion})`;
  const after =
    page.before === null
      ? sql`true`
      : sql`(h.ordered_at, h.id) < (${page.before.at}::timestamptz, ${page.before.id}::uuid)`;
  return select(db, sql<boolean>`${seen} and ${after}`, page.limit);
}

async function select(db: Db, where: ReturnType<typeof sql<boolean>>, limit: number): Promise<StoredHandover[]> {
  const { rows } = await sql<Row>`
    select h.id, json_build_object('id', f.id, 'name', f.name) as from_person,
      json_build_object('id', t.id, 'name', t.name) as to_person,
      json_build_object('id', o.id, 'name', o.name) as ordered_by,
      h.effective_on, h.ground, h.leaves, h.keeps, h.gives, h.moves, h.ordered_at, h.state, h.begun_at, h.finished_at
    from handovers h join people f on f.id = h.from_person join people t on t.id = h.to_person
    join people o on o.id = h.ordered_by
    where ${where} order by h.ordered_at desc, h.id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    from: row.from_person,
    to: row.to_person,
    day: row.effective_on,
    ground: row.ground,
    leaves: row.leaves,
    keeps: row.keeps,
    gives: row.gives,
    moves: row.moves,
    orderedBy: row.ordered_by,
    orderedAt: row.ordered_at,
    state: row.state,
    begunAt: row.begun_at,
    finishedAt: row.finished_at,
  }));
}

interface Row {
  id: string;
  from_person: PersonRef;
  to_person: PersonRef;
  ordered_by: PersonRef;
  effective_on: string;
  ground: string;
  leaves: HeldPost[];
  keeps: HeldPost[];
  gives: HeldPost[];
  moves: HeldPost[];
  ordered_at: string;
  state: StoredHandover['state'];
  begun_at: string | null;
  finished_at: string | null;
}
