import { expect, test } from 'vitest';
import { tally } from '../../scripts/tally.ts';

test('counts what the report says', () => {
  expect(tally({ numPassedTests: 40, numFailedTests: 0 }, 0)).toEqual({ passed: 40, failed: 0 });
  expect(tally({ numPassedTests: 40, numFailedTests: 2 }, 1)).toEqual({ passed: 40, failed: 2 });
});

test('a run that ends badly without a failing test counts one failure', () => {
  expect(tally({ numPassedTests: 40, numFailedTests: 0 }, 1)).toEqual({ passed: 40, failed: 1 });
});

test('a run without a report counts one failure', () => {
  expect(tally(undefined, 0)).toEqual({ passed: 0, failed: 1 });
});
