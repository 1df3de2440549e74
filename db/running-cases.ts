import { sql } from 'kysely';
import type { Db } from './client.ts';

/** Open cases of one version: how many, and where they stand. A case in two branches stands in two stages. */
export interface RunningVersion {
  version: string;
  open: number;
  suspended: number;
  stages: { stage: string; cases: number }[];
}

/** Open cases of a procedure, by the version with which they run. */
export async function runningCases(db: Db, procedure: string, rehearsal: boolean): Promise<RunningVersion[]> {
  const [versions, stages] = await Promise.all([
    db
      .selectFrom('cases')
      .select(['definition_hash', sql<number>`count(*)::int`.as('open')])
      .select(sql<number>`(count(*) filter (where status = 'suspended'))::int`.as('suspended'))
      .where('procedure', '=', procedure)
      .where('status', '<>', 'ended')
      .where('rehearsal', '=', rehearsal)
      .groupBy('definition_hash')
      .orderBy('definition_hash')
      .execute(),
    sql<{ definition_hash: string; stage: string; cases: number }>`
      select definition_hash, stage, count(*)::int as cases from cases, unnest(stages) as stage
      where procedure = ${procedure} and status <> 'ended' and rehearsal = ${rehearsal}
      group by definition_hash, stage order by stage`.execute(db),
  ]);
  return versions.map(({ definition_hash: version, open, suspended }) => ({
    version,
    open,
    suspended,
    stages: stages.rows.flatMap(({ definition_hash, stage, cases }) =>
      definition_hash === version ? [{ stage, cases }] : [],
    ),
  }));
}
