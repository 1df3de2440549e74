import { describe, expect } from 'vitest';
import { fc, test } from '@fast-check/vitest';
import { addDays, localDateOf } from '../../../domain/calendar/index.ts';
import type { TaskSummary } from '../../../domain/case/projection.ts';
import type { RoundEvent } from '../../../domain/round/event.ts';
import { evolveRound } from '../../../domain/round/evolve.ts';
import { itemOf, owes, owing } from '../../../domain/round/items.ts';
import { roundProjection } from '../../../domain/round/projection.ts';
import type { ItemSummary } from '../../../domain/round/projection.ts';
import type { RoundState } from '../../../domain/round/state.ts';
import { openTasks } from '../../../domain/round/tasks.ts';
import { RoundDriver, TOWNSHIPS, UNITS } from '../../support/round-driver.ts';
import { bulletin, check, consolidation, duty, indicator, recurring } from '../../support/round-definitions.ts';

const COUNTY = '610429';
const PATHS = UNITS.map((unit) => unit.path);

/** What somebody tries; most of it is refused at one time or another, which is part of the game. */
type Move =
  | { kind: 'file'; unit: number; visited: number }
  | { kind: 'nothing' | 'excuse'; unit: number }
  | { kind: 'check'; unit: number; accept: boolean }
  | { kind: 'correct'; unit: number; visited: number }
  | { kind: 'consolidate'; organisation: string }
  | { kind: 'bulletin' }
  | { kind: 'wait'; hours: number };

const unit = fc.nat({ max: UNITS.length - 1 });
const visited = fc.integer({ min: 0, max: 500 });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('file' as const), unit, visited }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('nothing' as const, 'excuse' as const), unit }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('check' as const), unit, accept: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('correct' as const), unit, visited }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('consolidate' as const),
      organisation: fc.constantFrom('610429101', '610429102', COUNTY),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bulletin' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 240 }) }) },
);

const shape = fc.record({
  checked: fc.boolean(),
  levels: fc.integer({ min: 0, max: 2 }),
  told: fc.boolean(),
  atLeast: fc.integer({ min: 1, max: 2 }),
});

/** A round whose read model is kept as PostgreSQL keeps it: rows put in, finished and closed. */
class Watched {
  readonly driver: RoundDriver;
  readonly tasks = new Map<string, TaskSummary & { open: boolean }>();
  readonly items = new Map<string, ItemSummary>();
  private told = 0;

  constructor({
    checked,
    levels,
    told,
    atLeast,
  }: {
    checked: boolean;
    levels: number;
    told: boolean;
    atLeast: number;
  }) {
    const one = duty({
      ...(checked ? { check } : {}),
      ...(told ? { bulletin } : {}),
      consolidation: consolidation.slice(0, levels),
    });
    const definition = recurring({ duties: [{ ...one, item: { ...one.item, atLeast } }] });
    this.driver = new RoundDriver(definition, 'monthlyReport', { openedOn: '2026-03-01' });
    this.keep();
  }

  try(one: Move): void {
    const path = PATHS[('unit' in one ? one.unit : 0) % PATHS.length] ?? '';
    const at = this.driver.unit(path);
    const town = this.driver.as('townshipGovernment', path.slice(0, 9));
    switch (one.kind) {
      case 'file':
        at.refusedFile({ visited: one.visited });
        break;
      case 'nothing':
        at.refusal({ type: 'fileItem', unit: path, nothingToReport: true });
        break;
      case 'excuse':
        this.driver.asAdministrator().refusal({ type: 'excuseItem', unit: path, ground: '受灾' });
        break;
      case 'check':
        town.refusal({ type: 'checkItem', unit: path, accept: one.accept, opinion: '意见' });
        break;
      case 'correct':
        at.refusal({ type: 'correctItem', unit: path, data: { visited: one.visited }, reason: '更正' });
        break;
      case 'consolidate':
        this.consolidate(one.organisation);
        break;
      case 'bulletin':
        this.driver.as('countyLeadership', COUNTY).refusal({ type: 'issueBulletin', text: '通报' });
        break;
      case 'wait':
        this.driver.until(new Date(Date.parse(this.driver.now) + one.hours * 3_600_000).toISOString());
        break;
    }
    this.keep();
  }

  consolidate(organisation: string): void {
    const role = organisation === COUNTY ? 'countyAuthority' : 'townshipGovernment';
    this.driver.as(role, organisation).refusal({ type: 'consolidate', organisation });
  }

  /** Whatever happened, time and those who sum up bring a round to its end. */
  finish(): void {
    for (let day = 0; day < 120 && this.driver.status === 'open'; day += 10) {
      this.driver.until(addDays(localDateOf(this.driver.now), 10));
      this.keep();
      for (const organisation of ['610429101', '610429102', COUNTY]) this.try({ kind: 'consolidate', organisation });
      this.try({ kind: 'bulletin' });
    }
  }

  private keep(): void {
    const fresh = this.driver.batches.slice(this.told);
    this.told = this.driver.batches.length;
    for (const events of fresh) {
      const { changes, items } = roundProjection(this.driver.definition, this.stateAfter(events), events);
      for (const task of changes.tasks) this.tasks.set(task.taskId, { ...task, open: task.state === 'open' });
      for (const { taskId } of changes.finished) this.close(taskId);
      for (const [taskId, task] of this.tasks) if (changes.closedVisits.includes(task.visit)) this.close(taskId);
      for (const item of items) this.items.set(`${item.period}/${item.unit}`, item);
    }
  }

  private close(taskId: string): void {
    const task = this.tasks.get(taskId);
    if (task !== undefined) this.tasks.set(taskId, { ...task, open: false });
  }

  private stateAfter(events: readonly RoundEvent[]): RoundState {
    const last = events.at(-1)?.sequence ?? 0;
    return fold(this.driver.events.slice(0, last));
  }
}

function fold(events: readonly RoundEvent[]): RoundState {
  const state = events.reduce<RoundState | null>(evolveRound, null);
  if (state === null) throw new Error('no events');
  return state;
}

describe('whatever is tried on a round', () => {
  test.prop([shape, fc.array(move, { maxLength: 40 })], { numRuns: 60 })(
    'its trail folds to its state, through JSON',
    (form, moves) => {
      const one = new Watched(form);
      for (const step of moves) one.try(step);
      expect(JSON.parse(JSON.stringify(fold(one.driver.events)))).toEqual(JSON.parse(JSON.stringify(one.driver.state)));
      const overTheWire = JSON.parse(JSON.stringify(one.driver.events)) as RoundEvent[];
      expect(fold(overTheWire)).toEqual(one.driver.state);
    },
  );

  test.prop([shape, fc.array(move, { maxLength: 40 })], { numRuns: 60 })(
    'every unit ends on time, late, silent or excused, and once',
    (form, moves) => {
      const one = new Watched(form);
      for (const step of moves) one.try(step);
      one.finish();
      expect(one.driver.status).toBe('ended');
      const [ended] = one.driver.all('roundEnded');
      const { onTime, late, silent, excused } = ended?.tally ?? one.driver.tally;
      expect([...onTime, ...late, ...silent, ...excused].sort()).toEqual([...PATHS].sort());
      expect(one.driver.count('roundEnded')).toBe(1);
      expect([...one.tasks.values()].filter((task) => task.open)).toEqual([]);
    },
  );

  test.prop([shape, fc.array(move, { maxLength: 40 })], { numRuns: 60 })(
    'no task stands without an item that needs it, and no such item without its task',
    (form, moves) => {
      const one = new Watched(form);
      for (const step of moves) {
        one.try(step);
        const { state, part } = one.driver;
        const open = openTasks(part, state);
        const ids = open.map((task) => task.taskId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(
          [...one.tasks.values()]
            .filter((task) => task.open)
            .map((task) => task.taskId)
            .sort(),
        ).toEqual([...ids].sort());
        if (state.status === 'ended') continue;
        for (const term of state.terms) {
          const filing = open.filter((task) => task.kind === 'file' && task.visit === term.visit);
          expect(filing.map((task) => task.organisation)).toEqual(owing(state, term));
          for (const path of PATHS) {
            const item = itemOf(state, term, path);
            expect(one.items.get(`${term.key}/${path}`)?.state).toBe(item.state);
            expect(owes(item) && item.checkTaskId !== null).toBe(false);
          }
        }
      }
    },
  );

  test.prop([shape, fc.array(move, { maxLength: 40 })], { numRuns: 60 })(
    'each warning, due instant and rung is told once, and only to those who owe then',
    (form, moves) => {
      const one = new Watched(form);
      for (const step of moves) one.try(step);
      one.finish();
      const rung: string[] = [];
      let events: RoundEvent[] = [];
      for (const event of one.driver.events) {
        if (event.type === 'dueWarned' || event.type === 'rungReached') {
          rung.push(`${event.term}/${event.alarm}`);
          const before = fold(events);
          const term = before.terms.find((one) => one.key === event.term);
          expect(term === undefined ? [] : owing(before, term)).toEqual(event.units);
          expect(event.units).not.toEqual([]);
        }
        if (event.type === 'dueReached') rung.push(`${event.term}/due`);
        events = [...events, event];
      }
      expect(new Set(rung).size).toBe(rung.length);
    },
  );

  test.prop([shape, fc.array(move, { maxLength: 30 })], { numRuns: 40 })(
    'an item is late exactly when it was complete after its due instant',
    (form, moves) => {
      const one = new Watched(form);
      for (const step of moves) one.try(step);
      const [term] = one.driver.state.terms;
      for (const path of PATHS) {
        const item = one.driver.item(path);
        if (item.filedAt !== null && item.state !== 'excused')
          expect(item.late).toBe(item.filedAt >= (term?.dueAt ?? ''));
      }
    },
  );
});

describe('whatever is reported in a series', () => {
  const report = fc.record({
    town: fc.nat({ max: 1 }),
    month: fc.integer({ min: 1, max: 12 }),
    numerator: fc.nat({ max: 60 }),
    again: fc.boolean(),
    days: fc.nat({ max: 40 }),
  });

  test.prop([fc.array(report, { maxLength: 25 }), fc.constantFrom('perUnit' as const, 'together' as const)], {
    numRuns: 60,
  })('a gate stands as the reports of its periods say, however often they were corrected', (reports, judged) => {
    const driver = new RoundDriver(recurring({ indicators: [indicator({ judged })] }), 'planted', {
      openedOn: '2026-01-01',
      units: TOWNSHIPS,
    });
    for (const { town, month, numerator, again, days } of reports) {
      driver.until(addDays(localDateOf(driver.now), days));
      const path = TOWNSHIPS[town]?.path ?? '';
      const period = `2026-${String(month).padStart(2, '0')}`;
      const data = { numerator, denominator: 100 };
      if (again) driver.unit(path).refusal({ type: 'correctItem', unit: path, period, data, reason: '更正' });
      else driver.unit(path).refusedFile(data, { period });
    }
    const newest = (path: string): number | null => {
      const terms = driver.state.terms.filter((term) => term.openedOn <= '2026-04-30');
      const given = terms.flatMap((term) => term.items[path]?.entries.at(-1)?.data['numerator'] ?? []);
      return given.length === 0 ? null : Number(given.at(-1));
    };
    const expected = (values: (number | null)[]): string => {
      const known = values.filter((value) => value !== null);
      const sum = known.reduce((all, value) => all + value, 0);
      return known.length > 0 && sum >= 30 * known.length ? 'met' : 'missed';
    };
    for (const judgement of driver.judgements) {
      const units = judgement.unit === null ? TOWNSHIPS.map((one) => one.path) : [judgement.unit];
      expect(judgement.verdict).toBe(expected(units.map(newest)));
    }
  });
});
