// What the tables know of things that do not move: one question for each cause, never one for each case.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { FoundStuck, StuckCause } from '../domain/stuck/cause.ts';
import type { Db } from './client.ts';

export interface LookAt {
  /** ISO instant and civil day of the look. */
  now: string;
  today: string;
  /** A claimed task counts as left alone after so many days. */
  claimIdleDays: number;
}

type Row = Omit<FoundStuck, 'cause'>;

const onDay = (table: string, today: string): RawBuilder<boolean> => {
  const at = sql.table(table);
  return sql`${at}.valid_from <= ${today}::date and (${at}.valid_to is null or ${at}.valid_to > ${today}::date)`;
};

/** The county of the register, for what concerns no single place. */
const COUNTY = sql<string>`(select path from organisations where level = 'county' order by valid_from, path limit 1)`;
const NONE = sql`jsonb_build_object('cases', 0, 'tasks', 0, 'units', 0)`;
const ONE_CASE = sql`jsonb_build_object('cases', 1, 'tasks', 0, 'units', 0)`;

/** Causes that the tables alone can tell, each with its question. */
export const TABLE_FINDERS: Readonly<Partial<Record<StuckCause, (look: LookAt) => RawBuilder<Row>>>> = {
  effectFailing: () => sql`
    select 'case:' || c.case_id as key, c.case_id as "caseId", c.organisation, c.procedure, c.part,
      coalesce(e.recorded_at, c.started_at) as since,
      jsonb_build_object('error', e.payload->>'error', 'attempts', (e.payload->>'attempts')::int,
        'visitId', (e.payload->>'visitId')::int, 'effectId', e.payload->>'effectId') as evidence,
      ${ONE_CASE} as affected
    from cases c left join lateral (
      select * from events where case_id = c.case_id and type = 'effectFailed' order by sequence desc limit 1) e on true
    where c.stuck = 'effect' and c.status <> 'ended' and not c.rehearsal`,

  // A post without holders holds up many cases, and is one item; what was addressed to a roster of nobody is its case's.
  noHolder: ({ today }) => sql`
    with vacant as materialized (
      select w.role, w.organisation from (
        select distinct role, organisation from tasks
        where state = 'open' and person_id is null and claimed_by is null and role is not null) w
      where not exists (select 1 from holdings where holdings.role = w.role and holdings.organisation = w.organisation
        and ${onDay('holdings', today)})),
    posts as (
      select t.role, t.organisation, count(*)::int as tasks, count(distinct t.case_id)::int as cases,
        min(t.opened_at) as since, min(t.procedure) as procedure
      from vacant v join tasks t on t.role = v.role and t.organisation = v.organisation
        join cases c on c.case_id = t.case_id
      where t.state = 'open' and t.person_id is null and t.claimed_by is null
        and not t.rehearsal and c.kind = 'case'
      group by t.role, t.organisation)
    select 'post:' || p.role || '@' || p.organisation as key, null::uuid as "caseId", p.organisation,
      case when p.cases = 1 then p.procedure end as procedure, null as part, p.since,
      jsonb_build_object('role', p.role, 'post', p.organisation) as evidence,
      jsonb_build_object('cases', p.cases, 'tasks', p.tasks, 'units', 0) as affected
    from posts p
    union all
    select 'case:' || c.case_id, c.case_id, c.organisation, c.procedure, c.part, c.started_at,
      jsonb_build_object('stages', to_jsonb(c.stages)), ${ONE_CASE}
    from cases c
    where c.stuck = 'noHolder' and c.status <> 'ended' and not c.rehearsal and c.kind = 'case' and not exists (
      select 1 from tasks t where t.case_id = c.case_id and t.state = 'open' and t.role is not null
        and t.person_id is null and t.claimed_by is null)`,

  // Rungs that were reached are events; how many there are, the definition says.
  ladderExhausted: () => sql`
    with late as materialized (
      select k.case_id, k.clock_id, k.clock, k.due_at, c.organisation, c.procedure, c.part, c.definition_hash
      from clocks k join cases c on c.case_id = k.case_id
      where k.state = 'running' and k.overdue and c.status = 'open' and not c.rehearsal and c.kind = 'case'),
    ladders as materialized (
      select d.hash, clock->>'key' as clock, jsonb_array_length(coalesce(clock->'ladder', '[]')) as rungs
      from definitions d cross join lateral jsonb_array_elements(d.json->'clocks') clock
      where d.hash in (select definition_hash from late))
    select 'clock:' || l.case_id || ':' || l.clock_id as key, l.case_id as "caseId", l.organisation, l.procedure, l.part,
      l.due_at as since, jsonb_build_object('clock', l.clock, 'rungs', r.rungs) as evidence, ${ONE_CASE} as affected
    from late l join ladders r on r.hash = l.definition_hash and r.clock = l.clock
    where (select count(*) from events e where e.case_id = l.case_id and e.type = 'clockRungReached'
      and e.payload->>'clockId' = l.clock_id) >= r.rungs`,

  claimIdle: ({ now, claimIdleDays }) => sql`
    select 'task:' || t.case_id || ':' || t.task_id as key, t.case_id as "caseId", c.organisation, t.procedure, c.part,
      t.claimed_at as since,
      jsonb_build_object('visitId', t.visit, 'taskId', t.task_id, 'stage', t.stage, 'claimedBy', t.claimed_by_name) as evidence,
      jsonb_build_object('cases', 1, 'tasks', 1, 'units', 0) as affected
    from tasks t join cases c on c.case_id = t.case_id
    where t.state = 'open' and t.claimed_by is not null and not t.rehearsal and c.status = 'open'
      and t.claimed_at < ${now}::timestamptz - make_interval(days => ${claimIdleDays})`,

  projectionBehind: () => sql`
    select 'case:' || c.case_id as key, c.case_id as "caseId", c.organisation, c.procedure, c.part,
      e.recorded_at as since, jsonb_build_object('shown', c.sequence, 'recorded', e.sequence) as evidence,
      ${ONE_CASE} as affected
    from cases c cross join lateral (
      select sequence, hash, recorded_at from events where case_id = c.case_id order by sequence desc limit 1) e
    where c.status <> 'ended' and (e.sequence <> c.sequence or e.hash <> c.chain_head)`,

  roundSilent: () => sql`
    select 'round:' || i.case_id || ':' || i.period as key, i.case_id as "caseId", c.organisation, i.procedure, i.part,
      min(i.due_on)::timestamptz as since,
      jsonb_build_object('period', i.period, 'dueOn', min(i.due_on)::text,
        'units', to_jsonb((array_agg(i.unit_name order by i.unit))[1:10])) as evidence,
      jsonb_build_object('cases', 0, 'tasks', 0, 'units', count(*)::int) as affected
    from round_items i join cases c on c.case_id = i.case_id
    where i.overdue and i.state in ('silent', 'returned') and not i.rehearsal and c.status = 'open'
    group by i.case_id, i.period, c.organisation, i.procedure, i.part`,

  messageUndeliverable: ({ now }) => sql`
    select 'delivery:' || d.id as key, d.case_id as "caseId", coalesce(c.organisation, ${COUNTY}) as organisation,
      c.procedure, c.part, d.created_at as since,
      jsonb_build_object('deliveryId', d.id, 'channel', d.channel, 'cause', d.cause, 'attempts', d.attempts,
        'kind', d.kind) as evidence, ${NONE} as affected
    from deliveries d left join cases c on c.case_id = d.case_id
    where d.state = 'failed' and d.created_at > ${now}::timestamptz - interval '30 days'
    union all
    select 'outbox:' || o.dedupe_key, o.case_id, coalesce(c.organisation, ${COUNTY}), c.procedure, c.part, o.created_at,
      jsonb_build_object('kind', o.topic, 'cause', o.cause, 'attempts', o.attempts), ${NONE}
    from outbox o left join cases c on c.case_id = o.case_id where o.state = 'failed'
    union all
    select 'channel:' || h.channel, null, ${COUNTY}, null, null, h.down_since,
      jsonb_build_object('channel', h.channel, 'cause', h.last_cause, 'failures', h.failures), ${NONE}
    from channel_health h where h.down_since is not null
    union all
    select 'webhook:' || w.id, null, w.region, null, null, w.updated_at,
      jsonb_build_object('webhook', w.name, 'cause', w.cause), ${NONE}
    from webhook_subscriptions w where w.state = 'disabled' and w.cause is not null`,
};

/** All that the tables show as stuck at one instant. */
export async function findInTables(db: Db, look: LookAt): Promise<FoundStuck[]> {
  const found: FoundStuck[] = [];
  for (const [cause, question] of Object.entries(TABLE_FINDERS)) {
    const { rows } = await question(look).execute(db);
    found.push(...rows.map((row) => ({ ...row, cause: cause as StuckCause })));
  }
  return found;
}
