import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import type { Calendar, CalendarYear, Limit, Suspension } from '../../../domain/calendar/index.ts';
import {
  addDays,
  daysBetween,
  deadlineOf,
  isWorkingDay,
  localDateOf,
  remaining,
  shareOf,
  shiftFrom,
  startOfDay,
} from '../../../domain/calendar/index.ts';

const years = JSON.parse(
  readFileSync(new URL('../../../db/seeds/calendar-years.json', import.meta.url), 'utf8'),
) as CalendarYear[];
const calendar: Calendar = {
  years: Object.fromEntries(years.map((year) => [String(year.year), year])),
  restDaysRoll: true,
  periodsRoll: true,
  namedDayIncluded: true,
};
const at = (date: string, time = '10:00'): string => new Date(`${date}T${time}:00+08:00`).toISOString();
const days = (amount: number): Limit => ({ kind: 'period', amount, unit: 'day' });
const due = (start: string, limit: Limit, suspensions: Suspension[] = [], on = calendar): string | null =>
  deadlineOf(start, limit, on, suspensions).dueOn;

describe('periods by the Civil Code', () => {
  it.each([
    ['2024-03-01', days(15), '2024-03-18', 'the last day 2024-03-16 is a Saturday'],
    ['2024-09-20', days(10), '2024-09-30', 'a working Monday'],
    ['2024-09-21', days(10), '2024-10-08', 'National Day rolls to the first working day'],
    ['2024-01-31', { kind: 'period', amount: 1, unit: 'month' }, '2024-02-29', 'no 31 February'],
    ['2023-01-31', { kind: 'period', amount: 1, unit: 'month' }, '2023-02-28', 'no 29 February either'],
    ['2024-02-29', { kind: 'period', amount: 1, unit: 'year' }, '2025-02-28', 'a year after a leap day'],
    ['2026-02-13', { kind: 'period', amount: 1, unit: 'workingDay' }, '2026-02-14', 'a Saturday that is worked (调休)'],
    ['2026-02-14', { kind: 'period', amount: 1, unit: 'workingDay' }, '2026-02-24', 'over Spring Festival'],
  ] as [string, Limit, string, string][])('from %s: %o is due on %s (%s)', (start, limit, expected) => {
    expect(due(at(start), limit)).toBe(expected);
  });

  it('does not roll where the deployment says that rest days are not statutory holidays', () => {
    expect(due(at('2024-03-01'), days(15), [], { ...calendar, restDaysRoll: false })).toBe('2024-03-16');
    expect(due(at('2024-09-21'), days(10), [], { ...calendar, restDaysRoll: false })).toBe('2024-10-08');
    expect(due(at('2024-09-21'), days(10), [], { ...calendar, periodsRoll: false })).toBe('2024-10-01');
  });

  it('gives the same due day for a start at 00:00 and at 23:59 of a day', () => {
    expect(due(at('2024-03-04', '00:00'), days(5))).toBe(due(at('2024-03-04', '23:59'), days(5)));
    expect(due(at('2024-09-30', '23:59'), { kind: 'period', amount: 1, unit: 'workingDay' })).toBe('2024-10-08');
  });

  it('runs hours day and night from the instant, over holidays too', () => {
    expect(
      deadlineOf(at('2024-09-30', '23:30'), { kind: 'period', amount: 12, unit: 'hour' }, calendar, []).dueAt,
    ).toBe(at('2024-10-01', '11:30'));
  });

  it('is in time until 24:00 of the due day and late at the next midnight', () => {
    const deadline = deadlineOf(at('2024-03-04'), days(5), calendar, []);
    expect(deadline.dueOn).toBe('2024-03-11');
    expect(deadline.dueAt).toBe(at('2024-03-12', '00:00'));
  });
});

describe('dates', () => {
  it('do not roll unless the definition says so', () => {
    const end = { kind: 'date', year: 2024, month: 11, day: 30 } as const;
    expect(due(at('2024-03-01'), end)).toBe('2024-11-30');
    expect(due(at('2024-03-01'), { ...end, roll: true })).toBe('2024-12-02');
  });

  it('take the month end for a day that the month lacks, and the next month once the day is over', () => {
    expect(due(at('2024-02-01'), { kind: 'dayOfMonth', day: 31 })).toBe('2024-02-29');
    expect(due(at('2024-03-25'), { kind: 'dayOfMonth', day: 25 })).toBe('2024-03-25');
    expect(due(at('2024-12-26'), { kind: 'dayOfMonth', day: 25 })).toBe('2025-01-25');
  });

  it('whichever ends first wins', () => {
    const limit: Limit = { kind: 'earliest', of: [days(30), { kind: 'date', year: 2024, month: 3, day: 20 }] };
    expect(due(at('2024-03-01'), limit)).toBe('2024-03-20');
    expect(due(at('2024-02-10'), limit)).toBe('2024-03-11');
  });
});

describe('suspensions', () => {
  const suspension = (from: string, to: string | null): Suspension => ({
    from: at(from),
    to: to === null ? null : at(to),
    ground: '补正',
  });

  it('leave out every day they touch, over the end of a month and of a year', () => {
    expect(due(at('2024-01-29'), days(5), [suspension('2024-01-31', '2024-02-02')])).toBe('2024-02-06');
    expect(
      due(at('2024-12-27'), { kind: 'period', amount: 5, unit: 'workingDay' }, [
        suspension('2024-12-31', '2025-01-02'),
      ]),
    ).toBe('2025-01-08');
  });

  it('have no due date while they last, unless it came before', () => {
    const open = deadlineOf(at('2024-03-04'), days(5), calendar, [suspension('2024-03-06', null)]);
    expect([open.dueOn, open.dueAt]).toEqual([null, null]);
    expect(due(at('2024-03-04'), days(1), [suspension('2024-03-06', null)])).toBe('2024-03-05');
  });

  it('stop hours for exactly as long as they last, counted once where they overlap', () => {
    const overlapping = [
      { from: at('2024-03-04', '11:00'), to: at('2024-03-04', '12:00'), ground: 'a' },
      { from: at('2024-03-04', '11:30'), to: at('2024-03-04', '12:30'), ground: 'b' },
    ];
    const { dueAt } = deadlineOf(at('2024-03-04'), { kind: 'period', amount: 2, unit: 'hour' }, calendar, overlapping);
    expect(dueAt).toBe(at('2024-03-04', '13:30'));
  });
});

describe('the working of a deadline', () => {
  it('names the start day, the days left out by run, the roll and the due day', () => {
    const { working } = deadlineOf(at('2024-09-29'), { kind: 'period', amount: 2, unit: 'workingDay' }, calendar, []);
    expect(working.map((step) => [step.rule, step.from, step.to, step.days])).toEqual([
      ['startDayNotCounted', '2024-09-29', '2024-09-29', 1],
      ['notWorking', '2024-10-01', '2024-10-07', 7],
      ['due', '2024-10-08', '2024-10-08', 0],
    ]);
    expect(working[1]?.text.zh).toBe('2024-10-01至2024-10-07国庆节，不计7日');
    expect(deadlineOf(at('2024-09-21'), days(10), calendar, []).working.map((step) => step.rule)).toEqual([
      'startDayNotCounted',
      'rolled',
      'due',
    ]);
  });

  it('says when it rests on a year that is not announced', () => {
    const deadline = deadlineOf(at('2030-01-02'), days(3), calendar, []);
    expect(deadline.provisional).toBe(true);
    expect(deadline.working.map((step) => step.rule)).toContain('provisionalYear');
    expect(deadlineOf(at('2024-01-02'), days(3), calendar, []).provisional).toBe(false);
  });
});

describe('around a deadline', () => {
  it('warns before, escalates after, and takes a share of the time', () => {
    const deadline = deadlineOf(at('2024-09-23'), { kind: 'period', amount: 5, unit: 'workingDay' }, calendar, []);
    expect(deadline.dueOn).toBe('2024-09-29');
    expect(shiftFrom(deadline, { amount: 2, unit: 'day', direction: 'before' }, calendar)).toBe(
      at('2024-09-28', '00:00'),
    );
    expect(shiftFrom(deadline, { amount: 1, unit: 'workingDay', direction: 'after' }, calendar)).toBe(
      at('2024-10-08', '00:00'),
    );
    expect(shareOf('2024-01-01T00:00:00.000Z', '2024-01-11T00:00:00.000Z', 4, 5)).toBe('2024-01-09T00:00:00.000Z');
  });

  it('says what is left in the unit of the limit', () => {
    const limit: Limit = { kind: 'period', amount: 5, unit: 'workingDay' };
    expect(remaining(at('2024-09-23'), limit, calendar, [], at('2024-09-26'))).toEqual({
      amount: 2,
      unit: 'workingDay',
      overdue: false,
    });
    expect(remaining(at('2024-09-23'), limit, calendar, [], at('2024-10-09'))).toEqual({
      amount: 0,
      unit: 'workingDay',
      overdue: true,
    });
    expect(
      remaining(
        at('2024-09-23'),
        limit,
        calendar,
        [{ from: at('2024-09-24'), to: null, ground: 'x' }],
        at('2024-09-26'),
      ),
    ).toBeNull();
  });
});

const start = fc
  .integer({ min: 0, max: 2500 })
  .chain((day) =>
    fc
      .integer({ min: 0, max: 1439 })
      .map((minute) => new Date(Date.parse(startOfDay(addDays('2020-01-01', day))) + minute * 60_000).toISOString()),
  );
const period = fc.record({
  kind: fc.constant('period' as const),
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('hour' as const, 'day' as const, 'workingDay' as const, 'month' as const),
});
const suspensionAfter = (from: string) =>
  fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 400 })).map(([wait, length]): Suspension => ({
    from: new Date(Date.parse(from) + wait * 3_600_000).toISOString(),
    to: new Date(Date.parse(from) + (wait + length) * 3_600_000).toISOString(),
    ground: 'x',
  }));

describe('properties', () => {
  test('a later start and a longer limit are never due earlier', () => {
    fc.assert(
      fc.property(start, start, period, fc.integer({ min: 0, max: 20 }), (a, b, limit, more) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const dueAt = (from: string, amount: number): string =>
          deadlineOf(from, { ...limit, amount }, calendar, []).dueAt ?? '';
        expect(dueAt(early, limit.amount) <= dueAt(late, limit.amount)).toBe(true);
        expect(dueAt(early, limit.amount) <= dueAt(early, limit.amount + more)).toBe(true);
      }),
    );
  });

  test('a period that rolls never ends on a day off', () => {
    fc.assert(
      fc.property(start, period, (from, limit) => {
        fc.pre(limit.unit !== 'hour');
        const date = deadlineOf(from, limit, calendar, []).dueOn ?? '';
        expect(isWorkingDay(calendar, date).working).toBe(true);
      }),
    );
  });

  test('suspending and resuming at one instant is as if nothing had been', () => {
    fc.assert(
      fc.property(start, period, fc.integer({ min: 0, max: 2000 }), (from, limit, hour) => {
        const instant = new Date(Date.parse(from) + hour * 3_600_000).toISOString();
        const nothing = [{ from: instant, to: instant, ground: 'x' }];
        expect(deadlineOf(from, limit, calendar, nothing)).toEqual(deadlineOf(from, limit, calendar, []));
      }),
    );
  });

  test('a suspension never brings a deadline forward', () => {
    fc.assert(
      fc.property(
        start.chain((from) => fc.tuple(fc.constant(from), fc.array(suspensionAfter(from), { maxLength: 3 }))),
        period,
        ([from, suspensions], limit) => {
          const plain = deadlineOf(from, limit, calendar, []).dueAt ?? '';
          expect((deadlineOf(from, limit, calendar, suspensions).dueAt ?? '') >= plain).toBe(true);
        },
      ),
    );
  });

  test('n calendar days are n days later before they roll', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 400 }), (from, amount) => {
        const date = deadlineOf(from, days(amount), { ...calendar, periodsRoll: false }, []).dueOn ?? '';
        expect(daysBetween(localDateOf(from), date)).toBe(amount);
      }),
    );
  });
});
