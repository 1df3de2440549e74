// The feed of all events, in the order in which their transactions can be known to be over.
import { sql } from 'kysely';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { mayBeSeen } from './scope-sql.ts';

/** A place in the feed; later events stand after it. */
export interface FeedPlace {
  xact: string;
  position: number;
}

/** An event with what filters and readers ask of its case. Without anything that was filled in. */
export interface FedEvent extends FeedPlace {
  caseId: string;
  sequence: number;
  type: string;
  recordedAt: string;
  businessDate: string;
  caseNumber: string;
  procedure: string;
  organisation: string;
  kind: string;
  part: string | null;
  period: string | null;
  rehearsal: boolean;
}

/** Where the feed ends now. */
export async function feedEnd(db: Db): Promise<FeedPlace> {
  const { rows } = await sql<FeedPlace>`
    select xact::text, position from event_feed where xact < pg_snapshot_xmin(pg_current_snapshot())
    order by event_feed.xact desc, position desc limit 1`.execute(db);
  return rows[0] ?? { xact: '0', position: 0 };
}

/** `waiting`: more stands in the feed than can be read now, behind transactions that still run or beyond the limit. */
export interface FeedWindow {
  events: FedEvent[];
  waiting: boolean;
}

/** What follows a place, oldest first. */
export async function readFeed(db: Db, after: FeedPlace, limit: number): Promise<FeedWindow> {
  const { rows } = await sql<
    FeedPlace & {
      case_id: string;
      sequence: number;
      type: string;
      recorded_at: string;
      business_date: string;
      case_number: string;
      procedure: string;
      organisation: string;
      kind: string;
      part: string | null;
      period: string | null;
      rehearsal: boolean;
    }
  >`
    with fed as (
      select f.xact, f.position, f.case_id, f.sequence from event_feed f
      where (f.xact, f.position) > (${after.xact}::xid8, ${after.position}::bigint)
        and f.xact < pg_snapshot_xmin(pg_current_snapshot())
      order by f.xact, f.position limit ${limit})
    select fed.xact::text, fed.position, fed.case_id, fed.sequence, e.type, e.recorded_at, e.business_date,
      c.case_number, c.procedure, c.organisation, c.kind, c.part, c.period, c.rehearsal
    from fed join events e on e.case_id = fed.case_id and e.sequence = fed.sequence
    join cases c on c.case_id = fed.case_id
    order by fed.xact, fed.position`.execute(db);
  const last = rows.at(-1) ?? after;
  const { rows: more } = await sql<{ waiting: boolean }>`
    select exists (select from event_feed f
      where (f.xact, f.position) > (${last.xact}::xid8, ${last.position}::bigint)) as waiting`.execute(db);
  const events = rows.map((row) => ({
    xact: row.xact,
    position: row.position,
    caseId: row.case_id,
    sequence: row.sequence,
    type: row.type,
    recordedAt: row.recorded_at,
    businessDate: row.business_date,
    caseNumber: row.case_number,
    procedure: row.procedure,
    organisation: row.organisation,
    kind: row.kind,
    part: row.part,
    period: row.period,
    rehearsal: row.rehearsal,
  }));
  return { events, waiting: more[0]?.waiting ?? false };
}

/** Those of the cases that are in the scope. */
export async function visibleCases(db: Db, scope: Scope, caseIds: readonly string[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('cases')
    .select('cases.case_id')
    .where((eb) => eb('cases.case_id', '=', eb.fn.any(eb.val([...new Set(caseIds)]))))
    .where((eb) => mayBeSeen(eb, scope))
    .execute();
  return new Set(rows.map((row) => row.case_id));
}

/** The id under which a reader names a place: `<transaction>-<position>`. */
export const placeText = ({ xact, position }: FeedPlace): string => `${xact}-${position}`;

/** The place of such an id; null when it is none. */
export function placeOf(text: string): FeedPlace | null {
  const [, xact, position] = /^(\d{1,19})-(\d{1,15})$/.exec(text) ?? [];
  return xact === undefined || position === undefined ? null : { xact, position: Number(position) };
}

/** Whether a place comes after another one. */
export function isAhead(place: FeedPlace, of: FeedPlace): boolean {
  const [xact, end] = [BigInt(place.xact), BigInt(of.xact)];
  return xact > end || (xact === end && place.position > of.position);
}
