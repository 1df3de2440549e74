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

/** What a process has only once, such as the engine's runtime and the tracer, is another one's in these. */
const alone = ['tests/telemetry/**/*.test.ts', 'tests/worker/log.test.ts'];

const withServers = {
  globalSetup: ['tests/support/global-setup.ts'],
  // The worker is a native module, which must not share a process with other threads' copies of it.
  pool: 'forks' as const,
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Most files share a process one after the other: to load their modules anew for each took longer than to run them.
    projects: [
      { test: { name: 'unit', include: unit, testTimeout: 30_000, isolate: false } },
      {
        test: {
          name: 'integration',
          include: ['tests/**/*.test.ts'],
          exclude: [...unit, ...alone],
          isolate: false,
          ...withServers,
        },
      },
      { test: { name: 'alone', include: alone, ...withServers } },
    ],
  },
});
