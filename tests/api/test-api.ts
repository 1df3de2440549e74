// An API of its own for a test file: the real one, on a fresh database and namespace.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildApp } from '../../api/app.ts';
import { closeDeps, createDeps } from '../../api/create-deps.ts';
import type { ApiMetrics } from '../../api/metrics.ts';
import type { Deps } from '../../api/deps.ts';
import { DEMO_ISSUER } from '../../config/demo-issuer.ts';
import { loadConfig, type Config } from '../../config/load-config.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { putOrganisations, type Organisation } from '../../db/organisations.ts';
import { putAccounts, putHoldings, putPeople } from '../../db/people.ts';
import type { Tracing } from '../../telemetry/start-tracing.ts';
import { freshDatabase, freshNamespace, testStack } from '../support/stack.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

export interface TestApi {
  app: FastifyInstance;
  deps: Deps;
  config: Config;
  /** A token's header for a person seeded by {@link seedCounty}; by login. */
  as(account: string): Promise<{ authorization: string }>;
  /** Sends a request; with `as`, signed in. A write gets a key of its own unless it has one. */
  ask(request: InjectOptions & { as?: string }): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export interface TestApiOptions {
  /** Keys of the environment that differ. */
  env?: Record<string, string>;
  /** Whether the Temporal namespace is one of its own and usable; `false` where no case is started. */
  namespace?: boolean;
  now?: () => string;
  /** `false` where the database is meant to be away. */
  seed?: boolean;
  tracing?: Tracing;
  metrics?: ApiMetrics;
}

/** Builds the API on a database of its own with {@link seedCounty}'s people. */
export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'banjie-api-'));
  const config = loadConfig({
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: testStack().temporalAddress,
    TEMPORAL_NAMESPACE: options.namespace === false ? 'default' : await freshNamespace(),
    ATTACHMENTS_DIR: join(folder, 'attachments'),
    DATA_KEYS: `test:${KEY}`,
    BLIND_INDEX_KEY: KEY,
    DEMO_ISSUER: 'on',
    LOG_LEVEL: 'silent',
    ...options.env,
  });
  const deps: Deps = {
    ...createDeps(config, options.tracing),
    metrics: options.metrics ?? null,
    ...(options.now === undefined ? {} : { now: options.now }),
  };
  if (options.seed !== false) {
    await migrateToLatest(config.database.url, config.database.schema);
    await seedCounty(deps);
  }
  const app = await buildApp(deps);
  await app.ready();

  const as: TestApi['as'] = async (account) => {
    const { token } = (await deps.demoIssuer?.issue(account, deps.now())) ?? { token: '' };
    return { authorization: `Bearer ${token}` };
  };
  let keys = 0;
  return {
    app,
    deps,
    config,
    as,
    async ask({ as: account, headers, ...request }) {
      const write = !['GET', 'HEAD', undefined].includes(request.method);
      return app.inject({
        ...request,
        headers: {
          ...(write ? { 'idempotency-key': `test-key-${++keys}` } : {}),
          ...(account === undefined ? {} : await as(account)),
          ...headers,
        },
      });
    },
    async close() {
      await app.close();
      await closeDeps(deps);
      rmSync(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}

const since = '2020-01-01';

const place = (
  path: string,
  level: Organisation['level'],
  parent: string | null,
  zh: string,
  en: string,
): Organisation => ({
  path,
  level,
  parent,
  kind: path.includes('/') ? 'body' : 'division',
  name: { zh, en },
  validFrom: since,
  validTo: null,
  successor: null,
});

/** A county of two towns with a village each, and two departments. */
export const PLACES: Organisation[] = [
  place('610429', 'county', null, '旬邑县', 'Xunyi County'),
  place('610429/housing', 'county', '610429', '住建局', 'Housing Bureau'),
  place('610429/finance', 'county', '610429', '财政局', 'Finance Bureau'),
  place('610429101', 'township', '610429', '城关镇', 'Chengguan Town'),
  place('610429101/civil-affairs', 'township', '610429101', '民政办', 'Civil Affairs Office'),
  place('610429101200', 'village', '610429101', '东关村', 'Dongguan Village'),
  place('610429102', 'township', '610429', '土桥镇', 'Tuqiao Town'),
  place('610429102201', 'village', '610429102', '西关村', 'Xiguan Village'),
];

/** Login and person id are the same. Invented, and plainly so. */
export const PEOPLE: { id: string; name: string; role?: string; organisation?: string }[] = [
  { id: 'villager', name: '测试甲' },
  { id: 'village-cadre', name: '测试村干部', role: 'townshipVillageCadre', organisation: '610429101200' },
  { id: 'other-village-cadre', name: '测试邻村干部', role: 'townshipVillageCadre', organisation: '610429102201' },
  { id: 'town-reviewer', name: '测试镇审核', role: 'townshipGovernment', organisation: '610429101' },
  { id: 'other-town-reviewer', name: '测试邻镇审核', role: 'townshipGovernment', organisation: '610429102' },
  { id: 'county-authority', name: '测试县审定', role: 'countyAuthority', organisation: '610429' },
  { id: 'housing-officer', name: '测试住建', role: 'countyHousingDept', organisation: '610429/housing' },
];

/** Puts {@link PLACES} and {@link PEOPLE} with an account each into the database. */
export async function seedCounty({ db, crypto, now }: Deps): Promise<void> {
  await putOrganisations(db, PLACES);
  await putPeople(db, crypto, PEOPLE, now());
  await putAccounts(
    db,
    PEOPLE.map(({ id }) => ({ login: id, issuer: DEMO_ISSUER, personId: id })),
  );
  await putHoldings(
    db,
    PEOPLE.flatMap(({ id, role, organisation }) =>
      role === undefined || organisation === undefined ? [] : [{ personId: id, role, organisation, validFrom: since }],
    ),
  );
}
