import { z } from 'zod';
import { Instant } from './common.ts';

/** What runs, what is away and what waits; that it is told at all says that the API and its database are up. */
export const SystemState = z
  .object({
    version: z.string(),
    startedAt: Instant.meta({ description: 'Since when this process of the API runs.' }),
    temporal: z.enum(['up', 'down']),
    worker: z.enum(['alive', 'missing', 'unknown']).meta({ description: '`unknown`: the engine does not answer.' }),
    lastPollAt: Instant.nullable().meta({ description: 'When a worker asked for work last.' }),
    watchdog: z.object({ lastLookAt: Instant.nullable(), late: z.boolean() }),
    messages: z
      .object({ backlog: z.int(), oldest: Instant.nullable() })
      .meta({ description: 'Messages and events of all channels that wait to be sent.' }),
    stuck: z.object({ total: z.int(), overdue: z.int() }).meta({ description: 'In the caller’s regions.' }),
  })
  .meta({ id: 'SystemState' });
