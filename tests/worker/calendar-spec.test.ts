// The engine's reading of our calendars is in tests/workflows/schedules.test.ts; here each is compared with the cadence,
// day by day, by what the engine's documentation says of calendars.
import type { CalendarSpec } from '@temporalio/client';
import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { addDays, weekday } from '../../domain/calendar/index.ts';
import { openingsBetween } from '../../domain/duty-calendar/index.ts';
import { scheduleSpecOf } from '../../worker/schedules/calendar-spec.ts';
import { cadences, dates } from '../domain/duty-calendar/arbitrary-cadence.ts';

const MONTHS = 'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ');
const WEEKDAYS = 'MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY'.split(' ');

interface Range {
  start: number;
  end: number;
  step: number;
}

/** Whether a field of a calendar takes a number; a field that is not there takes every one. */
function takes(field: unknown, value: number, names: readonly string[] = []): boolean {
  if (field === undefined) return true;
  if (Array.isArray(field)) return field.some((one) => takes(one, value, names));
  if (typeof field === 'string') return names.indexOf(field) + 1 === value;
  if (typeof field === 'number') return field === value;
  const { start, end, step } = field as Range;
  return value >= start && value <= end && (value - start) % step === 0;
}

function fires(calendars: readonly CalendarSpec[], day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return calendars.some(
    (one) =>
      takes(one.year, year) &&
      takes(one.month, month, MONTHS) &&
      takes(one.dayOfMonth, date) &&
      takes(one.dayOfWeek, weekday(day), WEEKDAYS),
  );
}

test.prop([cadences, dates])('fires on the days of the cadence and on no other', (opens, first) => {
  const { calendars = [], timezone } = scheduleSpecOf({ opens }, '');
  expect(timezone).toBe('Asia/Shanghai');
  const last = addDays(first, 430);
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (fires(calendars, day)) days.push(day);
  expect(days).toEqual(openingsBetween({ opens }, first, last));
});

test.prop([fc.integer({ min: 2020, max: 2099 })])('opens on the last day of February in every year', (year) => {
  const { calendars = [] } = scheduleSpecOf({ opens: { every: 'month', day: 31 } }, '');
  const [first, last] = [`${year}-02-01`, `${year}-03-30`];
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (fires(calendars, day)) days.push(day);
  expect(days).toEqual(openingsBetween({ opens: { every: 'month', day: 31 } }, first, last));
});

it('begins with the first day of the plan and ends with its last, at UTC+8', () => {
  const spec = scheduleSpecOf({ opens: { every: 'day' }, from: '2026-04-01', until: '2026-04-30' }, '');
  expect(spec.startAt?.toISOString()).toBe('2026-03-31T16:00:00.000Z');
  expect(spec.endAt?.toISOString()).toBe('2026-04-30T15:59:59.000Z');
});
