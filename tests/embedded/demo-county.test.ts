import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionInForce, definitionsInForce } from '../../db/definitions.ts';
import { holdersOf } from '../../db/people.ts';
import { findSubjectsByIdNumber } from '../../db/subjects.ts';
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import { CaseForm } from '../../domain/definition/forms.ts';
import { planYearOf } from '../../domain/definition/plan-year.ts';
import { resolveDefinition } from '../../domain/definition/resolve.ts';
import { idNumberFault } from '../../domain/id-number.ts';
import { ROLES } from '../../domain/roles.ts';
import { proveActivation } from '../../domain/soundness/index.ts';
import { readCsv } from '../../spreadsheet/csv.ts';
import { columnsOf } from '../../api/spreadsheet/columns.ts';
import { rowRequest } from '../../api/spreadsheet/row-request.ts';
import { fillDemoCounty } from '../../embedded/demo-county.ts';
import { demoProfile } from '../../embedded/demo-definitions.ts';
import { demoOrganisations } from '../../embedded/demo-divisions.ts';
import { demoApplications, demoHouseholds } from '../../embedded/demo-households.ts';
import { demoPeople, QUORUM_VILLAGE } from '../../embedded/demo-people.ts';
import { createReadStream } from 'node:fs';
import { dilapidatedHouseRenovation } from '../../procedures/housing/dilapidated-house-renovation.ts';
import { RELEASE } from '../../procedures/index.ts';
import { openTestDatabase, type TestDatabase } from '../db/recorded-case.ts';
import { driver } from '../support/case-driver.ts';

const SHEET = new URL('../../embedded/demo-county-data/applications.csv', import.meta.url);
const NOW = '2026-03-02T01:00:00.000Z';

const TREE = {
  organisations: demoOrganisations(),
  holdings: demoPeople().flatMap(({ posts }) => posts),
};

/** A procedure as the demo county's profile resolves it. */
function demoResolution(authored: AuthoredDefinition) {
  const resolution = resolveDefinition(authored, demoProfile(2026));
  if (!resolution.ok) throw new Error(`${authored.id} does not resolve: ${JSON.stringify(resolution.faults)}`);
  return resolution;
}

describe('the demo county', () => {
  it('has the ten townships and 181 villages of 旬邑县, each with its parent', () => {
    const organisations = demoOrganisations();
    const paths = new Set(organisations.map(({ path }) => path));
    const count = (level: string) =>
      organisations.filter((one) => one.level === level && one.kind === 'division').length;
    expect([count('county'), count('township'), count('village')]).toEqual([1, 10, 181]);
    expect(organisations.filter(({ parent }) => parent !== null && !paths.has(parent))).toEqual([]);
  });

  it('has somebody for every role of the field at its level and body', () => {
    const held = new Set(
      demoPeople().flatMap(({ posts }) => posts.map(({ role, organisation }) => `${role}@${organisation}`)),
    );
    const divisions = demoOrganisations().filter(({ kind }) => kind === 'division');
    const vacant = ROLES.flatMap(({ key, level, alsoAt = [], body }) =>
      divisions
        .filter((one) => [level, ...alsoAt].includes(one.level))
        .map(({ path }) => `${key}@${path}${body === undefined ? '' : `/${body}`}`)
        .filter((post) => !held.has(post)),
    );
    expect(vacant.filter((post) => post !== 'sectorDepartment@610429')).toEqual([]);
  });

  it('has everybody hold his posts at an organisation that there is', () => {
    const paths = new Set(demoOrganisations().map(({ path }) => path));
    const posts = demoPeople().flatMap((one) => one.posts);
    expect(posts.filter(({ organisation }) => !paths.has(organisation))).toEqual([]);
  });

  it('has one account for each login, and keeps those that are shown to whoever starts it', () => {
    const logins = demoPeople().flatMap(({ login }) => login ?? []);
    expect(new Set(logins).size).toBe(logins.length);
    expect(logins).toEqual(
      expect.arrayContaining([
        'authority1',
        'admin2',
        'housing1',
        'sector-hr2',
        'reviewer2-610429110',
        'cadre-610429101200',
      ]),
    );
  });

  it.each(RELEASE.map((authored) => [authored.id, authored] as const))('can run all of %s', (_, authored) => {
    const { definition, unset } = demoResolution(authored);
    expect(unset).toEqual([]);
    expect(proveActivation(definition, TREE)).toEqual({ ready: true, notes: [] });
  });

  it('has plainly invented people only, with identity numbers that are right but of no place', () => {
    const names = [...demoPeople().map(({ name }) => name), ...demoHouseholds().map(({ name }) => name)];
    expect(names.filter((name) => !name.startsWith('演示'))).toEqual([]);
    const numbers = demoHouseholds().map(({ idNumber }) => idNumber);
    expect(numbers.filter((one) => idNumberFault(one, '2026-01-01') !== null)).toEqual([]);
    expect(numbers.every((one) => one.startsWith('999999'))).toBe(true);
    expect(new Set(numbers).size).toBe(80);
  });

  it('plans works that start in autumn for the next year', () => {
    expect([planYearOf('2026-08-31'), planYearOf('2026-09-01')]).toEqual([2026, 2027]);
    expect(JSON.stringify(demoProfile(2031))).not.toContain('{planYear}');
  });
});

describe('the demo’s spreadsheet', () => {
  it('is what its script makes of the households', () => {
    expect(readFileSync(SHEET, 'utf8')).toBe(demoApplications());
  });

  it('holds 60 applications that can all be filed', async () => {
    const definition = CaseForm.parse(demoResolution(dilapidatedHouseRenovation).definition);
    const sheet = await readCsv(createReadStream(SHEET), { rows: 1000, columns: 100, bytes: 1_000_000 });
    const columns = columnsOf(definition, sheet.head);
    expect(sheet.rows).toHaveLength(60);
    for (const row of sheet.rows) {
      const asked = rowRequest(row, columns, { procedure: definition.id });
      expect(asked.refusals).toEqual([]);
      if (asked.body === null) throw new Error(`row ${row.number} asks for nothing`);
      const { data, organisation } = asked.body;
      const run = driver(definition);
      expect(run.tries(run.startCommand({ data: data as never, organisation })), organisation).toBeNull();
    }
  });
});

describe('filling a database with the demo county', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('gives accounts of every level, and the same ones when it is done again', async () => {
    const { db, crypto } = database;
    const first = await fillDemoCounty(db, crypto, NOW);
    expect(first.map(({ account }) => account)).toContain('committee-610429101200');
    const rows = async () => {
      const counts = await Promise.all(
        (['organisations', 'people', 'holdings', 'accounts', 'subjects', 'definitions', 'activations'] as const).map(
          (table) => db.selectFrom(table).select(db.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
        ),
      );
      return counts.map(({ n }) => Number(n));
    };
    const before = await rows();
    expect(await fillDemoCounty(db, crypto, '2026-08-31T00:00:00.000Z')).toEqual(first);
    expect(await rows()).toEqual(before);
  });

  it('puts every procedure of the release in force', async () => {
    const inForce = await definitionsInForce(database.db, '2026-03-02T02:00:00.000Z');
    expect(inForce.map(({ definition }) => definition.id)).toEqual(RELEASE.map(({ id }) => id).toSorted());
  });

  it('plans for the next year when it is started again in autumn', async () => {
    const { db, crypto } = database;
    const yearOf = async (at: string) =>
      JSON.stringify((await definitionInForce(db, 'dilapidated-house-renovation', at))?.definition).match(
        /"year":(\d+)/,
      )?.[1];
    await fillDemoCounty(db, crypto, '2026-09-01T00:00:00.000Z');
    expect([await yearOf('2026-08-31T00:00:00.000Z'), await yearOf('2026-09-01T00:00:00.000Z')]).toEqual([
      '2026',
      '2027',
    ]);
  });

  it('has a village with 47 representatives', async () => {
    expect(await holdersOf(database.db, 'villageRepresentatives', QUORUM_VILLAGE, NOW)).toHaveLength(47);
  });

  it('finds a household by the identity number of its head', async () => {
    const [one] = demoHouseholds();
    const found = await findSubjectsByIdNumber(database.db, database.crypto, one?.idNumber ?? '', 'household');
    expect(found.map(({ id, person }) => [id, person?.id])).toEqual([[one?.id, one?.personId]]);
  });
});
