// The API with a worker in the same process, on a database and task queue of their own: what tests of whole requests
// run in.
import { randomBytes } from 'node:crypto';
import { Client, Connection, WorkflowNotFoundError, type DataConverter } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { RuntimeOptions, WorkflowBundleOption } from '@temporalio/worker';
import type { LightMyRequestResponse } from 'fastify';
import { defaultPorts } from '../../activities/adapters/index.ts';
import { createActivities } from '../../activities/index.ts';
import { caseIdFor } from '../../api/case-id.ts';
import type { CaseView } from '../../api/contracts/cases.ts';
import { createTemporalGateway, type TemporalGateway } from '../../api/temporal-gateway.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { activateDefinition, storeDefinition } from '../../db/definitions.ts';
import { putSubject } from '../../db/subjects.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import { createWorker } from '../../worker/create-worker.ts';
import { scheduleActivities } from '../../worker/schedules/schedule-activities.ts';
import { startTestApi, type TestApi, type TestApiOptions } from '../api/test-api.ts';
import { HOUSEHOLDS, PROCEDURES } from './factories.ts';
import { installRuntime } from './runtime.ts';
import { testStack, workflowBundlePath } from './stack.ts';

const SINCE = '2020-01-01';

export interface CaseApi extends TestApi {
  client: Client;
  /** Runs a worker until it is stopped; one runs from the start. Another data converter is that of a wrong key. */
  work(more?: { dataConverter?: DataConverter }): Promise<{ stop(): Promise<void> }>;
  stopWork(): Promise<void>;
  /** A gateway to a server of that address, that waits no longer than tests have time. */
  gateway(answerWithin: number, address?: string): TemporalGateway;
  /** Puts a procedure in force. */
  activate(definition: CaseForm): Promise<string>;
  /** Files a case as the village's cadre and gives it. */
  file(more?: Record<string, unknown>): Promise<CaseView>;
  /** Sends a command. */
  command(as: string, caseId: string, body: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Sends a command that must be accepted, and gives the case. */
  done(as: string, caseId: string, body: object): Promise<CaseView>;
  /** Rows of every table that a case writes: to see that nothing changed. */
  footprint(): Promise<Record<string, number>>;
  /** Whether a filing under this key has left a workflow. */
  hasWorkflow(actor: string, key: string): Promise<boolean>;
}

/** Builds everything; `close` ends it. */
export async function startCaseApi(
  options: TestApiOptions & { bundle?: WorkflowBundleOption; runtime?: RuntimeOptions } = {},
): Promise<CaseApi> {
  installRuntime(options.runtime);
  // Case ids follow from callers and keys, which are equal in many files: each file has a namespace of its own.
  const taskQueue = `test-${randomBytes(6).toString('hex')}`;
  const api = await startTestApi({ ...options, env: { TASK_QUEUE: taskQueue, ...options.env } });
  const { db, crypto } = api.deps;
  const dataConverter = createDataConverter(api.config.dataKeys);
  const { temporalAddress } = testStack();
  const { namespace } = api.config.temporal;
  const watchSettings = api.config.worker.watchdog;
  const roundSettings = { calendar: api.config.calendar, rehearsal: api.config.rehearsal };
  const native = await NativeConnection.connect({ address: temporalAddress });
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace, dataConverter });
  const running: { stop(): Promise<void> }[] = [];

  const caseApi: CaseApi = {
    ...api,
    client,
    async work(more = {}) {
      const worker = await createWorker({
        connection: native,
        namespace,
        taskQueue,
        dataConverter,
        bundle: options.bundle ?? { codePath: workflowBundlePath() },
        ...(options.tracing === undefined ? {} : { tracing: options.tracing.worker }),
        activities: {
          ...createActivities({
            db,
            crypto,
            ...defaultPorts({ db, crypto, client, taskQueue, roundSettings, watchSettings }),
          }),
          ...scheduleActivities({ client, db, taskQueue, watchdogSeconds: watchSettings.seconds }),
        },
        cachedWorkflows: 100,
        databaseConnections: 10,
        ...more,
      });
      const done = worker.run();
      const stop = async (): Promise<void> => {
        if (worker.getState() === 'RUNNING') worker.shutdown();
        await done;
      };
      running.push({ stop });
      return { stop };
    },
    async stopWork() {
      for (const worker of running.splice(0)) await worker.stop();
    },
    gateway: (answerWithin, address = temporalAddress) =>
      createTemporalGateway({ connection: { address }, namespace, taskQueue, dataConverter, answerWithin }),
    async activate(definition) {
      const at = `${SINCE}T00:00:00.000Z`;
      const hash = await storeDefinition(db, definition, { origin: 'release', at });
      await activateDefinition(db, { procedure: definition.id, hash, activeFrom: at, ground: 'test', by: 'test' });
      return hash;
    },
    async file(more = {}) {
      const answer = await api.ask({
        method: 'POST',
        url: '/api/v1/cases',
        as: 'village-cadre',
        payload: filing(more),
      });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return answer.json<CaseView>();
    },
    command: (as, caseId, body, headers = {}) =>
      api.ask({ method: 'POST', url: `/api/v1/cases/${caseId}/commands`, as, payload: body, headers }),
    async done(as, caseId, body) {
      // As callers do: what was answered 503 is sent again under its key. A worker that stops can take a task with it, which
      // the engine gives to another after as long as the gateway waits for an answer.
      const key = { 'idempotency-key': randomBytes(6).toString('hex') };
      let answer = await caseApi.command(as, caseId, body, key);
      if (answer.statusCode === 503) answer = await caseApi.command(as, caseId, body, key);
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json<CaseView>();
    },
    async footprint() {
      const tables = ['events', 'cases', 'tasks', 'idempotency_keys', 'subjects', 'reveals'] as const;
      const rows = await Promise.all(
        tables.map(async (table) => {
          const { count } = await db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<string>().as('count'))
            .executeTakeFirstOrThrow();
          return [table, Number(count)] as const;
        }),
      );
      return Object.fromEntries(rows);
    },
    async hasWorkflow(actor, key) {
      const caseId = caseIdFor({ actor, key, bodyHash: '' });
      return client.workflow
        .getHandle(caseId)
        .describe()
        .then(
          () => true,
          (error: unknown) => {
            if (error instanceof WorkflowNotFoundError) return false;
            throw error;
          },
        );
    },
    async close() {
      await caseApi.stopWork();
      await connection.close();
      await native.close();
      await api.close();
    },
  };
  for (const definition of PROCEDURES) await caseApi.activate(definition);
  // Files share a process: where the last one ended must not decide which households this one files about.
  households = 0;
  for (const household of HOUSEHOLDS) await putSubject(db, crypto, household, `${SINCE}T00:00:00.000Z`);
  await caseApi.work();
  return caseApi;
}

/** How many filings were made about households that no test named, since they were put into a fresh database. */
let households = 0;

/** A filing of the test procedure; each about another household unless it names one. */
export function filing(more: Record<string, unknown> = {}): Record<string, unknown> {
  const household = HOUSEHOLDS[households++ % HOUSEHOLDS.length];
  return {
    procedure: 'house-repair',
    organisation: '610429101200',
    subject: { id: household?.id },
    data: { grade: 'c', area: 80 },
    ...more,
  };
}

/** The first open task of a stage, as a command names it. */
export function taskOf(view: CaseView, stage: string): { visitId: number; taskId: string } {
  const visit = view.visits.find((one) => one.stage.key === stage);
  const task = visit?.tasks.find((one) => one.state === 'open');
  if (visit === undefined || task === undefined) throw new Error(`no open task at ${stage}`);
  return { visitId: visit.id, taskId: task.id };
}
