// A case that nobody decides: a review with the ladder of reviews, and what the database says of its rungs.
import { Client, Connection } from '@temporalio/client';
import { seedBenchCounty } from '../../bench/county.ts';
import type { Config } from '../../config/load-config.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { createDatabase, type Db } from '../../db/client.ts';
import { activateDefinition, storeDefinition } from '../../db/definitions.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { reviewLadder } from '../../procedures/ladders.ts';
import { decision, testProcedure } from '../support/definitions.ts';

const text = (zh: string) => ({ zh, en: zh });

/** The township owes a review within three working days; the clerk files. */
export const underReview = testProcedure({
  id: 'review-ladder',
  stages: [decision('review', { by: 'role', role: 'townshipGovernment', level: 'township' }, 'done')],
  clocks: [
    {
      key: 'review',
      title: text('审核时限'),
      basis: [{ kind: 'assumed', note: text('测试用') }],
      scope: 'visit',
      start: { on: 'entered', stage: 'review' },
      stop: [{ on: 'left', stage: 'review' }],
      limit: { kind: 'period', amount: 3, unit: 'workingDay' },
      warnings: [{ before: { amount: 1, unit: 'workingDay' } }],
      ladder: reviewLadder,
    },
  ],
});

export const OWNER = 'role:townshipGovernment@610429101';
export const LEADER = 'role:countyAuthority@610429';

/** Seeds the bench's county with the procedure in force; gives the ids of so many households. */
export async function seedReview(config: Config, households: number): Promise<string[]> {
  const ids = await seedBenchCounty(config, households);
  const db = createDatabase(config.database.url, { schema: config.database.schema, max: 1 });
  const { id: procedure } = underReview;
  const at = '2020-01-01T00:00:00.000Z';
  const hash = await storeDefinition(db, underReview, { origin: 'release', at });
  await activateDefinition(db, { procedure, hash, activeFrom: at, ground: 'test', by: 'test' });
  await db.destroy();
  return ids;
}

/** Work with a client of the engine that reads the service's payloads. */
export async function withEngine<T>({ temporal, dataKeys }: Config, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const dataConverter = createDataConverter(dataKeys);
    return await work(new Client({ connection, namespace: temporal.namespace, dataConverter }));
  } finally {
    await connection.close();
  }
}

type RungReached = Extract<CaseEvent, { type: 'clockRungReached' }>;

export function rungsOf(events: readonly CaseEvent[]): RungReached[] {
  return events.flatMap((event) => (event.type === 'clockRungReached' && event.clock === 'review' ? [event] : []));
}

/** Who was told of an event in the inbox, and the keys of its outbox rows. */
export async function toldOf(
  db: Db,
  caseId: string,
  sequence: number,
): Promise<{ recipients: string[]; outbox: string[] }> {
  const inbox = await db
    .selectFrom('inbox')
    .select('recipient')
    .where('case_id', '=', caseId)
    .where('sequence', '=', sequence)
    .execute();
  const outbox = await db
    .selectFrom('outbox')
    .select(['dedupe_key', 'payload'])
    .where('case_id', '=', caseId)
    .where('topic', '=', 'overdue')
    .execute();
  const about = outbox.filter(({ payload }) => (payload as { sequence?: number }).sequence === sequence);
  return { recipients: inbox.map((row) => row.recipient), outbox: about.map((row) => row.dedupe_key) };
}
