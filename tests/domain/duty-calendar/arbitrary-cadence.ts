import { fc } from '@fast-check/vitest';
import { addDays } from '../../../domain/calendar/index.ts';
import type { Cadence } from '../../../domain/definition/duty.ts';

const month = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 31 });
const year = fc.integer({ min: 2019, max: 2035 });

/** Days of the years that matter, leap years among them. */
export const dates: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 5000 })
  .map((offset) => addDays('2020-01-01', offset));

/** Every kind of cadence, with days that some months lack. */
export const cadences: fc.Arbitrary<Cadence> = fc.oneof(
  fc.constant<Cadence>({ every: 'day' }),
  fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ every: fc.constant('month' as const), day }),
  fc.record({
    every: fc.constant('month' as const),
    day,
    months: fc.uniqueArray(month, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ every: fc.constant('quarter' as const), month: fc.integer({ min: 1, max: 3 }), day }),
  fc.record({ every: fc.constant('halfYear' as const), month: fc.integer({ min: 1, max: 6 }), day }),
  fc.record({ every: fc.constant('year' as const), month, day }),
  fc.record({
    every: fc.constant('date' as const),
    dates: fc.array(fc.record({ month, day }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    every: fc.constant('date' as const),
    dates: fc.array(fc.record({ month, day }), { minLength: 1, maxLength: 3 }),
    year,
  }),
);
