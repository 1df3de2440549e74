// What the engine shows of workflows that do not go on: asked in lists, never case by case.
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/client.ts';
import { casesStuckBy, endedCases, openAmong, openBesides } from '../../db/stuck-cases.ts';
import type { PlacedCase } from '../../db/stuck-cases.ts';
import type { FoundStuck, StuckCause } from '../../domain/stuck/cause.ts';

export interface EngineLook {
  db: Db;
  client: Client;
  taskQueue: string;
  /** ISO instant of the look, and of the one before, from which on closed workflows are asked for. */
  now: string;
  from: string;
  /** Compares everything that runs with everything that is open, too: what never reached the engine has no closing. */
  sweep: boolean;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const IDS_AT_ONCE = 100;
/** Failing workflows that are asked for their attempts; the others are listed without. */
const MOST_DESCRIBED = 200;
/** A record stands before its workflow is closed, and visibility is a moment late. */
const SETTLED_MS = 60_000;
const PROBLEMS = ['category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut'];

const before = (now: string, ms: number): string => new Date(Date.parse(now) - ms).toISOString();

const placedAs = (cause: StuckCause, one: PlacedCase, more: Pick<FoundStuck, 'since' | 'evidence'>): FoundStuck => ({
  cause,
  key: `case:${one.caseId}`,
  caseId: one.caseId,
  organisation: one.organisation,
  procedure: one.procedure,
  part: one.part,
  affected: { cases: 1, tasks: 0, units: 0 },
  ...more,
});

/** Cases whose workflow task fails again and again, by the engine's own mark. */
export async function findFailing({ db, client, taskQueue }: EngineLook): Promise<FoundStuck[]> {
  const query = `TaskQueue='${taskQueue}' AND ExecutionStatus='Running' AND TemporalReportedProblems IN (${PROBLEMS.map((one) => `'${one}'`).join(',')})`;
  const found = new Map<string, readonly string[]>();
  for await (const { workflowId, searchAttributes } of client.workflow.list({ query })) {
    const problems = searchAttributes['TemporalReportedProblems'] ?? [];
    if (UUID.test(workflowId)) found.set(workflowId, problems.map(String));
  }
  const items: FoundStuck[] = [];
  for (const one of await openAmong(db, [...found.keys()])) {
    const task = items.length < MOST_DESCRIBED ? await pendingTask(client, one.caseId) : null;
    const evidence = { problems: found.get(one.caseId) ?? [], attempt: task?.attempt ?? null };
    items.push(placedAs('workflowTaskFailing', one, { since: task?.since ?? one.startedAt, evidence }));
  }
  return items;
}

async function pendingTask(client: Client, workflowId: string): Promise<{ attempt: number; since: string } | null> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const task = raw.pendingWorkflowTask;
  if (task === null || task === undefined) return null;
  const since = Number(task.originalScheduledTime?.seconds ?? 0) * 1000;
  return { attempt: task.attempt ?? 1, since: new Date(since).toISOString() };
}

/** Open cases whose workflow was closed behind their back, or is not there at all. */
export async function findGone(look: EngineLook): Promise<FoundStuck[]> {
  const { db, client, taskQueue, now, from, sweep } = look;
  const candidates = new Map<string, string>();
  const closed = `TaskQueue='${taskQueue}' AND ExecutionStatus IN ('Completed','Failed','Canceled','Terminated','TimedOut') AND CloseTime >= '${from}'`;
  for await (const { workflowId, status } of client.workflow.list({ query: closed })) {
    if (UUID.test(workflowId)) candidates.set(workflowId, status.name);
  }
  for (const caseId of await casesStuckBy(db, 'workflowGone')) if (!candidates.has(caseId)) candidates.set(caseId, '');
  const open = new Map((await openAmong(db, [...candidates.keys()])).map((one) => [one.caseId, one]));
  if (sweep) {
    const running = await idsOf(client, `TaskQueue='${taskQueue}' AND ExecutionStatus='Running'`);
    for (const one of await openBesides(db, running, before(now, SETTLED_MS))) open.set(one.caseId, one);
  }
  const running = new Set(await runningAmong(client, [...open.keys()]));
  const known = new Map(
    [...candidates].map(([caseId, status]): [string, string | null] => [caseId, status === '' ? null : status]),
  );
  return [...open.values()]
    .filter(({ caseId }) => !running.has(caseId))
    .map((one) =>
      placedAs('workflowGone', one, { since: now, evidence: { status: known.get(one.caseId) ?? 'NOT_FOUND' } }),
    );
}

/** Workflows that still run though their case has ended. */
export async function findLeftOver({ db, client, now, from }: EngineLook): Promise<FoundStuck[]> {
  const among = await casesStuckBy(db, 'workflowLeftOver');
  const ended = await endedCases(db, { from: before(from, 2 * SETTLED_MS), to: before(now, SETTLED_MS), among });
  const running = new Set(
    await runningAmong(
      client,
      ended.map((one) => one.caseId),
    ),
  );
  return ended
    .filter(({ caseId }) => running.has(caseId))
    .map((one) => placedAs('workflowLeftOver', one, { since: one.endedAt, evidence: { endedAt: one.endedAt } }));
}

async function idsOf(client: Client, query: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1000 })) {
    if (UUID.test(workflowId)) ids.push(workflowId);
  }
  return ids;
}

async function runningAmong(client: Client, caseIds: readonly string[]): Promise<string[]> {
  const running: string[] = [];
  for (let at = 0; at < caseIds.length; at += IDS_AT_ONCE) {
    const some = caseIds.slice(at, at + IDS_AT_ONCE).map((id) => `'${id}'`);
    running.push(...(await idsOf(client, `ExecutionStatus='Running' AND WorkflowId IN (${some.join(',')})`)));
  }
  return running;
}
