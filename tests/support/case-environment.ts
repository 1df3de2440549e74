// A worker and a client with a database and a task queue of their own: what tests of whole cases run in.
import { randomBytes, randomUUID } from 'node:crypto';
import { ApplicationFailure, Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import type { WorkflowHandle } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import { NativeConnection } from '@temporalio/worker';
import { defaultPorts } from '../../activities/adapters/index.ts';
import { createActivities } from '../../activities/index.ts';
import type { Activities } from '../../activities/index.ts';
import type { Ports, WatchSettings } from '../../activities/ports.ts';
import { createDataConverter } from '../../config/temporal.ts';
import { createDatabase } from '../../db/client.ts';
import type { Db } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { activateDefinition, storeDefinition } from '../../db/definitions.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import type { RoundSettings } from '../../db/round-start.ts';
import { putOrganisations } from '../../db/organisations.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import type { HumanCommand, StartCommand } from '../../domain/case/command.ts';
import type { Actor } from '../../domain/case/people.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import { createWorker } from '../../worker/create-worker.ts';
import type { CaseInput, CaseResult, CommandAnswer, CommandEnvelope, RequestKey } from '../../workflows/messages.ts';
import { commandUpdate, startedUpdate } from '../../workflows/messages.ts';
import { COUNTY, TOWNSHIP, VILLAGE } from './definitions.ts';
import { installRuntime } from './runtime.ts';

installRuntime();

const FROM = '2026-01-01';

type CaseHandle = WorkflowHandle<(input: CaseInput) => Promise<CaseResult>>;

export const person = (id: string, role: string, organisation: string): Actor => ({
  kind: 'person',
  person: { id, name: `演示${id}` },
  holdings: [{ role, organisation }],
});

export const clerk = person('clerk', 'clerk', VILLAGE);
export const reviewer = person('reviewer', 'reviewer', TOWNSHIP);
export const secondReviewer = person('second', 'reviewer', TOWNSHIP);
export const director = person('director', 'director', COUNTY);

/** Weekends only, for the years that tests may reach. */
const calendar: StartCommand['calendar'] = {
  years: Object.fromEntries(
    [2025, 2026, 2027, 2028].map((year) => [
      String(year),
      { year, provisional: false, source: { zh: '测试', en: 'test' }, daysOff: [], workingWeekends: [] },
    ]),
  ),
  restDaysRoll: true,
  periodsRoll: true,
  namedDayIncluded: true,
};

/** Periods and rest days roll, and 'before the 25th' includes the 25th, as the configuration's own defaults have it. */
export const ROUND_SETTINGS: RoundSettings = {
  calendar: { periodsRoll: true, restDaysRoll: true, namedDayIncluded: true },
  rehearsal: false,
};

/** Every look compares everything. */
export const WATCH_SETTINGS: WatchSettings = { claimIdleDays: 7, sweepMinutes: 0, comparedCases: 100 };

export interface Environment {
  readonly db: Db;
  readonly crypto: FieldCrypto;
  readonly client: Client;
  /** Makes `worker/main.ts` a worker of this environment. */
  readonly workerVariables: Readonly<Record<string, string>>;
  /** Runs a worker until it is stopped; ports given here take the place of the default adapters, a bundle that of ours. */
  readonly work: (
    ports?: Partial<Ports>,
    around?: (activities: Activities) => Activities,
    otherBundle?: string,
  ) => Promise<void>;
  readonly stopWorkers: () => Promise<void>;
  /** The input of a case, its definition stored and in force. */
  readonly inputOf: (
    definition: CaseForm,
    more?: Partial<StartCommand>,
    input?: Partial<CaseInput>,
  ) => Promise<CaseInput>;
  /** Starts a case as the API does, and gives its first answer. */
  readonly start: (input: CaseInput) => Promise<{ handle: CaseHandle; answer: CommandAnswer }>;
  /** The case that a link of this case has opened. */
  readonly opened: (caseId: string) => Promise<CaseHandle>;
  /** Types of the recorded events of a case, in order. */
  readonly trail: (caseId: string) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

export interface EnvironmentOptions {
  temporalAddress: string;
  /** Empty; dropped at the end. */
  database: { url: string; drop(): Promise<void> };
  /** File of the workflow bundle. */
  bundlePath: string;
  /** Leaves payloads as they are, for histories that people read. */
  plainPayloads?: boolean;
}

/** Puts a database with three organisations and their people beside a task queue of its own. */
export async function createCaseEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const { temporalAddress, database, bundlePath, plainPayloads = false } = options;
  const taskQueue = `test-${randomBytes(6).toString('hex')}`;
  await migrateToLatest(database.url);
  const db = createDatabase(database.url);
  const dataKeys = [{ id: 'test', key: randomBytes(32) }] as const;
  const blindIndexKey = randomBytes(32);
  const crypto = createFieldCrypto(dataKeys, blindIndexKey);
  const dataConverter = plainPayloads ? {} : createDataConverter(dataKeys);
  const connection = await Connection.connect({ address: temporalAddress });
  const nativeConnection = await NativeConnection.connect({ address: temporalAddress });
  const client = new Client({ connection, dataConverter, identity: 'test' });
  await putOrganisations(db, [
    organisation(COUNTY, '旬邑县', 'county', null),
    organisation(TOWNSHIP, '土桥镇', 'township', COUNTY),
    organisation(VILLAGE, '演示村', 'village', TOWNSHIP),
  ]);
  for (const actor of [clerk, reviewer, secondReviewer, director]) await putActor(db, crypto, actor);
  const workers: { stop(): Promise<void> }[] = [];
  const stopWorkers = async (): Promise<void> => {
    for (const worker of workers.splice(0)) await worker.stop();
  };

  return {
    db,
    crypto,
    client,
    workerVariables: {
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: temporalAddress,
      TASK_QUEUE: taskQueue,
      WORKFLOW_BUNDLE: bundlePath,
      DATA_KEYS: `test:${dataKeys[0].key.toString('base64')}`,
      BLIND_INDEX_KEY: blindIndexKey.toString('base64'),
      DEMO_ISSUER: 'on',
      LOG_LEVEL: 'error',
    },
    async work(ports = {}, around = (activities) => activities, otherBundle = bundlePath) {
      const all = {
        ...defaultPorts({
          db,
          crypto,
          client,
          taskQueue,
          roundSettings: ROUND_SETTINGS,
          watchSettings: WATCH_SETTINGS,
        }),
        ...ports,
      };
      const activities = around(createActivities({ db, crypto, ...all }));
      const worker = run(
        await createWorker({
          connection: nativeConnection,
          namespace: 'default',
          taskQueue,
          dataConverter,
          bundle: { codePath: otherBundle },
          activities,
          identity: 'test',
          cachedWorkflows: 100,
          databaseConnections: 10,
        }),
      );
      workers.push(worker);
    },
    stopWorkers,
    async inputOf(definition, more = {}, input = {}) {
      const at = '2026-01-01T00:00:00.000Z';
      const hash = await storeDefinition(db, definition, { origin: 'release', at });
      await activateDefinition(db, { procedure: definition.id, hash, activeFrom: at, ground: 'test', by: 'test' });
      return { definition, start: startOf(hash, more), key: null, ...input };
    },
    async start(input) {
      const workflowId = input.start?.caseId ?? '';
      const startWorkflowOperation = new WithStartWorkflowOperation(input.definition.id, {
        workflowId,
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      const answer = await client.workflow.executeUpdateWithStart(startedUpdate, { startWorkflowOperation });
      return { handle: client.workflow.getHandle(workflowId), answer };
    },
    async opened(caseId) {
      const { payload } = await db
        .selectFrom('events')
        .select('payload')
        .where('case_id', '=', caseId)
        .where('type', '=', 'linkOpened')
        .executeTakeFirstOrThrow();
      return client.workflow.getHandle((payload as { caseId: string }).caseId);
    },
    async trail(caseId) {
      const rows = await db
        .selectFrom('events')
        .select('type')
        .where('case_id', '=', caseId)
        .orderBy('sequence')
        .execute();
      return rows.map((row) => row.type);
    },
    async close() {
      await stopWorkers();
      await db.destroy();
      await connection.close();
      await nativeConnection.close();
      await database.drop();
    },
  };
}

function run(worker: Worker): { stop(): Promise<void> } {
  const done = worker.run();
  return {
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}

function organisation(path: string, zh: string, level: 'county' | 'township' | 'village', parent: string | null) {
  const name = { zh, en: path };
  return { path, name, level, kind: 'division', parent, validFrom: FROM, validTo: null, successor: null } as const;
}

async function putActor(db: Db, crypto: Parameters<typeof putPeople>[1], actor: Actor): Promise<void> {
  if (actor.kind === 'system') return;
  await putPeople(db, crypto, [actor.person], `${FROM}T00:00:00.000Z`);
  const holdings = actor.holdings.map((one) => ({ ...one, personId: actor.person.id, validFrom: FROM }));
  await putHoldings(db, holdings);
}

function startOf(definitionHash: string, more: Partial<StartCommand>): StartCommand {
  return {
    type: 'start',
    actor: clerk,
    caseId: randomUUID(),
    definitionHash,
    organisation: VILLAGE,
    subject: { id: 'household-1', kind: 'household', name: '演示户' },
    applicant: { id: 'applicant', name: '演示申请人' },
    relatives: [],
    data: {},
    calendar,
    origin: null,
    rehearsal: false,
    ...more,
  };
}

/** A decision on the first task of a visit. */
export function decideOn(
  visitId: number,
  actor: Actor,
  outcome = 'approve',
  opinion?: string,
): Extract<HumanCommand, { type: 'decide' }> {
  return {
    type: 'decide',
    actor,
    visitId,
    taskId: `${visitId}.1`,
    outcome,
    ...(opinion === undefined ? {} : { opinion }),
  };
}

export function keyOf(key: string, bodyHash = 'body'): RequestKey {
  return { actor: 'reviewer', key, bodyHash };
}

/** Sends a command as the API does. */
export function send(
  handle: CaseHandle,
  command: CommandEnvelope['command'],
  key: RequestKey | null = null,
  updateId: string = randomUUID(),
): Promise<CommandAnswer> {
  return handle.executeUpdate(commandUpdate, { args: [{ command, key, requestId: null }], updateId });
}

/** The refusal that an update failed with; throws whatever else it failed with, or that it did not fail. */
export async function refusalOf(answer: Promise<unknown>): Promise<Refusal> {
  const failure: unknown = await answer.then(
    () => new Error('it was accepted'),
    (error: unknown) => error,
  );
  for (let at = failure; at instanceof Error; at = at.cause) {
    if (at instanceof ApplicationFailure && at.details?.[0] !== undefined) return at.details[0] as Refusal;
  }
  throw failure;
}
