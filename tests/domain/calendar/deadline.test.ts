import { describe, expect, it } from 'vitest';
import type { Calendar, Limit } from '../../../domain/calendar/index.ts';
import { deadlineOf } from '../../../domain/calendar/index.ts';
import { at, calendar, days, due, hours, period, workingDays } from './announced.ts';

describe('periods by the Civil Code', () => {
  it.each([
    ['2024-03-01', days(15), '2024-03-18', 'the last day 2024-03-16 is a Saturday'],
    ['2024-09-20', days(10), '2024-09-30', 'a working Monday'],
    ['2024-09-21', days(10), '2024-10-08', 'National Day rolls to the first working day'],
    ['2024-09-19', days(10), '2024-09-29', 'a Sunday that is worked (调休) does not roll'],
    ['2024-09-30', days(1), '2024-10-08', 'the last day before a holiday'],
    ['2024-01-31', period(1, 'month'), '2024-02-29', 'no 31 February'],
    ['2023-01-31', period(1, 'month'), '2023-02-28', 'no 29 February either'],
    ['2024-08-31', period(1, 'month'), '2024-09-30', 'no 31 September'],
    ['2024-09-01', period(1, 'month'), '2024-10-08', 'a month that ends on National Day rolls'],
    ['2024-11-30', period(3, 'month'), '2025-02-28', 'over the end of a year'],
    ['2024-02-29', period(1, 'year'), '2025-02-28', 'a year after a leap day'],
    ['2024-10-01', period(1, 'year'), '2025-10-09', 'a year that ends on National Day rolls'],
    ['2026-02-13', workingDays(1), '2026-02-14', 'a Saturday that is worked (调休)'],
    ['2026-02-14', workingDays(1), '2026-02-24', 'over Spring Festival'],
    ['2024-12-30', workingDays(3), '2025-01-03', 'over New Year'],
    ['2024-09-30', workingDays(1), '2024-10-08', 'the last working day before a holiday'],
  ] as [string, Limit, string, string][])('from %s: %o is due on %s (%s)', (start, limit, expected) => {
    expect(due(at(start), limit)).toBe(expected);
    expect(due(at(start, '00:00'), limit)).toBe(expected);
    expect(due(at(start, '23:59'), limit)).toBe(expected);
  });

  it('does not roll where the deployment says that rest days are not statutory holidays, or that periods never roll', () => {
    const rest: Calendar = { ...calendar, restDaysRoll: false };
    expect(due(at('2024-03-01'), days(15), [], rest)).toBe('2024-03-16');
    expect(due(at('2024-09-21'), days(10), [], rest)).toBe('2024-10-08');
    expect(due(at('2024-09-21'), days(10), [], { ...calendar, periodsRoll: false })).toBe('2024-10-01');
  });

  it('is in time until 24:00 of the due day and late at the next midnight', () => {
    const deadline = deadlineOf(at('2024-03-04'), days(5), calendar, []);
    expect(deadline.dueOn).toBe('2024-03-11');
    expect(deadline.dueAt).toBe(at('2024-03-12', '00:00'));
  });

  it('refuses a period that is broken, negative or longer than a century', () => {
    for (const limit of [days(1.5), days(-1), days(40_000), period(101, 'year'), hours(Number.NaN)]) {
      expect(() => due(at('2024-03-04'), limit)).toThrow(RangeError);
    }
  });
});

describe('hours', () => {
  it('run day and night from the instant, over holidays too, and never roll', () => {
    const deadline = deadlineOf(at('2024-09-30', '23:30'), hours(12), calendar, []);
    expect(deadline.dueAt).toBe(at('2024-10-01', '11:30'));
    expect(deadline.dueOn).toBe('2024-10-01');
    expect(deadline.provisional).toBe(false);
  });

  it('that end at midnight have the day before as their last allowed one', () => {
    const deadline = deadlineOf(at('2024-03-04', '12:00'), hours(12), calendar, []);
    expect([deadline.dueOn, deadline.dueAt]).toEqual(['2024-03-04', at('2024-03-05', '00:00')]);
  });

  it('of one report run together, each to its own instant', () => {
    const report = at('2022-04-30', '23:59');
    expect([1, 2, 12].map((amount) => deadlineOf(report, hours(amount), calendar, []).dueAt)).toEqual([
      at('2022-05-01', '00:59'),
      at('2022-05-01', '01:59'),
      at('2022-05-01', '11:59'),
    ]);
  });
});

describe('dates', () => {
  const november: Limit = { kind: 'date', year: 2024, month: 11, day: 30 };

  it('do not roll unless the definition says so', () => {
    expect(due(at('2024-03-01'), november)).toBe('2024-11-30');
    expect(due(at('2024-03-01'), { ...november, roll: true })).toBe('2024-12-02');
    expect(due(at('2024-03-01'), { kind: 'fixed', date: '2024-10-01' })).toBe('2024-10-01');
    expect(due(at('2024-03-01'), { kind: 'fixed', date: '2024-10-01', roll: true })).toBe('2024-10-08');
  });

  it('roll even where periods do not, since the definition asks for it', () => {
    expect(due(at('2024-03-01'), { ...november, roll: true }, [], { ...calendar, periodsRoll: false })).toBe(
      '2024-12-02',
    );
  });

  it('take the end of a month that has no such day', () => {
    expect(due(at('2024-01-01'), { kind: 'date', year: 2024, month: 2, day: 31 })).toBe('2024-02-29');
    expect(due(at('2024-02-01'), { kind: 'dayOfMonth', day: 31 })).toBe('2024-02-29');
  });

  it.each([
    ['2024-03-24', 25, '2024-03-25'],
    ['2024-03-25', 25, '2024-03-25'],
    ['2024-03-26', 25, '2024-04-25'],
    ['2024-12-26', 25, '2025-01-25'],
    ['2024-12-31', 31, '2024-12-31'],
    ['2025-02-28', 31, '2025-02-28'],
  ])('of every month: from %s the next day %i is %s', (start, day, expected) => {
    expect(due(at(start, '23:59'), { kind: 'dayOfMonth', day })).toBe(expected);
  });

  it('named with 前 exclude the day itself where the deployment says so, but never the end of a month', () => {
    const excluded: Calendar = { ...calendar, namedDayIncluded: false };
    expect(due(at('2024-03-01'), { kind: 'date', year: 2024, month: 3, day: 25 }, [], excluded)).toBe('2024-03-24');
    expect(due(at('2024-03-01'), { kind: 'dayOfMonth', day: 25 }, [], excluded)).toBe('2024-03-24');
    expect(due(at('2024-03-25'), { kind: 'dayOfMonth', day: 25 }, [], excluded)).toBe('2024-04-24');
    expect(due(at('2024-03-15'), { kind: 'dayOfMonth', day: 1 }, [], excluded)).toBe('2024-03-31');
    expect(due(at('2024-03-01'), { kind: 'dayOfMonth', day: 31 }, [], excluded)).toBe('2024-03-31');
    expect(due(at('2024-03-01'), { kind: 'fixed', date: '2024-03-25' }, [], excluded)).toBe('2024-03-25');
  });
});

describe('whichever ends first', () => {
  const limit: Limit = { kind: 'earliest', of: [days(30), { kind: 'date', year: 2024, month: 3, day: 20 }] };

  it('wins, with its working', () => {
    expect(due(at('2024-03-01'), limit)).toBe('2024-03-20');
    expect(due(at('2024-02-10'), limit)).toBe('2024-03-11');
    const { working } = deadlineOf(at('2024-02-10'), limit, calendar, []);
    expect(working.at(-1)?.text.zh).toBe('多个期限取先届满者：2024-03-11（其余：2024-03-20）');
  });

  it('compares instants, not days', () => {
    const both: Limit = { kind: 'earliest', of: [days(1), hours(30)] };
    expect(deadlineOf(at('2024-03-04', '10:00'), both, calendar, []).dueAt).toBe(at('2024-03-05', '16:00'));
  });

  it('is provisional where any of the limits is', () => {
    const far: Limit = { kind: 'earliest', of: [{ kind: 'fixed', date: '2030-01-02' }, workingDays(5)] };
    const deadline = deadlineOf(at('2030-01-01'), far, calendar, []);
    expect([deadline.dueOn, deadline.provisional]).toEqual(['2030-01-02', true]);
    expect(deadline.working.map((step) => step.rule)).toContain('provisionalYear');
  });

  it('of nothing is a mistake', () => {
    expect(() => due(at('2024-03-01'), { kind: 'earliest', of: [] })).toThrow(RangeError);
  });
});

describe('a year that is not announced', () => {
  it('makes a date provisional, and the working says so', () => {
    const deadline = deadlineOf(at('2030-01-02'), days(3), calendar, []);
    expect(deadline.provisional).toBe(true);
    expect(deadline.working.map((step) => step.rule)).toContain('provisionalYear');
    expect(deadlineOf(at('2024-01-02'), days(3), calendar, []).provisional).toBe(false);
  });

  it('is noticed when only the roll reaches it', () => {
    const { 2023: _, ...years } = calendar.years;
    const deadline = deadlineOf(at('2022-12-21'), days(10), { ...calendar, years }, []);
    expect([deadline.dueOn, deadline.provisional]).toEqual(['2023-01-02', true]);
  });

  it('does not touch a date that no working day decided', () => {
    expect(deadlineOf(at('2030-01-02'), { kind: 'fixed', date: '2030-05-01' }, calendar, []).provisional).toBe(false);
    expect(deadlineOf(at('2030-01-02'), hours(2), calendar, []).provisional).toBe(false);
  });
});
