// What is granted on top of a limit, for every start and calendar that the release knows.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar, Extension, Limit, Suspension } from '../../../domain/calendar/index.ts';
import { addDays, deadlineOf, isWorkingDay, startOfDay, withYears } from '../../../domain/calendar/index.ts';
import { at, calendar, days, hours, period, suspension } from './announced.ts';

const due = (from: string, limit: Limit, stops: Suspension[] = [], by: Calendar = calendar): string =>
  deadlineOf(from, limit, by, stops).dueAt ?? 'never';
const with_ = (limit: Limit, ...plus: Extension[]): Limit => ({ ...limit, plus }) as Limit;

const start = fc
  .tuple(fc.integer({ min: 0, max: 2200 }), fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) => new Date(Date.parse(startOfDay(addDays('2020-01-01', day))) + minute * 60_000).toISOString());
const unit = fc.constantFrom('day' as const, 'workingDay' as const, 'month' as const);
const amount = fc.integer({ min: 1, max: 30 });
const stops = (from: string): fc.Arbitrary<Suspension[]> =>
  fc.array(
    fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 300 })).map(([wait, length]) => ({
      from: new Date(Date.parse(from) + wait * 3_600_000).toISOString(),
      to: new Date(Date.parse(from) + (wait + length) * 3_600_000).toISOString(),
      ground: 'x',
    })),
    { maxLength: 3 },
  );

describe('an extension', () => {
  test('of the same unit is one longer period, whatever was suspended', () => {
    fc.assert(
      fc.property(
        start.chain((from) => fc.tuple(fc.constant(from), stops(from))),
        unit,
        amount,
        amount,
        ([from, known], name, first, more) => {
          const whole = due(from, period(first + more, name), known);
          expect(due(from, with_(period(first, name), { amount: more, unit: name }), known)).toBe(whole);
        },
      ),
    );
  });

  test('of any unit never ends before the limit itself, nor on a day off', () => {
    fc.assert(
      fc.property(start, unit, amount, unit, amount, (from, name, first, other, more) => {
        const extended = with_(period(first, name), { amount: more, unit: other });
        expect(due(from, extended) >= due(from, period(first, name))).toBe(true);
        expect(isWorkingDay(calendar, deadlineOf(from, extended, calendar, []).dueOn ?? '').working).toBe(true);
      }),
    );
  });

  test('follows on the last day of a date, and on the hours of a limit in hours', () => {
    const fixed: Limit = { kind: 'fixed', date: '2024-03-25' };
    expect(deadlineOf(at('2024-03-01'), with_(fixed, { amount: 10, unit: 'day' }), calendar, []).dueOn).toBe(
      '2024-04-04',
    );
    const rolled: Limit = { kind: 'fixed', date: '2024-03-25', roll: true };
    expect(deadlineOf(at('2024-03-01'), with_(rolled, { amount: 10, unit: 'day' }), calendar, []).dueOn).toBe(
      '2024-04-07',
    );
    expect(due(at('2024-03-04', '12:00'), with_(hours(12), { amount: 6, unit: 'hour' }))).toBe(
      at('2024-03-05', '06:00'),
    );
    expect(() => due(at('2024-03-04'), with_(hours(12), { amount: 1, unit: 'day' }))).toThrow(RangeError);
    expect(() => due(at('2024-03-04'), with_(days(12), { amount: 1, unit: 'hour' }))).toThrow(RangeError);
  });

  test('stands in the working before the days are counted', () => {
    const { working } = deadlineOf(at('2024-03-04'), with_(days(60), { amount: 30, unit: 'day' }), calendar, []);
    expect(working.map((step) => step.rule)).toEqual(['startDayNotCounted', 'extended', 'rolled', 'due']);
    expect(working[1]?.text.zh).toContain('延长30日');
  });
});

describe('at the edges of the calendar', () => {
  test('a clock that starts at 23:59 counts from the next day, and one that starts at 00:00 of it a day later', () => {
    expect(deadlineOf(at('2026-03-02', '23:59'), days(1), calendar, []).dueOn).toBe('2026-03-03');
    expect(deadlineOf(at('2026-03-03', '00:00'), days(1), calendar, []).dueOn).toBe('2026-03-04');
    expect(deadlineOf(at('2026-12-31', '23:59'), days(1), { ...calendar, periodsRoll: false }, []).dueOn).toBe(
      '2027-01-01',
    );
    expect(due(at('2026-02-13', '23:59'), hours(2))).toBe(at('2026-02-14', '01:59'));
  });

  test('a clock that starts on the last day before a holiday counts its first working day after it', () => {
    // 14 February 2026 is a Saturday that is worked; the holiday lasts to the 23rd.
    expect(deadlineOf(at('2026-02-14', '23:59'), period(1, 'workingDay'), calendar, []).dueOn).toBe('2026-02-24');
    expect(deadlineOf(at('2026-02-14'), days(3), calendar, []).dueOn).toBe('2026-02-24');
    expect(deadlineOf(at('2026-09-30', '23:59'), period(2, 'workingDay'), calendar, []).dueOn).toBe('2026-10-09');
  });

  test('a suspension over the end of a month leaves out each of its days, and keeps the corresponding day after it', () => {
    const stop = suspension('2026-01-30 00:00', '2026-02-03 00:00');
    // four days: 30 and 31 January, 1 and 2 February
    expect(deadlineOf(at('2026-01-31'), period(1, 'month'), { ...calendar, periodsRoll: false }, [stop]).dueOn).toBe(
      '2026-03-02',
    );
    expect(deadlineOf(at('2026-01-28'), days(10), { ...calendar, periodsRoll: false }, [stop]).dueOn).toBe(
      '2026-02-11',
    );
  });

  test('a suspension over the end of a year does so across two calendars', () => {
    const stop = suspension('2024-12-30 00:00', '2025-01-03 00:00');
    // 1 January 2025 is free anyway: three working days are left out
    expect(deadlineOf(at('2024-12-27'), period(3, 'workingDay'), calendar, [stop]).dueOn).toBe('2025-01-07');
    expect(deadlineOf(at('2024-12-27'), period(3, 'workingDay'), calendar, []).dueOn).toBe('2025-01-02');
  });
});

describe('a year put into a calendar', () => {
  test('moves no deadline that ends before it, and says nothing new a second time', () => {
    const before = {
      ...calendar,
      years: Object.fromEntries(Object.entries(calendar.years).filter(([key]) => key < '2026')),
    };
    const years = { '2026': calendar.years['2026'] } as Calendar['years'];
    const after = withYears(before, years);
    expect(after).not.toBeNull();
    expect(withYears(after ?? before, years)).toBeNull();
    fc.assert(
      fc.property(start, unit, amount, (from, name, many) => {
        const old = due(from, period(many, name), [], before);
        fc.pre(old < startOfDay('2025-12-31'));
        expect(due(from, period(many, name), [], after ?? before)).toBe(old);
      }),
    );
  });
});
