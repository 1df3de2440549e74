import { expect, it } from 'vitest';
import { failing } from '../../../console/src/features/system/failing.ts';

const well = { temporal: 'up', worker: 'alive', watchdog: { late: false } } as const;

it('names the parts that somebody must see to', () => {
  expect(failing(well)).toEqual([]);
  expect(failing({ ...well, worker: 'missing', watchdog: { late: true } })).toEqual(['worker', 'watchdog']);
  expect(failing({ ...well, watchdog: { late: true } })).toEqual(['watchdog']);
});

it('names the engine alone where it does not answer, for the rest follows from it', () => {
  expect(failing({ temporal: 'down', worker: 'unknown', watchdog: { late: true } })).toEqual(['temporal']);
});
