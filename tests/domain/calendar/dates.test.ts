import { expect, it } from 'vitest';
import {
  addDays,
  addHours,
  addMonths,
  daysBetween,
  isLocalDate,
  localDateOf,
  startOfDay,
  weekday,
} from '../../../domain/calendar/index.ts';

it('takes the civil date at UTC+8, to the last millisecond of a day', () => {
  expect(localDateOf('2026-03-01T15:59:59.999Z')).toBe('2026-03-01');
  expect(localDateOf('2026-03-01T16:00:00.000Z')).toBe('2026-03-02');
  expect(startOfDay('2026-03-02')).toBe('2026-03-01T16:00:00.000Z');
});

it.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-04-31', false],
  ['2024-13-01', false],
  ['2024-1-1', false],
  ['2024-01-01T00:00', false],
  ['', false],
])('says whether %j is a date that exists: %s', (text, exists) => {
  expect(isLocalDate(text)).toBe(exists);
});

it.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-08-31', 1, '2024-09-30'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2024-11-30', 3, '2025-02-28'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-01-15', -1, '2023-12-15'],
])('takes the corresponding day, or the month end: %s and %i months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});

it('counts days over leap days and year ends', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
  expect(daysBetween('2023-12-31', '2024-12-31')).toBe(366);
  expect(addHours('2024-12-31T20:00:00.000Z', 12)).toBe('2025-01-01T08:00:00.000Z');
});

it('numbers the week from Monday 1 to Sunday 7', () => {
  expect(['2024-03-04', '2024-03-09', '2024-03-10', '1969-12-31'].map(weekday)).toEqual([1, 6, 7, 3]);
});
