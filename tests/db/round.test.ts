import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { storeDefinition } from '../../db/definitions.ts';
import { loadEvents, loadState } from '../../db/events.ts';
import { rebuildAll } from '../../db/rebuild.ts';
import { record } from '../../db/record.ts';
import type { RecordAnswer } from '../../db/record.ts';
import { listOpenTasks } from '../../db/tasks.ts';
import { verifyAll } from '../../db/verify.ts';
import type { Definition } from '../../domain/definition/forms.ts';
import { projectionAfter } from '../../domain/machine.ts';
import type { RoundEvent } from '../../domain/round/event.ts';
import { evolveRound } from '../../domain/round/evolve.ts';
import type { RoundState } from '../../domain/round/state.ts';
import { bulletin, check, consolidation, duty, FILER, indicator, recurring } from '../support/round-definitions.ts';
import { openRound, TOWNSHIPS, UNITS } from '../support/round-driver.ts';
import type { RoundDriver, RoundOptions } from '../support/round-driver.ts';
import { AT, openTestDatabase, rowsOf } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

const [ONE, TWO] = UNITS.map((unit) => unit.path) as [string, string];
const TOWN = '610429101';
const PHONE = '13800000000';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A round on the core, of which every command is recorded as the shell would. */
class RecordedRound {
  readonly driver: RoundDriver;
  readonly answers: RecordAnswer[] = [];
  private state: RoundState | null = null;

  constructor(definition: Definition, key: string, options: RoundOptions) {
    this.driver = openRound(definition, key, options);
  }

  static async of(definition: Definition, key: string, options: RoundOptions = {}): Promise<RecordedRound> {
    const definitionHash = await storeDefinition(database.db, definition, { origin: 'release', at: AT });
    const one = new RecordedRound(definition, key, { caseId: randomUUID(), definitionHash, ...options });
    return one.record();
  }

  /** Records what the driver has done since. */
  async record(): Promise<this> {
    for (const events of this.driver.batches.slice(this.answers.length)) await this.recordBatch(events);
    return this;
  }

  private async recordBatch(events: RoundEvent[]): Promise<void> {
    const state = events.reduce<RoundState | null>(evolveRound, this.state);
    if (state === null) throw new Error('no events');
    this.state = state;
    const input = {
      caseId: state.caseId,
      prevHead: this.answers.at(-1)?.head ?? null,
      events,
      projection: projectionAfter(this.driver.definition, state, events),
      key: null,
      answer: {},
    };
    this.answers.push(await record(database.db, database.crypto, input));
  }

  get caseId(): string {
    return this.driver.state.caseId;
  }
}

const full = recurring({ duties: [duty({ check, consolidation, bulletin })] });

async function busy(): Promise<RecordedRound> {
  const round = await RecordedRound.of(full, 'monthlyReport', { openedOn: '2026-03-01' });
  const { driver } = round;
  driver.unit(ONE).file({ visited: 3, phone: PHONE });
  driver.as('townshipGovernment', TOWN).sendBack(ONE);
  driver.unit(ONE).file({ visited: 4, phone: PHONE });
  driver.as('townshipGovernment', TOWN).accept(ONE);
  driver.until('2026-03-28');
  driver.unit(TWO).nothingToReport();
  driver.asAdministrator().excuse(UNITS[2]?.path ?? '');
  return round.record();
}

describe('a round in PostgreSQL', () => {
  it('is a row of cases with a number, filed by the system, and opens with an item and a task for every unit', async () => {
    const round = await RecordedRound.of(full, 'monthlyReport', { openedOn: '2026-03-01' });
    const row = await database.db
      .selectFrom('cases')
      .selectAll()
      .where('case_id', '=', round.caseId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      kind: 'round',
      part: 'monthlyReport',
      period: '2026-03',
      filer_id: 'system',
      next_due_on: '2026-03-25',
      stages: ['reportItem'],
      stuck: null,
    });
    expect(row.case_number).toMatch(/^610429-\d{4}-\d{4}$/);
    expect(round.answers[0]?.unheldTasks.toSorted()).toEqual(['1.1', '1.2', '1.3', '1.4']);
    const { rows } = await listOpenTasks(
      database.db,
      { mine: { personId: 'somebody', holdings: [{ role: FILER, organisation: ONE }] } },
      {},
      { limit: 10 },
    );
    expect(rows.filter((task) => task.caseId === round.caseId)).toMatchObject([
      { taskId: '1.1', kind: 'file', stage: 'reportItem', unit: ONE, period: '2026-03', dueOn: '2026-03-25' },
    ]);
    const town = await listOpenTasks(database.db, { regions: [TOWN] }, {}, { limit: 10 });
    expect(town.rows.filter((task) => task.caseId === round.caseId).map((task) => task.taskId)).toEqual([
      '1.1',
      '1.2',
      '1.3',
    ]);
  });

  it('keeps an item for each unit and period up to date, with sensitive values sealed there and in the trail', async () => {
    const { caseId } = await busy();
    const items = await database.db
      .selectFrom('round_items')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('unit')
      .execute();
    expect(
      items.map(({ unit, state, overdue, late, nothing, entries }) => ({
        unit,
        state,
        overdue,
        late,
        nothing,
        entries,
      })),
    ).toEqual([
      { unit: ONE, state: 'checked', overdue: false, late: false, nothing: false, entries: 1 },
      { unit: TWO, state: 'late', overdue: true, late: true, nothing: true, entries: 1 },
      { unit: UNITS[2]?.path, state: 'excused', overdue: true, late: false, nothing: false, entries: 0 },
      { unit: UNITS[3]?.path, state: 'silent', overdue: true, late: false, nothing: false, entries: 0 },
    ]);
    expect(items[0]?.data).toMatchObject({ visited: 4, phone: { $sealed: expect.any(String) as string } });
    const stored = await sql<{ found: boolean }>`
      select exists (select from events where payload::text like ${`%${PHONE}%`}) as found`.execute(database.db);
    expect(stored.rows[0]?.found).toBe(false);
    const events = await loadEvents(database.db, database.crypto, caseId);
    expect(events.find((event) => event.type === 'itemFiled')).toMatchObject({ data: { phone: PHONE } });
  });

  it('folds to the state that commands made', async () => {
    const round = await busy();
    expect(await loadState(database.db, database.crypto, round.caseId)).toEqual(round.driver.state);
  });

  it('writes only the rows that a command touches', async () => {
    const round = await RecordedRound.of(recurring({ duties: [duty()] }), 'monthlyReport', {
      openedOn: '2026-03-01',
      units: Array.from({ length: 179 }, (_, index) => ({ path: `6104291${10_000 + index}`, name: `村${index}` })),
    });
    const before = await versions(round.caseId);
    round.driver.unit('610429110005').file({ visited: 1 });
    await round.record();
    const after = await versions(round.caseId);
    const changed = Object.fromEntries(
      Object.entries(after).map(([table, rows]) => [table, rows.filter((row) => !before[table]?.includes(row)).length]),
    );
    expect(changed).toEqual({ cases: 1, round_items: 1, tasks: 1, clocks: 0 });
  });

  it('tells every silent unit, and whoever a rung names, by inbox rows of one event', async () => {
    const { caseId, driver } = await busy();
    const overdue = driver.all('dueReached')[0]?.sequence ?? 0;
    const told = await database.db
      .selectFrom('inbox')
      .select(['recipient', 'sequence', 'kind'])
      .where('case_id', '=', caseId)
      .orderBy('recipient')
      .execute();
    expect(told.filter((row) => row.sequence === overdue).map((row) => row.recipient)).toEqual(
      UNITS.slice(1).map((unit) => `role:${FILER}@${unit.path}`),
    );
    expect(told.filter((row) => row.kind === 'returned').map((row) => row.recipient)).toEqual([`role:${FILER}@${ONE}`]);
  });

  it('ends with no task left open', async () => {
    const round = await busy();
    const { driver } = round;
    for (const { path } of TOWNSHIPS) driver.as('townshipGovernment', path).consolidate();
    driver.as('countyAuthority', '610429').consolidate();
    driver.as('countyLeadership', '610429').bulletin();
    await round.record();
    const tasks = await database.db.selectFrom('tasks').select('state').where('case_id', '=', round.caseId).execute();
    expect(tasks.filter((task) => task.state === 'open')).toEqual([]);
    const row = await database.db
      .selectFrom('cases')
      .select(['status', 'outcome', 'stages', 'next_due_on', 'overdue'])
      .where('case_id', '=', round.caseId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ status: 'ended', outcome: 'completed', stages: [], next_due_on: null, overdue: false });
  });
});

it('is rebuilt from the trail alone, rows of rounds and series as commands wrote them, with the chain unbroken', async () => {
  await busy();
  const series = await RecordedRound.of(recurring({ indicators: [indicator()] }), 'planted', {
    openedOn: '2026-01-01',
    units: TOWNSHIPS,
  });
  series.driver.until('2026-04-21');
  series.driver.unit(TOWN).file({ numerator: 3, denominator: 10 });
  series.driver.until('2026-05-10');
  series.driver.unit(TOWN).correct({ numerator: 2 }, { period: '2026-04' });
  await series.record();
  const { db, crypto } = database;
  const before = plain(await rowsOf(db));
  const cases = before['cases']?.length ?? 0;
  for (const table of ['cases', 'round_items', 'tasks', 'clocks', 'case_access', 'case_search'] as const) {
    await db.deleteFrom(table).execute();
  }
  expect(await rebuildAll(db, crypto)).toBe(cases);
  expect(plain(await rowsOf(db))).toEqual(before);
  const broken: unknown[] = [];
  await verifyAll(db, (found) => broken.push(found), crypto);
  expect(broken).toEqual([]);
});

/** Rows with the place in the table where they stand: one that is written again has moved. */
async function versions(caseId: string): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of ['cases', 'round_items', 'tasks', 'clocks'] as const) {
    const { rows } = await sql<{ row: string }>`
      select ctid::text || xmin::text as row from ${sql.table(table)} where case_id = ${caseId}`.execute(database.db);
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

/** Cipher texts differ from one sealing to the next. */
function plain(rows: Record<string, string[]>): Record<string, string[]> {
  const unsealed = (row: string) => row.replace(/"\$sealed":"[^"]*"/g, '"$sealed":""');
  return Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.map(unsealed).sort()]));
}
