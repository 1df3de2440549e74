// What tests of repairs on the engine ask about a case: its chain, its rows, and whether its histories replay.
import { Worker } from '@temporalio/worker';
import { expect } from 'vitest';
import { failureConverterPath } from '../../config/temporal.ts';
import { storeDefinition } from '../../db/definitions.ts';
import { rebuildCase } from '../../db/rebuild.ts';
import { verifyCase } from '../../db/verify.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import { createCaseEnvironment } from '../support/case-environment.ts';
import type { Environment } from '../support/case-environment.ts';
import { freshDatabase, testStack, workflowBundlePath } from '../support/stack.ts';

/** An environment whose histories can be replayed, since nothing in them is encrypted. */
export async function plainEnvironment(): Promise<Environment> {
  const { temporalAddress } = testStack();
  const database = await freshDatabase();
  return createCaseEnvironment({ temporalAddress, database, bundlePath: workflowBundlePath(), plainPayloads: true });
}

/** Stores a version as publishing does; its hash. */
export function stored({ db }: Environment, definition: CaseForm): Promise<string> {
  return storeDefinition(db, definition, { origin: 'county', at: '2026-01-02T00:00:00.000Z' });
}

/** The chain holds, and the rows of the read model are what the trail says. */
export async function expectWhole({ db, crypto }: Environment, caseId: string): Promise<void> {
  expect(await verifyCase(db, caseId, crypto)).toBeNull();
  const before = await rowsOf(db, caseId);
  await rebuildCase(db, crypto, caseId);
  expect(await rowsOf(db, caseId)).toEqual(before);
}

async function rowsOf(db: Environment['db'], caseId: string) {
  const [one, tasks, clocks] = await Promise.all([
    db.selectFrom('cases').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow(),
    db.selectFrom('tasks').selectAll().where('case_id', '=', caseId).orderBy('task_id').execute(),
    db.selectFrom('clocks').selectAll().where('case_id', '=', caseId).orderBy('clock_id').execute(),
  ]);
  // sealed anew each time
  return { case: { ...one, data: Object.keys(one.data as object) }, tasks, clocks };
}

/** Every run of the case replays on the present code. */
export async function expectReplays({ client }: Environment, caseId: string): Promise<number> {
  const options = { workflowBundle: { codePath: workflowBundlePath() }, dataConverter: { failureConverterPath } };
  let runs = 0;
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${caseId}'` })) {
    const history = await client.workflow.getHandle(caseId, runId).fetchHistory();
    await Worker.runReplayHistory(options, history, caseId);
    runs += 1;
  }
  return runs;
}
