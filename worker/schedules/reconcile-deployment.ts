import { Client, Connection } from '@temporalio/client';
import type { DataKeys } from '../../config/data-keys.ts';
import type { Config } from '../../config/load-config.ts';
import { createDataConverter, temporalConnectionOptions } from '../../config/temporal.ts';
import type { Db } from '../../db/client.ts';
import { reconcileSchedules } from './reconcile.ts';
import type { Reconciliation } from './reconcile.ts';

export interface Deployment {
  temporal: Config['temporal'];
  taskQueue: string;
  watchdogSeconds: number;
  dataKeys: DataKeys;
  db: Db;
}

/** {@link reconcileSchedules} on the engine of a deployment, as of now. Throws when the engine is away. */
export async function reconcileDeployment(
  { temporal, taskQueue, watchdogSeconds, dataKeys, db }: Deployment,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<Reconciliation> {
  const connection = await Connection.connect(temporalConnectionOptions(temporal));
  try {
    const dataConverter = createDataConverter(dataKeys);
    const client = new Client({ connection, namespace: temporal.namespace, dataConverter });
    return await reconcileSchedules({ client, db, taskQueue, watchdogSeconds, at: new Date().toISOString(), dryRun });
  } finally {
    await connection.close();
  }
}
