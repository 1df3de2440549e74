import { fc } from '@fast-check/vitest';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupDue, listDue } from '../../db/due.ts';
import type { DueCursor, DueGroup, DueGrouping, DueRow, GroupCursor } from '../../db/due.ts';
import { loadOfWeeks } from '../../db/due-load.ts';
import { sightOf } from '../../db/due-sources.ts';
import type { DueSource } from '../../db/due-sources.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { weekOf } from '../../domain/calendar/weeks.ts';
import type { Actor } from '../../domain/case/people.ts';
import { inScope } from '../../domain/organisations.ts';
import { maySee, personGrant, regionGrant, scopeOf } from '../../domain/scope.ts';
import { AT, openTestDatabase, putPaths } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await putPaths(database.db, ...PATHS);
  await putPeople(
    database.db,
    database.crypto,
    PEOPLE.map((id) => ({ id, name: `测试${id}` })),
    AT,
  );
  await putHoldings(database.db, POSTS);
});
afterAll(() => database.close());

const TODAY = '2026-04-15';
const HORIZON = '2026-04-22';
const VILLAGES = ['610429101200', '610429101201', '610429102200'];
const PATHS = ['610429', '610429/housing', '610429101', '610429102', ...VILLAGES];
const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5'];
const post = (personId: string, role: string, organisation: string, more: { validTo?: string } = {}) => ({
  personId,
  role,
  organisation,
  validFrom: '2020-01-01',
  ...more,
});
/** Two clerks of one village; a reviewer who has left; nobody in the third village. */
const POSTS = [
  post('p1', 'clerk', '610429101200'),
  post('p2', 'clerk', '610429101200'),
  post('p3', 'reviewer', '610429101'),
  post('p4', 'reviewer', '610429101', { validTo: '2026-01-01' }),
  post('p4', 'clerk', '610429101201'),
  post('p5', 'verifier', '610429/housing'),
];

const DEFINITIONS = { plain: [], named: ['county/housing'] } as const;
const day = fc.integer({ min: 1, max: 28 }).map((one) => `2026-04-${String(one).padStart(2, '0')}`);
const address = fc.oneof(
  fc.constantFrom(...POSTS.map(({ role, organisation }) => ({ role, organisation }))),
  fc.constant({ role: 'clerk', organisation: '610429102200' }),
  fc.constantFrom(...PEOPLE).map((person) => ({ person })),
);
const task = fc.record({
  to: address,
  claimedBy: fc.option(fc.constantFrom(...PEOPLE), { nil: null, freq: 3 }),
  dueOn: fc.option(day, { nil: null, freq: 6 }),
  overdue: fc.boolean(),
  open: fc.boolean(),
});
const clock = fc.record({
  visit: fc.constantFrom(null, 1, 2),
  dueOn: day,
  overdue: fc.boolean(),
  running: fc.boolean(),
});
const oneCase = fc.record({
  organisation: fc.constantFrom(...VILLAGES, '610429101', '610430101'),
  definition: fc.constantFrom('plain' as const, 'named' as const),
  status: fc.constantFrom('open', 'open', 'suspended', 'ended'),
  rehearsal: fc.constantFrom(false, false, false, true),
  grantee: fc.option(fc.constantFrom(...PEOPLE), { nil: null }),
  card: fc.constantFrom('none', 'yellow', 'red'),
  tasks: fc.array(task, { maxLength: 3 }),
  clocks: fc.array(clock, { maxLength: 2 }),
});
const round = fc.record({
  definition: fc.constantFrom('plain' as const, 'named' as const),
  items: fc.array(fc.record({ dueOn: day, overdue: fc.boolean(), owed: fc.boolean() }), { minLength: 3, maxLength: 3 }),
});
const actor: fc.Arbitrary<Actor> = fc.constantFrom(
  { kind: 'system' as const },
  ...[
    ['boss', 'director', '610429'],
    ['p3', 'reviewer', '610429101'],
    ['p1', 'clerk', '610429101200'],
    ['p5', 'verifier', '610429/housing'],
    ['p2', 'villageRepresentatives', '610429101200'],
  ].map(([id = '', role = '', organisation = '']) => ({
    kind: 'person' as const,
    person: { id, name: id },
    holdings: [{ role, organisation }],
  })),
);

type Given<A> = A extends fc.Arbitrary<infer T> ? T : never;
type OneCase = Given<typeof oneCase>;
type Round = Given<typeof round>;

/** What the database should say of one row. */
interface Expected {
  source: DueSource;
  row: string;
  dueOn: string;
  marked: boolean;
  unit: string;
  procedure: string;
  /** Of which people it is; null for nobody. */
  of: (string | null)[];
  ofCase: boolean;
}

const STARTED = '2026-03-01';
const holders = (role: string, organisation: string): string[] =>
  POSTS.filter((one) => one.role === role && one.organisation === organisation)
    .filter((one) => !('validTo' in one) || (one.validTo ?? '9') > TODAY)
    .map((one) => one.personId);

/** Puts the rows that the queries read, and says what each actor must be told of them. */
async function put(cases: OneCase[], rounds: Round[]): Promise<(actor: Actor) => Expected[]> {
  const { db } = database;
  await sql`truncate cases, case_access, definitions, tasks, clocks, round_items cascade`.execute(db);
  for (const [hash, departments] of Object.entries(DEFINITIONS)) {
    await sql`insert into definitions (hash, procedure, form, json, departments, origin, created_at)
      values (${hash}, ${hash}, 'case', '{}', ${[...departments]}::text[], 'release', ${AT})`.execute(db);
  }
  const ids = cases.map(() => randomUUID());
  const roundIds = rounds.map(() => randomUUID());
  for (const [place, one] of cases.entries()) await putCase(ids[place] ?? '', one);
  for (const [place, one] of rounds.entries()) await putRound(roundIds[place] ?? '', one);
  return (who) => [
    ...cases.flatMap((one, place) => expectedOfCase(who, ids[place] ?? '', one)),
    ...rounds.flatMap((one, place) => expectedOfRound(who, roundIds[place] ?? '', one)),
  ];
}

async function putCaseRow(
  id: string,
  more: { organisation: string; definition: string; status: string; rehearsal: boolean; card: string; kind: string },
): Promise<void> {
  await sql`
    insert into cases (case_id, case_number, procedure, definition_hash, organisation, filer_id, filer_name, filed_at,
      status, rehearsal, stages, started_on, started_at, sequence, chain_head, data, overdue, card, updated_at, kind, part, period)
    values (${id}, ${`N-${id}`}, ${more.definition}, ${more.definition}, ${more.organisation}, 'f', 'f', ${more.organisation},
      ${more.status}, ${more.rehearsal}, '{}', ${STARTED}, ${AT}, 1, '\\x00', '{}', false, ${more.card}, ${AT}, ${more.kind},
      ${more.kind === 'case' ? null : 'monthly'}, ${more.kind === 'case' ? null : '2026-04'})`.execute(database.db);
}

async function putTask(
  caseId: string,
  taskId: string,
  one: OneCase['tasks'][number],
  more: { visit: number; rehearsal: boolean; definition: string; unit: string | null },
): Promise<void> {
  const { to } = one;
  const [role, organisation] = 'role' in to ? [to.role, to.organisation] : [null, null];
  await sql`
    insert into tasks (case_id, task_id, visit, stage, kind, procedure, rehearsal, role, organisation, person_id, state,
      claimed_by, opened_at, due_on, sort_due, overdue, unit, period)
    values (${caseId}, ${taskId}, ${more.visit}, 'stage', 'decide', ${more.definition}, ${more.rehearsal}, ${role},
      ${organisation}, ${'person' in to ? to.person : null}, ${one.open ? 'open' : 'done'}, ${one.claimedBy}, ${AT}, ${one.dueOn},
      ${one.dueOn ?? '9999-12-31'}, ${one.overdue}, ${more.unit}, ${more.unit === null ? null : '2026-04'})`.execute(
    database.db,
  );
}

async function putCase(id: string, one: OneCase): Promise<void> {
  const { db } = database;
  await putCaseRow(id, { ...one, kind: 'case' });
  if (one.grantee !== null) {
    await sql`insert into case_access values (${personGrant(one.grantee)}, ${id})`.execute(db);
  }
  for (const [n, each] of one.tasks.entries())
    await putTask(id, `${n + 1}.1`, each, { ...one, visit: n + 1, unit: null });
  for (const [n, each] of one.clocks.entries()) {
    await sql`
      insert into clocks (case_id, clock_id, clock, visit, state, started_at, due_on, provisional, overdue)
      values (${id}, ${`c${n}`}, 'review', ${each.visit}, ${each.running ? 'running' : 'suspended'}, ${AT},
        ${each.running ? each.dueOn : null}, false, ${each.overdue})`.execute(db);
  }
}

async function putRound(id: string, one: Round): Promise<void> {
  await putCaseRow(id, {
    ...one,
    organisation: '610429',
    status: 'open',
    rehearsal: false,
    card: 'none',
    kind: 'round',
  });
  for (const path of PATHS.filter((each) => !each.includes('/'))) {
    await sql`insert into case_access values (${regionGrant(path)}, ${id})`.execute(database.db);
  }
  for (const [n, item] of one.items.entries()) {
    const unit = VILLAGES[n] ?? '';
    await sql`
      insert into round_items (case_id, unit, unit_name, period, state, opened_on, due_on, overdue, late, nothing, entries,
        procedure, part, rehearsal, updated_at)
      values (${id}, ${unit}, ${unit}, '2026-04', ${item.owed ? 'silent' : 'filed'}, ${STARTED}, ${item.dueOn}, ${item.overdue},
        false, false, 0, ${one.definition}, 'monthly', false, ${AT})`.execute(database.db);
    const to = { role: 'clerk', organisation: unit };
    const filing = { to, claimedBy: null, dueOn: item.dueOn, overdue: item.overdue, open: item.owed };
    await putTask(id, `1.${n + 1}`, filing, { definition: one.definition, rehearsal: false, visit: 1, unit });
  }
}

const ofTask = ({ to, claimedBy }: OneCase['tasks'][number]): (string | null)[] => {
  if (claimedBy !== null) return [claimedBy];
  if ('person' in to) return [to.person];
  const found = holders(to.role, to.organisation);
  return found.length === 0 ? [null] : found;
};

/** What has no open task is nobody's. */
const together = (all: (string | null)[]): (string | null)[] => (all.length === 0 ? [null] : [...new Set(all)]);

function expectedOfCase(who: Actor, id: string, one: OneCase): Expected[] {
  const facts = {
    organisation: one.organisation,
    departments: DEFINITIONS[one.definition],
    grantees: one.grantee === null ? [] : [personGrant(one.grantee)],
  };
  if (one.status === 'ended' || one.rehearsal || !maySee(scopeOf(who), facts)) return [];
  const open = one.tasks.map((each, n) => ({ ...each, visit: n + 1 })).filter((each) => each.open);
  const common = { procedure: one.definition, ofCase: true };
  const tasks = open.flatMap((each): Expected[] => {
    if (each.dueOn === null || each.dueOn > HORIZON) return [];
    const unit = 'role' in each.to ? each.to.organisation : one.organisation;
    const { dueOn, overdue: marked } = each;
    return [{ ...common, source: 'tasks', row: `${id} ${each.visit}.1`, dueOn, marked, unit, of: ofTask(each) }];
  });
  const clocks = one.clocks.flatMap((each, n): Expected[] => {
    if (!each.running || each.dueOn > HORIZON) return [];
    const atVisit = one.tasks.length >= (each.visit ?? 99);
    const under = open.filter((own) => each.visit === null || !atVisit || own.visit === each.visit);
    const of = together(under.flatMap(ofTask));
    const { dueOn, overdue: marked } = each;
    return [{ ...common, source: 'clocks', row: `${id} c${n}`, dueOn, marked, unit: one.organisation, of }];
  });
  const cards: Expected[] =
    one.card === 'none'
      ? []
      : [
          {
            ...common,
            source: 'cards',
            row: `${id} `,
            dueOn: STARTED,
            marked: one.card === 'red',
            unit: one.organisation,
            of: together(open.flatMap(ofTask)),
          },
        ];
  return [...tasks, ...clocks, ...cards];
}

function expectedOfRound(who: Actor, id: string, one: Round): Expected[] {
  const scope = scopeOf(who);
  const grantees = PATHS.map(regionGrant);
  if (!maySee(scope, { organisation: '610429', departments: DEFINITIONS[one.definition], grantees })) return [];
  const holdings = who.kind === 'system' ? [] : who.holdings;
  return one.items.flatMap((item, n): Expected[] => {
    const unit = VILLAGES[n] ?? '';
    const named: readonly string[] = DEFINITIONS[one.definition];
    const seen =
      scope.regions.some((region) => inScope(region, unit)) ||
      scope.departments.some((each) => named.includes(each.department) && inScope(each.region, unit)) ||
      holdings.some((each) => each.role === 'clerk' && each.organisation === unit);
    if (!seen || !item.owed || item.dueOn > HORIZON) return [];
    const found = holders('clerk', unit);
    const of = found.length === 0 ? [null] : found;
    const common = { dueOn: item.dueOn, marked: item.overdue, unit, procedure: one.definition, of, ofCase: false };
    return [
      { ...common, source: 'tasks', row: `${id} 1.${n + 1}` },
      { ...common, source: 'items', row: `${id} 2026-04 ${unit}` },
    ];
  });
}

const keysOf = (one: Expected, by: DueGrouping): (string | null)[] =>
  ({ person: one.of, unit: [one.unit], procedure: [one.procedure], week: [weekOf(one.dueOn).key], day: [one.dueOn] })[
    by
  ];

function grouped(rows: readonly Expected[], by: DueGrouping): DueGroup[] {
  const groups = new Map<string | null, DueGroup>();
  for (const one of rows) {
    for (const key of keysOf(one, by)) {
      const group = groups.get(key) ?? { key, marked: 0, others: 0, oldest: one.dueOn };
      if (one.marked) group.marked += 1;
      else group.others += 1;
      if (one.dueOn < group.oldest) group.oldest = one.dueOn;
      groups.set(key, group);
    }
  }
  const text = (key: string | null): string => key ?? '';
  const byKey = (a: DueGroup, b: DueGroup): number => (text(a.key) < text(b.key) ? -1 : 1);
  return [...groups.values()].sort((a, b) =>
    by === 'week' || by === 'day' ? byKey(a, b) : b.marked - a.marked || b.others - a.others || byKey(a, b),
  );
}

const SOURCES = ['tasks', 'clocks', 'items', 'cards'] as const;
const GROUPINGS = ['person', 'unit', 'procedure', 'week', 'day'] as const;
const asking = (source: DueSource) => ({ source, today: TODAY, horizon: HORIZON, rehearsal: false });

async function everyGroup(who: Actor, source: DueSource, by: DueGrouping, limit: number) {
  const groups: DueGroup[] = [];
  let after: GroupCursor | null = null;
  for (;;) {
    const page = await groupDue(database.db, sightOf(who), { ...asking(source), by }, { limit, after });
    groups.push(...page.rows);
    if (page.next === null) return { groups, totals: page.totals };
    after = page.next;
  }
}

async function everyRow(
  who: Actor,
  source: DueSource,
  group: { by: DueGrouping; key: string | null } | null,
): Promise<DueRow[]> {
  const rows: DueRow[] = [];
  let after: DueCursor | null = null;
  for (;;) {
    const page = await listDue(database.db, sightOf(who), { ...asking(source), group }, { limit: 3, after });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

const named = (row: DueRow): string => `${row.caseId} ${row.id}`;

describe('what falls due', () => {
  it('is counted and listed for each actor as his scope and the open tasks say, whatever the page', async () => {
    const scenario = fc.tuple(fc.array(oneCase, { minLength: 2, maxLength: 8 }), fc.array(round, { maxLength: 2 }));
    await fc.assert(
      fc.asyncProperty(scenario, actor, fc.integer({ min: 1, max: 4 }), async ([cases, rounds], who, limit) => {
        const expected = (await put(cases, rounds))(who);
        for (const source of SOURCES) {
          const own = expected.filter((one) => one.source === source);
          for (const by of GROUPINGS) {
            const { groups } = await everyGroup(who, source, by, limit);
            expect(groups).toEqual(grouped(own, by));
            const [some] = groups;
            if (some === undefined) continue;
            const rows = await everyRow(who, source, { by, key: some.key });
            const wanted = own.filter((one) => keysOf(one, by).includes(some.key)).map((one) => one.row);
            expect(rows.map(named).toSorted()).toEqual(wanted.toSorted());
          }
          for (const [person] of source === 'cards' ? [] : own.map(({ of }) => of)) {
            if (person === null || person === undefined) continue;
            const his = { ...asking(source), group: null, person, from: TODAY };
            const page = await listDue(database.db, sightOf(who), his, { limit: 100, after: null });
            const wanted = own.filter(({ of, dueOn }) => of.includes(person) && dueOn >= TODAY);
            expect(page.rows.map(named).toSorted()).toEqual(wanted.map((one) => one.row).toSorted());
          }
          const { totals } = await everyGroup(who, source, 'unit', 200);
          expect(totals).toEqual({
            marked: own.filter((one) => one.marked).length,
            others: own.filter((one) => !one.marked).length,
          });
          const rows = await everyRow(who, source, null);
          expect(rows.map(named).toSorted()).toEqual(own.map((one) => one.row).toSorted());
          expect(rows.map((one) => one.dueOn)).toEqual(rows.map((one) => one.dueOn).toSorted());
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is the load of the weeks: clocks of cases and items of rounds, and what was due before', async () => {
    const from = weekOf(TODAY).from;
    await fc.assert(
      fc.asyncProperty(
        fc.array(oneCase, { minLength: 2, maxLength: 6 }),
        fc.array(round, { maxLength: 2 }),
        actor,
        async (cases, rounds, who) => {
          const expected = (await put(cases, rounds))(who).filter(
            (one) => one.source === 'clocks' || one.source === 'items',
          );
          const cells = await loadOfWeeks(database.db, sightOf(who), {
            by: 'unit',
            from,
            to: HORIZON,
            rehearsal: false,
          });
          const told = cells.flatMap(({ key, week, clocks, items }) => [
            ...Array.from({ length: clocks }, () => `${key} ${week} clocks`),
            ...Array.from({ length: items }, () => `${key} ${week} items`),
          ]);
          const wanted = expected.map(
            (one) => `${one.unit} ${one.dueOn < from ? 'before' : weekOf(one.dueOn).key} ${one.source}`,
          );
          expect(told.toSorted()).toEqual(wanted.toSorted());
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is taken together at a level, and narrowed to a division, a procedure and the overdue', async () => {
    const item = { dueOn: '2026-04-10', overdue: true, owed: true };
    await put([], [{ definition: 'plain', items: [item, { ...item, overdue: false }, item] }]);
    const everything = sightOf({ kind: 'system' });
    const count = async (more: object): Promise<[string | null, number, number][]> => {
      const asked = { ...asking('items'), by: 'unit' as const, ...more };
      const { rows } = await groupDue(database.db, everything, asked, { limit: 50, after: null });
      return rows.map(({ key, marked, others }) => [key, marked, others]);
    };
    expect(await count({ level: 'township' })).toEqual([
      ['610429101', 1, 1],
      ['610429102', 1, 0],
    ]);
    expect(await count({ level: 'county' })).toEqual([['610429', 2, 1]]);
    expect(await count({ organisation: '610429102' })).toEqual([['610429102200', 1, 0]]);
    expect(await count({ marked: false })).toEqual([['610429101201', 0, 1]]);
    expect(await count({ procedure: 'named' })).toEqual([]);
  });

  it('names to whom each row is addressed', async () => {
    const to = { role: 'clerk', organisation: '610429101200' };
    const waiting = { to, claimedBy: null, dueOn: '2026-04-16', overdue: false, open: true };
    await put(
      [
        {
          organisation: '610429101200',
          definition: 'plain',
          status: 'open',
          rehearsal: false,
          grantee: null,
          card: 'none',
          tasks: [waiting, { ...waiting, claimedBy: 'p2', dueOn: '2026-04-17' }],
          clocks: [{ visit: null, dueOn: '2026-04-18', overdue: false, running: true }],
        },
      ],
      [],
    );
    const everything: Actor = { kind: 'system' };
    const claimed = { person: { id: 'p2', name: '测试p2' } };
    expect((await everyRow(everything, 'tasks', null)).map((row) => row.owners)).toEqual([[to], [claimed]]);
    const [clockRow] = await everyRow(everything, 'clocks', null);
    expect(clockRow?.owners).toHaveLength(2);
    expect(clockRow?.owners).toEqual(expect.arrayContaining([to, claimed]));
  });
});
