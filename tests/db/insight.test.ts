import { fc } from '@fast-check/vitest';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sightOf } from '../../db/due-sources.ts';
import { stageInsight, unitInsight, weekInsight } from '../../db/insight.ts';
import type { OpenNow, StageCursor, StageInsight, UnitInsight, WeekInsight } from '../../db/insight.ts';
import type { Durations } from '../../db/insight-sources.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { weekOf } from '../../domain/calendar/weeks.ts';
import type { Actor } from '../../domain/case/people.ts';
import { AGE_BANDS } from '../../domain/insight/ages.ts';
import { divisionAt } from '../../domain/organisations.ts';
import { maySee, personGrant, scopeOf } from '../../domain/scope.ts';
import { openTestDatabase } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The span is the first three weeks of March, asked at its last noon. */
const FROM = '2026-03-02';
const TO = '2026-03-22';
const NOW = '2026-03-22T04:00:00.000Z';
const HOUR = 3_600_000;
const EPOCH = Date.parse('2026-02-16T00:00:00.000Z');
/** Hours from mid February on: some before the span, all before now. */
const hour = fc.integer({ min: 0, max: 34 * 24 });
const instant = (hours: number): string => new Date(EPOCH + hours * HOUR).toISOString();

const visit = fc.record({
  stage: fc.constantFrom('review', 'decide', 'notice'),
  opened: hour,
  hours: fc.integer({ min: 0, max: 300 }),
  closed: fc.boolean(),
  reason: fc.constantFrom('outcome', 'outcome', 'returned', 'takenBack', 'withdrawn'),
  clockOverdue: fc.boolean(),
  task: fc.option(
    fc.record({
      organisation: fc.constantFrom(null, '610429101', '610429102200', '610429/housing'),
      overdue: fc.boolean(),
      done: fc.boolean(),
    }),
    { nil: null },
  ),
  paper: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null, freq: 5 }),
});
const oneCase = fc.record({
  organisation: fc.constantFrom('610429101200', '610429101201', '610429102200', '610429101', '610430101'),
  definition: fc.constantFrom('plain' as const, 'named' as const),
  kind: fc.constantFrom('case', 'case', 'case', 'round'),
  rehearsal: fc.constantFrom(false, false, false, true),
  grantee: fc.constantFrom(null, null, 'p1'),
  overdue: fc.boolean(),
  started: hour,
  ended: fc.option(fc.integer({ min: 0, max: 800 }), { nil: null }),
  visits: fc.array(visit, { maxLength: 4 }),
});
type Given<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Case = Given<typeof oneCase>;
type Visit = Given<typeof visit>;

const DEFINITIONS = { plain: [], named: ['county/housing'] } as const;
const ACTORS: Actor[] = [
  { kind: 'system' },
  ...[
    ['boss', 'director', '610429'],
    ['p3', 'reviewer', '610429101'],
    ['p1', 'clerk', '610429102200'],
    ['p5', 'verifier', '610429/housing'],
    ['p1', 'villageRepresentatives', '610429101200'],
  ].map(([id = '', role = '', organisation = '']) => ({
    kind: 'person' as const,
    person: { id, name: id },
    holdings: [{ role, organisation }],
  })),
];

const endOf = (one: Case): number | null => {
  if (one.ended === null) return null;
  const at = EPOCH + (one.started + one.ended) * HOUR;
  return at > Date.parse(NOW) ? null : at;
};
const startOf = (one: Case): number => EPOCH + one.started * HOUR;
const openedAt = ({ opened }: Visit): number => EPOCH + opened * HOUR;
const closedAt = (one: Visit): number | null => {
  const at = openedAt(one) + one.hours * HOUR;
  return one.closed && at <= Date.parse(NOW) ? at : null;
};
const stagesOf = (one: Case): string[] => [
  ...new Set(one.visits.filter((each) => closedAt(each) === null).map(({ stage }) => stage)),
];

async function put(cases: Case[]): Promise<void> {
  const { db } = database;
  await sql`truncate cases, case_access, definitions, tasks, clocks, events cascade`.execute(db);
  for (const [hash, departments] of Object.entries(DEFINITIONS)) {
    await sql`insert into definitions (hash, procedure, form, json, departments, origin, created_at)
      values (${hash}, ${hash}, 'case', '{}', ${[...departments]}::text[], 'release', ${NOW})`.execute(db);
  }
  for (const one of cases) await putCase(randomUUID(), one);
}

async function putCase(id: string, one: Case): Promise<void> {
  const { db } = database;
  const ended = endOf(one);
  const endedAt = ended === null ? null : new Date(ended).toISOString();
  await sql`
    insert into cases (case_id, case_number, procedure, definition_hash, organisation, filer_id, filer_name, filed_at,
      status, rehearsal, stages, started_on, started_at, ended_at, sequence, chain_head, data, overdue, card, updated_at,
      kind, part, period)
    values (${id}, ${id}, ${one.definition}, ${one.definition}, ${one.organisation}, 'f', 'f', ${one.organisation},
      ${ended === null ? 'open' : 'ended'}, ${one.rehearsal}, ${stagesOf(one)}::text[],
      ${localDateOf(instant(one.started))}, ${instant(one.started)}, ${endedAt}, 1, '\\x00', '{}', ${one.overdue}, 'none',
      ${NOW}, ${one.kind}, ${one.kind === 'case' ? null : 'monthly'}, ${one.kind === 'case' ? null : '2026-03'})`.execute(
    db,
  );
  if (one.grantee !== null) await sql`insert into case_access values (${personGrant(one.grantee)}, ${id})`.execute(db);
  let sequence = 1;
  for (const [index, each] of one.visits.entries()) {
    const number = index + 1;
    const opening = { visitId: number, stage: each.stage, ...(each.paper === null ? {} : { paper: { row: 1 } }) };
    await putEvent(id, sequence++, 'visitOpened', each.opened, opening, each.paper);
    const closed = closedAt(each);
    if (closed !== null) {
      const closing = { visitId: number, reason: each.reason, outcome: null };
      await putEvent(id, sequence++, 'visitClosed', each.opened + each.hours, closing, null);
    }
    await sql`
      insert into clocks (case_id, clock_id, clock, visit, state, started_at, provisional, overdue)
      values (${id}, ${`c${number}`}, 'limit', ${number}, 'stopped', ${NOW}, false, ${each.clockOverdue})`.execute(db);
    if (each.task !== null) await putTask(id, number, each, each.task);
  }
}

async function putEvent(
  caseId: string,
  sequence: number,
  type: string,
  at: number,
  payload: object,
  paper: number | null,
): Promise<void> {
  const day = paper === null ? localDateOf(instant(at)) : paperDay(paper);
  await sql`
    insert into events (case_id, sequence, batch, type, recorded_at, business_date, actor_kind, payload, prev_hash, hash)
    values (${caseId}, ${sequence}, ${sequence}, ${type}, ${instant(at)}, ${day}, 'system', ${JSON.stringify(payload)},
      '\\x00', '\\x00')`.execute(database.db);
}

const paperDay = (day: number): string => `2026-01-${String(day).padStart(2, '0')}`;

const isDone = (each: Visit): boolean => each.task?.done === true && closedAt(each) !== null;

async function putTask(caseId: string, visitId: number, each: Visit, task: NonNullable<Visit['task']>): Promise<void> {
  const finished = isDone(each) ? instant(each.opened + each.hours) : null;
  await sql`
    insert into tasks (case_id, task_id, visit, stage, kind, procedure, rehearsal, role, organisation, state, opened_at,
      sort_due, overdue, finished_at)
    values (${caseId}, ${`${visitId}.1`}, ${visitId}, ${each.stage}, 'decide', 'p', false, 'clerk', ${task.organisation},
      ${finished === null ? 'open' : 'done'}, ${instant(each.opened)}, '9999-12-31', ${task.overdue}, ${finished})`.execute(
    database.db,
  );
}

const inSpan = (at: number): boolean => {
  const day = localDateOf(new Date(at).toISOString());
  return day >= FROM && day <= TO;
};
const days = (from: number, to: number): number => (to - from) / (24 * HOUR);

/** Between the two nearest values by their distance, as spreadsheets do. */
function quantile(values: number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place % 1);
}
const summary = (values: number[]): Durations => ({
  count: values.length,
  median: quantile(values, 0.5),
  p90: quantile(values, 0.9),
});
const open = (all: { age: number; overdue: boolean }[]): OpenNow => ({
  count: all.length,
  overdue: all.filter(({ overdue }) => overdue).length,
  ages: AGE_BANDS.map(({ from, to }) => all.filter(({ age }) => age >= from && (to === null || age < to)).length),
});
const isNow = Date.parse(NOW);

const seenBy = (actor: Actor, cases: Case[]): Case[] =>
  cases.filter(
    (one) =>
      one.kind === 'case' &&
      !one.rehearsal &&
      maySee(scopeOf(actor), {
        organisation: one.organisation,
        departments: DEFINITIONS[one.definition],
        grantees: one.grantee === null ? [] : [personGrant(one.grantee)],
      }),
  );

const leftOf = (one: Case) =>
  one.visits.flatMap((each) => {
    const closed = closedAt(each);
    if (closed === null || !inSpan(closed)) return [];
    const opened = each.paper === null ? openedAt(each) : Date.parse(`${paperDay(each.paper)}T00:00:00+08:00`);
    return [
      {
        stage: each.stage,
        at: closed,
        days: Math.max(0, days(opened, closed)),
        returned: ['returned', 'takenBack'].includes(each.reason),
        overdue: each.clockOverdue || each.task?.overdue === true,
      },
    ];
  });

const isOpen = (one: Case): boolean => endOf(one) === null;
const openTasks = (one: Case) =>
  isOpen(one)
    ? one.visits.flatMap((each) => (each.task === null || isDone(each) ? [] : [{ each, task: each.task }]))
    : [];

function naiveStages(cases: Case[]): StageInsight[] {
  const stages: StageInsight[] = [];
  for (const procedure of ['named', 'plain']) {
    for (const stage of ['decide', 'notice', 'review']) {
      const own = cases.filter((one) => one.definition === procedure);
      const standing = own.filter((one) => isOpen(one) && stagesOf(one).includes(stage));
      const tasks = own.flatMap(openTasks).filter(({ each }) => each.stage === stage);
      const left = own.flatMap(leftOf).filter((one) => one.stage === stage);
      if (standing.length + tasks.length + left.length === 0) continue;
      stages.push({
        procedure,
        stage,
        cases: open(standing.map((one) => ({ age: days(startOf(one), isNow), overdue: one.overdue }))),
        tasks: open(tasks.map(({ each, task }) => ({ age: days(openedAt(each), isNow), overdue: task.overdue }))),
        left: summary(left.map((one) => one.days)),
        returned: left.filter(({ returned }) => returned).length,
        overdue: left.filter(({ overdue }) => overdue).length,
      });
    }
  }
  return stages;
}

function naiveUnits(cases: Case[], unitOf: (path: string) => string): UnitInsight[] {
  const done = cases.flatMap((one) =>
    one.visits.flatMap((each) => {
      const closed = closedAt(each);
      if (!isDone(each) || closed === null || !inSpan(closed)) return [];
      const overdue = each.task?.overdue === true;
      return [{ unit: each.task?.organisation ?? one.organisation, days: days(openedAt(each), closed), overdue }];
    }),
  );
  const waiting = cases.flatMap((one) =>
    openTasks(one).map(({ each, task }) => ({ unit: task.organisation ?? one.organisation, each, task })),
  );
  const ended = cases.filter((one) => inSpan(endOf(one) ?? 0));
  const paths = [
    ...[...done, ...waiting].map(({ unit }) => unit),
    ...[...cases.filter(isOpen), ...ended].map(({ organisation }) => organisation),
  ];
  return [...new Set(paths.map(unitOf))].toSorted().map((unit) => {
    const here = (path: string): boolean => unitOf(path) === unit;
    const finished = done.filter((one) => here(one.unit));
    const own = cases.filter((one) => isOpen(one) && here(one.organisation));
    return {
      unit,
      cases: open(own.map((one) => ({ age: days(startOf(one), isNow), overdue: one.overdue }))),
      tasks: open(
        waiting
          .filter((one) => here(one.unit))
          .map(({ each, task }) => ({ age: days(openedAt(each), isNow), overdue: task.overdue })),
      ),
      ended: summary(ended.filter((one) => here(one.organisation)).map((one) => days(startOf(one), endOf(one) ?? 0))),
      finished: summary(finished.map((one) => one.days)),
      overdue: finished.filter(({ overdue }) => overdue).length,
    };
  });
}

function naiveWeeks(cases: Case[]): { openBefore: number; weeks: WeekInsight[] } {
  const weekAt = (at: number): string => weekOf(localDateOf(new Date(at).toISOString())).key;
  const weeks = [FROM, '2026-03-09', '2026-03-16'].map((day): WeekInsight => {
    const { key: week } = weekOf(day);
    const ended = cases.filter((one) => inSpan(endOf(one) ?? 0) && weekAt(endOf(one) ?? 0) === week);
    const finished = cases
      .flatMap(({ visits }) => visits)
      .filter((each) => isDone(each) && weekAt(closedAt(each) ?? 0) === week && inSpan(closedAt(each) ?? 0));
    return {
      week,
      started: cases.filter((one) => inSpan(startOf(one)) && weekAt(startOf(one)) === week).length,
      ended: summary(ended.map((one) => days(startOf(one), endOf(one) ?? 0))),
      endedOverdue: ended.filter(({ visits }) => visits.some(({ clockOverdue }) => clockOverdue)).length,
      finishedTasks: finished.length,
      finishedOverdue: finished.filter(({ task }) => task?.overdue === true).length,
      returned: cases.flatMap(leftOf).filter((one) => one.returned && weekAt(one.at) === week).length,
    };
  });
  const dayOf = (at: number): string => localDateOf(new Date(at).toISOString());
  const before = cases.filter((one) => {
    const end = endOf(one);
    return dayOf(startOf(one)) < FROM && (end === null || dayOf(end) >= FROM);
  });
  return { openBefore: before.length, weeks };
}

/** Sums of floating numbers differ in the last digits, by the order in which they are made. */
const rounded = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Number(one.toFixed(6)) : one))) as T;

const asked = { from: FROM, to: TO, at: NOW, rehearsal: false };
const everything = { limit: 200, after: null };

async function everyStage(actor: Actor, limit: number): Promise<StageInsight[]> {
  const rows: StageInsight[] = [];
  for (let after: StageCursor | null = null; ;) {
    const page = await stageInsight(database.db, sightOf(actor), asked, { limit, after });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

describe('insight over a generated database', () => {
  it('tells each actor of stages, units and weeks what a plain count over what he sees tells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oneCase, { minLength: 1, maxLength: 25 }), async (cases) => {
        await put(cases);
        for (const actor of ACTORS) {
          const seen = seenBy(actor, cases);
          const sight = sightOf(actor);
          expect(rounded(await everyStage(actor, 2))).toEqual(rounded(naiveStages(seen)));
          const units = await unitInsight(database.db, sight, asked, everything);
          expect(rounded(units.rows)).toEqual(rounded(naiveUnits(seen, (path) => path)));
          const towns = await unitInsight(database.db, sight, { ...asked, level: 'township' }, everything);
          const townOf = (path: string): string => divisionAt(path, 'township') ?? path.split('/')[0] ?? path;
          expect(rounded(towns.rows)).toEqual(rounded(naiveUnits(seen, townOf)));
          const { openBefore, weeks } = await weekInsight(database.db, sight, asked);
          const expected = naiveWeeks(seen);
          expect(openBefore).toBe(expected.openBefore);
          const nothing = (one: WeekInsight): boolean =>
            one.started + one.ended.count + one.finishedTasks + one.returned > 0;
          expect(rounded(weeks.filter(nothing))).toEqual(rounded(expected.weeks.filter(nothing)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('narrows to a division and to a procedure', async () => {
    const cases = fc.sample(oneCase, { numRuns: 40, seed: 6 });
    await put(cases);
    const seen = seenBy({ kind: 'system' }, cases).filter(
      ({ organisation, definition }) => organisation.startsWith('610429101') && definition === 'plain',
    );
    const narrowed = { ...asked, organisation: '610429101', procedure: 'plain' };
    const { rows } = await stageInsight(database.db, sightOf({ kind: 'system' }), narrowed, everything);
    expect(rounded(rows)).toEqual(rounded(naiveStages(seen)));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('counts a visit from its last opening where a number was given twice', async () => {
    const [one] = fc.sample(oneCase, { numRuns: 1, seed: 1 });
    if (one === undefined) throw new Error('no case');
    await put([{ ...one, kind: 'case', rehearsal: false, visits: [] }]);
    const { case_id: id } = await database.db.selectFrom('cases').select('case_id').executeTakeFirstOrThrow();
    await putEvent(id, 1, 'visitOpened', 400, { visitId: 1, stage: 'review' }, null);
    await putEvent(id, 2, 'visitClosed', 424, { visitId: 1, reason: 'outcome', outcome: 'agree' }, null);
    await putEvent(id, 3, 'visitOpened', 448, { visitId: 1, stage: 'decide' }, null);
    await putEvent(id, 4, 'visitClosed', 496, { visitId: 1, reason: 'outcome', outcome: 'agree' }, null);
    const { rows } = await stageInsight(database.db, sightOf({ kind: 'system' }), asked, everything);
    expect(rows.map(({ stage, left }) => [stage, left.count, left.median])).toEqual([
      ['decide', 1, 2],
      ['review', 1, 1],
    ]);
  });
});
