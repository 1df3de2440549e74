// The trail of many cases at once, with the looks at sensitive values: who did what, when, in somebody's regions.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PersonRef } from '../domain/case/people.ts';
import { bodyOf } from '../domain/organisations.ts';
import { personOf } from './cases.ts';
import type { Db } from './client.ts';
import { pageOf } from './pages.ts';
import type { Page } from './pages.ts';
import { PLANNED_FOR_ITS_VALUES } from './prepared-statements.ts';

export interface AuditFilter {
  /** Divisions whose cases are told; outside them nothing is. */
  regions: readonly string[];
  organisation?: string | undefined;
  /** Who acted, or for whom. */
  personId?: string | undefined;
  caseId?: string | undefined;
  procedure?: string | undefined;
  types?: readonly string[] | undefined;
  /** Instants: from inclusive, to exclusive. */
  from?: string | undefined;
  to?: string | undefined;
}

/** An event of a case, or a look at a sensitive value (`source: reveal`, with the field and why). */
export interface AuditRow {
  source: 'event' | 'reveal';
  at: string;
  /** Sequence in the trail of the case; of a look its own number. */
  number: number;
  type: string;
  caseId: string;
  caseNumber: string;
  procedure: string;
  definitionHash: string;
  organisation: string;
  actorKind: 'person' | 'administrator' | 'system';
  actor: PersonRef | null;
  onBehalfOf: PersonRef | null;
  businessDate: string | null;
  field: string | null;
  ground: string | null;
}

/** Newest first. */
export interface AuditCursor {
  at: string;
  source: string;
  caseId: string;
  number: number;
}

/** A page of the trail, newest first. */
export async function searchAudit(
  db: Db,
  filter: AuditFilter,
  page: { limit: number; after: AuditCursor | null },
): Promise<Page<AuditRow, AuditCursor>> {
  const limit = page.limit + 1;
  const events = sql`
    select 'event' as source, e.recorded_at as at, e.sequence as number, e.type, e.case_id, e.actor_kind, e.actor_id,
      e.actor_name, e.behalf_id, e.behalf_name, e.business_date, null as field, null as ground, ${ofCase}
    from events e join cases c on c.case_id = e.case_id
    where ${sql.join([...caseConditions(filter), ...eventConditions(filter, page.after)], sql` and `)}
    order by e.recorded_at desc, e.case_id desc, e.sequence desc limit ${limit}`;
  const reveals = sql`
    select 'reveal', r.revealed_at, r.id::int, 'revealed', r.case_id, 'person', r.person_id, p.name, null, null, null::date,
      r.field, r.ground, ${ofCase}
    from reveals r join cases c on c.case_id = r.case_id left join people p on p.id = r.person_id
    where ${sql.join([...caseConditions(filter), ...revealConditions(filter, page.after)], sql` and `)}
    order by r.revealed_at desc, r.case_id desc, r.id desc limit ${limit}`;
  const { rows } = await sql<Row>`
    select * from ((${events}) union all (${reveals})) found
    order by at desc, source desc, case_id desc, number desc limit ${limit}
    ${sql.raw(PLANNED_FOR_ITS_VALUES)}`.execute(db);
  return pageOf(rows.map(auditRow), page.limit, ({ at, source, caseId, number }) => ({ at, source, caseId, number }));
}

const ofCase = sql`c.case_number, c.procedure, c.definition_hash, c.organisation`;

function caseConditions({ regions, organisation, caseId, procedure }: AuditFilter): RawBuilder<unknown>[] {
  const all = [anyOf(regions.map(inRegion))];
  if (organisation !== undefined) all.push(inRegion(organisation));
  if (caseId !== undefined) all.push(sql`c.case_id = ${caseId}::uuid`);
  if (procedure !== undefined) all.push(sql`c.procedure = ${procedure}`);
  return all;
}

const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`;

const inRegion = (region: string): RawBuilder<unknown> =>
  bodyOf(region) === null
    ? sql`(c.organisation >= ${region} and c.organisation < ${`${region}~`})`
    : sql`c.organisation = ${region}`;

function eventConditions({ personId, types, from, to }: AuditFilter, after: AuditCursor | null) {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (personId !== undefined) all.push(sql`(e.actor_id = ${personId} or e.behalf_id = ${personId})`);
  if (types !== undefined) all.push(sql`e.type = any(${[...types]}::text[])`);
  if (from !== undefined) all.push(sql`e.recorded_at >= ${from}::timestamptz`);
  if (to !== undefined) all.push(sql`e.recorded_at < ${to}::timestamptz`);
  if (after !== null) {
    all.push(sql`e.recorded_at <= ${after.at}::timestamptz and
      (e.recorded_at, 'event', e.case_id, e.sequence) < (${after.at}::timestamptz, ${after.source}, ${after.caseId}::uuid, ${after.number}::int)`);
  }
  return all;
}

function revealConditions({ personId, types, from, to }: AuditFilter, after: AuditCursor | null) {
  const all: RawBuilder<unknown>[] = [types === undefined || types.includes('revealed') ? sql`true` : sql`false`];
  if (personId !== undefined) all.push(sql`r.person_id = ${personId}`);
  if (from !== undefined) all.push(sql`r.revealed_at >= ${from}::timestamptz`);
  if (to !== undefined) all.push(sql`r.revealed_at < ${to}::timestamptz`);
  if (after !== null) {
    all.push(sql`
      (r.revealed_at, 'reveal', r.case_id, r.id) < (${after.at}::timestamptz, ${after.source}, ${after.caseId}::uuid, ${after.number}::int)`);
  }
  return all;
}

interface Row {
  source: AuditRow['source'];
  at: string;
  number: number;
  type: string;
  case_id: string;
  case_number: string;
  procedure: string;
  definition_hash: string;
  organisation: string;
  actor_kind: AuditRow['actorKind'];
  actor_id: string | null;
  actor_name: string | null;
  behalf_id: string | null;
  behalf_name: string | null;
  business_date: string | null;
  field: string | null;
  ground: string | null;
}

function auditRow(row: Row): AuditRow {
  return {
    source: row.source,
    at: row.at,
    number: row.number,
    type: row.type,
    caseId: row.case_id,
    caseNumber: row.case_number,
    procedure: row.procedure,
    definitionHash: row.definition_hash,
    organisation: row.organisation,
    actorKind: row.actor_kind,
    actor: personOf(row.actor_id, row.actor_name),
    onBehalfOf: personOf(row.behalf_id, row.behalf_name),
    businessDate: row.business_date,
    field: row.field,
    ground: row.ground,
  };
}
