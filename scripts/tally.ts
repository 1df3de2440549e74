import { z } from 'zod';

export interface Tally {
  passed: number;
  failed: number;
}

const Report = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });

/**
 * Counts what vitest's JSON report says. A run that ended badly without a failing test (a file that doesn't load, an
 * error between tests, no report at all) counts as one failure, so that it never looks green.
 */
export function tally(report: unknown, exitCode: number): Tally {
  const parsed = Report.safeParse(report);
  const { numPassedTests: passed, numFailedTests: failed } = parsed.success
    ? parsed.data
    : { numPassedTests: 0, numFailedTests: 0 };
  const badEnd = !parsed.success || exitCode !== 0;
  return { passed, failed: badEnd ? Math.max(failed, 1) : failed };
}
