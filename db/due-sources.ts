// What can fall due, each source as rows of one shape: task, clock, item of a round, card, remedy against a letter. Whoever adds a source, or
// makes one tell more, does it here; counting and listing in due.ts stay as they are.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Actor } from '../domain/case/people.ts';
import { bodyOf } from '../domain/organisations.ts';
import { scopeOf } from '../domain/scope.ts';
import type { Scope } from '../domain/scope.ts';
import type { Db } from './client.ts';
import { mayBeSeen, waysToSee } from './scope-sql.ts';

export type DueSource = 'tasks' | 'clocks' | 'items' | 'cards' | 'remedies';

/** What somebody sees: cases by his scope, and of a round's units those of his regions and posts. */
export interface Sight {
  scope: Scope;
  personId: string | null;
  posts: { role: string; organisation: string }[];
}

export function sightOf(actor: Actor): Sight {
  const scope = scopeOf(actor);
  if (actor.kind === 'system') return { scope, personId: null, posts: [] };
  const posts = actor.holdings.map(({ role, organisation }) => ({ role, organisation }));
  return { scope, personId: actor.person.id, posts };
}

/** Whether a scope takes in a county: then most open cases are in sight, and it is cheaper to ask each whether it is. */
export function isWide({ scope }: Sight): boolean {
  return [...scope.regions, ...scope.departments.map((one) => one.region)].some((region) => region.length <= 6);
}

/**
 * `seen`: the open cases, rounds and series in sight. A wide scope walks once through the index of all open cases, which
 * holds all that is asked for; of a narrow one each way has its own range of it.
 * What may be done against a letter outlives its case, so that of remedies those with such a letter are in sight.
 */
export function seenOf(
  db: Db,
  sight: Sight,
  rehearsal: boolean,
  remediesOn: string | null = null,
): RawBuilder<unknown> {
  const kept =
    remediesOn === null
      ? sql<boolean>`cases.status <> 'ended'`
      : sql<boolean>`cases.case_id in (select case_id from letters where remedies_until >= ${remediesOn}::date)`;
  const open = db
    .selectFrom('cases')
    .select(['case_id', 'organisation', 'procedure', 'definition_hash', 'kind'])
    .where(kept)
    .where('cases.rehearsal', '=', rehearsal);
  const ways = waysToSee(sight.scope);
  if (isWide(sight) || ways.length < 2) {
    return sql`seen as not materialized (${open.where((eb) => mayBeSeen(eb, sight.scope))})`;
  }
  const each = ways.map((way) => sql`${open.where((eb) => way(eb))}`);
  return sql`seen as materialized (${sql.join(each, sql` union `)})`;
}

/**
 * `due`: case_id, id (of the task, clock or item in its case), what (key of stage, clock or part), due_on, marked
 * (overdue; of a card: red), procedure, unit, period, and to whom it is addressed. A suspended clock has no due day now.
 * A remedy is a right, not a duty: it is never overdue, and from the day after its last one it is gone.
 */
export function dueRows(
  source: DueSource,
  sight: Sight,
  { horizon, today, rehearsal }: { horizon: string; today: string; rehearsal: boolean },
): RawBuilder<unknown> {
  switch (source) {
    case 'remedies':
      return sql`
        select l.case_id, l.effect_id || ' ' || (r ->> 'key') as id, r ->> 'key' as what,
          (r ->> 'dueOn')::date as due_on, false as marked, s.procedure, s.organisation as unit, null::text as period
        from letters l join seen s on s.case_id = l.case_id
          cross join lateral jsonb_array_elements(l.service -> 'remedies') r
        where l.remedies_until >= ${today}::date and l.rehearsal = ${rehearsal}
          and (r ->> 'dueOn')::date between ${today}::date and ${horizon}::date`;
    case 'tasks':
      return sql`
        select t.case_id, t.task_id as id, t.stage as what, t.sort_due as due_on, t.overdue as marked, t.procedure,
          coalesce(t.organisation, s.organisation) as unit, t.period,
          coalesce(t.claimed_by, t.person_id) as person, t.role, t.organisation as post
        from tasks t join seen s on s.case_id = t.case_id
        where t.state = 'open' and t.rehearsal = ${rehearsal} and t.sort_due <= ${horizon}::date
          and (t.unit is null or ${unitInSight(sight, sql`t.unit`)}
            or ${holds(sight, sql`t.role`, sql`t.organisation`)})`;
    case 'clocks':
      return sql`
        select c.case_id, c.clock_id as id, c.clock as what, c.due_on, c.overdue as marked, s.procedure,
          s.organisation as unit, null::text as period, c.visit, s.kind
        from clocks c join seen s on s.case_id = c.case_id
        where c.state = 'running' and c.due_on <= ${horizon}::date`;
    case 'items':
      return sql`
        select i.case_id, i.period || ' ' || i.unit as id, i.part as what, i.due_on, i.overdue as marked, i.procedure,
          i.unit, i.period
        from round_items i join seen s on s.case_id = i.case_id
        where i.state in ('silent', 'returned') and i.rehearsal = ${rehearsal} and i.due_on <= ${horizon}::date
          and (${unitInSight(sight, sql`i.unit`)} or (i.case_id, i.unit, i.period) in (
            select t.case_id, t.unit, t.period from tasks t
            where t.state = 'open' and t.role is not null and ${holds(sight, sql`t.role`, sql`t.organisation`)}))`;
    case 'cards':
      return sql`
        select c.case_id, '' as id, c.card as what, c.started_on as due_on, c.card = 'red' as marked, c.procedure,
          c.organisation as unit, c.period
        from cases c join seen s on s.case_id = c.case_id
        where c.card <> 'none' and c.status <> 'ended'`;
  }
}

/** The open tasks `t` under a row `d` of `due`: of a clock those of its visit, where that has any, else of its case. */
function tasksUnder(source: Exclude<DueSource, 'tasks' | 'remedies'>): RawBuilder<unknown> {
  const under = {
    clocks: sql`(d.visit is null or t.visit = d.visit
      or not exists (select from tasks o where o.case_id = d.case_id and o.visit = d.visit))`,
    items: sql`t.unit = d.unit and t.period = d.period`,
    cards: sql`true`,
  };
  return sql`t.case_id = d.case_id and t.state = 'open' and ${under[source]}`;
}

/** The addresses of some rows of `due`: a task's own, of a remedy the applicant, else those of the open tasks under it. */
export function ownersOf(source: DueSource, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  if (source === 'tasks') return sql`select d.case_id, d.id, d.person, d.role, d.post from ${rows} d`;
  if (source === 'remedies') {
    return sql`
      select d.case_id, d.id, a.applicant_id as person, null::text as role, null::text as post
      from ${rows} d join cases a on a.case_id = d.case_id`;
  }
  return sql`
    select distinct d.case_id, d.id, coalesce(t.claimed_by, t.person_id) as person, t.role, t.organisation as post
    from ${rows} d left join tasks t on ${tasksUnder(source)}`;
}

const heldOn = (day: string): RawBuilder<unknown> =>
  sql`h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to > ${day}::date)`;

/** The people behind `owners`: whoever claimed a task, whom it names, else every holder of its role on that day. */
export function peopleOf(day: string): RawBuilder<unknown> {
  return sql`
    select distinct o.case_id, o.id, coalesce(o.person, h.person_id) as person
    from owners o
    left join holdings h on o.person is null and h.role = o.role and h.organisation = o.post and ${heldOn(day)}`;
}

/** Whether a row `d` of `due` is a person's by the same rule; `null`: nobody holds it, or one of the tasks under it. */
export function isOf(source: DueSource, person: string | null, day: string): RawBuilder<unknown> {
  if (source === 'remedies') {
    return sql`exists (
      select from cases a where a.case_id = d.case_id and a.applicant_id is not distinct from ${person}::text)`;
  }
  const own = source === 'tasks' ? sql`d.person` : sql`coalesce(t.claimed_by, t.person_id)`;
  const [role, post] = source === 'tasks' ? [sql`d.role`, sql`d.post`] : [sql`t.role`, sql`t.organisation`];
  const his =
    person === null
      ? sql`(${own} is null and not exists (
          select from holdings h where h.role = ${role} and h.organisation = ${post} and ${heldOn(day)}))`
      : sql`(${own} = ${person} or (${own} is null and (${role}, ${post}) in (
          select h.role, h.organisation from holdings h where h.person_id = ${person} and ${heldOn(day)})))`;
  if (source === 'tasks') return his;
  const under = tasksUnder(source);
  const without = person === null ? sql`not exists (select from tasks t where ${under})` : sql`false`;
  return sql`(exists (select from tasks t where ${under} and ${his}) or ${without})`;
}

/** Whether a unit of a round lies in sight; the same rule as domain/round/sight.ts, but for posts. */
function unitInSight({ scope }: Sight, unit: RawBuilder<unknown>): RawBuilder<unknown> {
  const ways = [
    ...scope.regions.map((region) => within(unit, region)),
    ...scope.departments.map(
      ({ region, department }) => sql`(${within(unit, region)} and s.definition_hash in (
        select hash from definitions where departments @> ${[department]}::text[]))`,
    ),
  ];
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`;
}

function holds({ posts }: Sight, role: RawBuilder<unknown>, organisation: RawBuilder<unknown>): RawBuilder<unknown> {
  if (posts.length === 0) return sql`false`;
  return sql`(${role}, ${organisation}) in (
    select * from unnest(${posts.map((one) => one.role)}::text[], ${posts.map((one) => one.organisation)}::text[]))`;
}

/** Whether a path lies in a region: a division by prefix, a body as it is. */
export function within(path: RawBuilder<unknown>, region: string): RawBuilder<unknown> {
  if (region === '') return sql`true`;
  if (bodyOf(region) !== null) return sql`${path} = ${region}`;
  return sql`(${path} >= ${region} and ${path} < ${`${region}~`})`;
}
