import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { backlogs } from '../../db/delivery-reports.ts';
import { countStuck } from '../../db/stuck-items.ts';
import manifest from '../../package.json' with { type: 'json' };
import { SystemState } from '../contracts/system.ts';
import { requireAdministrator } from '../require-administrator.ts';
import { workerLook } from '../worker-look.ts';

export const systemRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;
  const { db, temporal, now } = deps;
  const startedAt = now();

  app.get(
    '/admin/system',
    {
      schema: {
        tags: ['health'],
        summary: '系统状态：版本、各部分是否正常、积压 · The system: its version, what is up, what waits',
        response: { 200: SystemState },
      },
    },
    async ({ actor }) => {
      const regions = requireAdministrator(actor);
      const [engine, look, waiting, stuck] = await Promise.all([
        temporal.reachable(),
        workerLook(deps),
        backlogs(db),
        countStuck(db, { regions, resolved: false }, now()),
      ]);
      const channels = [...waiting.values()];
      const oldest = channels.flatMap((one) => one.oldest ?? []).toSorted((a, b) => Date.parse(a) - Date.parse(b));
      return {
        version: manifest.version,
        startedAt,
        temporal: engine ? ('up' as const) : ('down' as const),
        worker: look.worker,
        lastPollAt: look.lastPollAt,
        watchdog: { lastLookAt: look.lastLookAt, late: look.watchdogLate },
        messages: { backlog: channels.reduce((sum, { backlog }) => sum + backlog, 0), oldest: oldest[0] ?? null },
        stuck: {
          total: stuck.reduce((sum, { count }) => sum + count, 0),
          overdue: stuck.reduce((sum, { overdue }) => sum + overdue, 0),
        },
      };
    },
  );
};
