// Cases on the pure core whose every step is recorded as the shell would, on a database of the test's own.
import { randomBytes, randomUUID } from 'node:crypto';
import { createDatabase } from '../../db/client.ts';
import type { Db } from '../../db/client.ts';
import { createFieldCrypto } from '../../db/crypto.ts';
import type { FieldCrypto } from '../../db/crypto.ts';
import { storeDefinition } from '../../db/definitions.ts';
import { migrateToLatest } from '../../db/migrate.ts';
import { putOrganisations } from '../../db/organisations.ts';
import type { Organisation } from '../../db/organisations.ts';
import { record } from '../../db/record.ts';
import type { RecordAnswer, RecordInput } from '../../db/record.ts';
import { projectionOf } from '../../domain/case/projection.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import { bodyOf, divisionOf, levelOf } from '../../domain/organisations.ts';
import { driver } from '../support/case-driver.ts';
import type { CaseDriver, DriverOptions, StartInput } from '../support/case-driver.ts';
import { freshDatabase } from '../support/stack.ts';

export interface TestDatabase {
  readonly url: string;
  readonly db: Db;
  readonly crypto: FieldCrypto;
  readonly dataKey: Buffer;
  readonly blindIndexKey: Buffer;
  close(): Promise<void>;
}

export const AT = '2026-01-01T00:00:00.000Z';

/** A migrated database of the test's own, with keys of its own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase();
  const { url } = database;
  await migrateToLatest(url);
  const db = createDatabase(url, { max: 8 });
  const [dataKey, blindIndexKey] = [randomBytes(32), randomBytes(32)];
  const crypto = createFieldCrypto([{ id: 'k1', key: dataKey }], blindIndexKey);
  return {
    url,
    db,
    crypto,
    dataKey,
    blindIndexKey,
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
}

/** An organisation as the tree has it, named after its path. */
export function organisationOf(path: string, more: Partial<Organisation> = {}): Organisation {
  const body = bodyOf(path);
  const division = divisionOf(path);
  const parents = { county: null, township: division.slice(0, 6), village: division.slice(0, 9) };
  const level = levelOf(path) ?? 'county';
  return {
    path,
    name: { zh: `机构${path}`, en: `organisation ${path}` },
    level,
    kind: body === null ? 'division' : 'body',
    parent: body === null ? parents[level] : division,
    validFrom: '2020-01-01',
    validTo: null,
    successor: null,
    ...more,
  };
}

export async function putPaths(db: Db, ...paths: string[]): Promise<void> {
  await putOrganisations(
    db,
    paths.map((path) => organisationOf(path)),
  );
}

/** A case of a stored definition; every call of `step` is recorded as one command. */
export class RecordedCase {
  readonly driver: CaseDriver;
  readonly inputs: RecordInput[] = [];
  readonly answers: RecordAnswer[] = [];
  private readonly database: TestDatabase;

  constructor(database: TestDatabase, definition: CaseForm, options: DriverOptions = {}) {
    this.database = database;
    this.driver = driver(definition, options);
  }

  get caseId(): string {
    return this.driver.state.caseId;
  }

  get last(): RecordInput {
    const input = this.inputs.at(-1);
    if (input === undefined) throw new Error('nothing is recorded');
    return input;
  }

  async start(input: StartInput): Promise<this> {
    const { definition } = this.driver;
    const definitionHash = await storeDefinition(this.database.db, definition, { origin: 'release', at: AT });
    return this.step((driver) => driver.start({ caseId: randomUUID(), definitionHash, ...input }));
  }

  /** Lets the case do something and records the events of it. */
  async step(act: (driver: CaseDriver) => unknown, key: RecordInput['key'] = null): Promise<this> {
    const before = this.driver.events.length;
    act(this.driver);
    const { state, definition } = this.driver;
    const events = this.driver.events.slice(before);
    const input: RecordInput = {
      caseId: state.caseId,
      prevHead: this.answers.at(-1)?.head ?? null,
      events,
      projection: projectionOf(definition, state),
      key,
      answer: { caseId: state.caseId, sequence: state.sequence },
    };
    this.answers.push(await record(this.database.db, this.database.crypto, input));
    this.inputs.push(input);
    return this;
  }
}

const READ_MODEL = [
  'cases',
  'round_items',
  'tasks',
  'clocks',
  'case_access',
  'case_attachments',
  'case_search',
] as const;

/** All rows of the read model, or of other tables, in a fixed order. */
export async function rowsOf(
  db: Db,
  tables: readonly ((typeof READ_MODEL)[number] | 'events' | 'inbox' | 'outbox' | 'case_numbers')[] = READ_MODEL,
): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await db.selectFrom(table).selectAll().execute();
    all[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}
