import { defineConfig } from 'vitest/config';

// Calendar days are counted in UTC+8 by our own arithmetic; a machine's own zone must not matter, so tests have none.
process.env.TZ = 'UTC';

const unit = [
  'tests/console/unit/**/*.test.ts',
  'tests/docker/**/*.test.ts',
  'tests/docs/**/*.test.ts',
  'tests/domain/**/*.test.ts',
  'tests/procedures/**/*.test.ts',
  'tests/config/**/*.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: unit, testTimeout: 30_000 } },
      {
        test: {
          name: 'integration',
          include: ['tests/**/*.test.ts'],
          exclude: unit,
          globalSetup: ['tests/support/global-setup.ts'],
          // The worker is a native module, which must not share a process with other threads' copies of it.
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
