import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limit, Suspension } from '../../../domain/calendar/index.ts';
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
import { calendar, days } from './announced.ts';

const HOUR = 3_600_000;
const plus = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

const start = fc
  .tuple(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) => plus(startOfDay(addDays('2020-01-01', day)), minute * 60_000));
const unit = fc.constantFrom('hour' as const, 'day' as const, 'workingDay' as const, 'month' as const, 'year' as const);
const period = fc.tuple(unit, fc.integer({ min: 1, max: 60 })).map(([name, amount]) => ({
  kind: 'period' as const,
  amount: name === 'year' ? (amount % 3) + 1 : amount,
  unit: name,
}));
const stopsAfter = (from: string): fc.Arbitrary<Suspension[]> =>
  fc.array(
    fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 400 })).map(([wait, length]) => ({
      from: plus(from, wait * HOUR),
      to: plus(from, (wait + length) * HOUR),
      ground: 'x',
    })),
    { maxLength: 4 },
  );
const suspended = start.chain((from) => fc.tuple(fc.constant(from), stopsAfter(from)));
const dueAt = (from: string, limit: Limit, stops: Suspension[] = []): string =>
  deadlineOf(from, limit, calendar, stops).dueAt ?? 'never';

describe('for every start, limit and suspension', () => {
  test('a later start and a longer limit are never due earlier', () => {
    fc.assert(
      fc.property(start, start, period, fc.integer({ min: 0, max: 20 }), (a, b, limit, more) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(dueAt(early, limit) <= dueAt(late, limit)).toBe(true);
        expect(dueAt(early, limit) <= dueAt(early, { ...limit, amount: limit.amount + more })).toBe(true);
      }),
    );
  });

  test('the same holds for a longer limit under suspensions', () => {
    fc.assert(
      fc.property(suspended, period, fc.integer({ min: 0, max: 20 }), ([from, stops], limit, more) => {
        expect(dueAt(from, limit, stops) <= dueAt(from, { ...limit, amount: limit.amount + more }, stops)).toBe(true);
      }),
    );
  });

  test('a period that rolls never ends on a day off or on a suspended day', () => {
    fc.assert(
      fc.property(suspended, period, ([from, stops], limit) => {
        fc.pre(limit.unit !== 'hour');
        const date = deadlineOf(from, limit, calendar, stops).dueOn ?? '';
        expect(isWorkingDay(calendar, date).working).toBe(true);
        const [begin, end] = [startOfDay(date), startOfDay(addDays(date, 1))];
        expect(stops.some((one) => one.to !== null && one.from < one.to && one.from < end && one.to > begin)).toBe(
          false,
        );
      }),
    );
  });

  test('suspending and resuming at one instant is as if nothing had been', () => {
    fc.assert(
      fc.property(start, period, fc.integer({ min: 0, max: 2000 }), (from, limit, hour) => {
        const instant = plus(from, hour * HOUR);
        const nothing = [{ from: instant, to: instant, ground: 'x' }];
        expect(deadlineOf(from, limit, calendar, nothing)).toEqual(deadlineOf(from, limit, calendar, []));
      }),
    );
  });

  test('one more suspension never brings a deadline forward', () => {
    fc.assert(
      fc.property(suspended, period, ([from, stops], limit) => {
        expect(dueAt(from, limit, stops) >= dueAt(from, limit, stops.slice(1))).toBe(true);
      }),
    );
  });

  test('what is not due when a suspension begins is not due when it ends, nor are its rungs', () => {
    const share = fc.integer({ min: 1, max: 9 });
    const offset = fc.record({
      amount: fc.integer({ min: 1, max: 9 }),
      unit: fc.constantFrom('hour', 'day', 'workingDay'),
    });
    fc.assert(
      fc.property(suspended, period, share, offset, ([from, stops], limit, tenths, rung) => {
        const stop = stops[0];
        fc.pre(stop !== undefined && stop.to !== null && stop.from < stop.to && stop.from > from);
        const instants = (known: Suspension[]): string[] => {
          const deadline = deadlineOf(from, limit, calendar, known);
          return [
            deadline.dueAt ?? '',
            // Only the time of a limit in hours is divisible: days move by whole days, whatever was suspended of them.
            ...(limit.unit === 'hour' ? [shareOf(from, deadline.dueAt ?? '', tenths, 10, known)] : []),
            shiftFrom(deadline, { ...rung, direction: 'after' }, calendar, known),
          ];
        };
        const after = instants([stop]);
        for (const [index, before] of instants([]).entries()) {
          if (before > stop.from) expect((after[index] ?? '') > stop.to).toBe(true);
        }
      }),
    );
  });

  test('the remainder shrinks as time passes and is nothing once it is overdue', () => {
    fc.assert(
      fc.property(suspended, period, fc.nat(3000), fc.nat(300), ([from, stops], limit, hour, more) => {
        const left = (after: number): ReturnType<typeof remaining> =>
          remaining(from, limit, calendar, stops, plus(from, after * HOUR));
        expect(left(hour + more).amount <= left(hour).amount).toBe(true);
        expect(left(hour).overdue).toBe(plus(from, hour * HOUR) >= dueAt(from, limit, stops));
      }),
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

  test('a calendar without any year gives provisional days by weekends, and says so', () => {
    fc.assert(
      fc.property(start, period, (from, limit) => {
        const deadline = deadlineOf(from, limit, { ...calendar, years: {} }, []);
        expect(deadline.provisional).toBe(limit.unit !== 'hour');
        expect(deadline.working.some((step) => step.rule === 'provisionalYear')).toBe(deadline.provisional);
      }),
    );
  });

  test('the working accounts for every day from the start to the due day', () => {
    fc.assert(
      fc.property(suspended, fc.integer({ min: 1, max: 60 }), ([from, stops], amount) => {
        const deadline = deadlineOf(from, { kind: 'period', amount, unit: 'workingDay' }, calendar, stops);
        const left = deadline.working
          .filter((step) => step.rule === 'dayNotCounted' || step.rule === 'suspended')
          .reduce((sum, step) => sum + step.days, 0);
        expect(daysBetween(localDateOf(from), deadline.dueOn ?? '')).toBe(amount + left);
      }),
    );
  });
});
