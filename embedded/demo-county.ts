// The demo county: organisations, invented people with posts and accounts, households, and the release's procedures in
// force. Filling it a second time changes nothing.
import type { Config } from '../config/load-config.ts';
import { DEMO_ISSUER } from '../config/demo-issuer.ts';
import { createDatabase } from '../db/client.ts';
import type { Db } from '../db/client.ts';
import { createFieldCrypto } from '../db/crypto.ts';
import type { FieldCrypto } from '../db/crypto.ts';
import type { AccountWithPosts } from '../db/demo-accounts.ts';
import { accountsWithPosts } from '../db/demo-accounts.ts';
import { putOrganisations } from '../db/organisations.ts';
import { putAccounts, putHoldings, putPeople } from '../db/people.ts';
import { seedCalendar } from '../db/seed-calendar.ts';
import { findSubject, putSubject } from '../db/subjects.ts';
import { publishDemoDefinitions } from './demo-definitions.ts';
import { demoOrganisations, demoVillages, villageName } from './demo-divisions.ts';
import { demoHouseholds } from './demo-households.ts';
import { demoPeople } from './demo-people.ts';

const VALID_FROM = '2020-01-01';

/** Accounts that are shown to whoever starts the demo, two or more for each level; the others follow the same pattern. */
const SHOWN = [
  'authority1',
  'admin1',
  'housing1',
  'finance1',
  'housing2',
  'sector-housing1',
  'sector-water1',
  'reviewer1-610429101',
  'reviewer2-610429101',
  'cadre-610429101200',
  'committee-610429101200',
  'secretary-610429101200',
];

/** {@link fillDemoCounty} on the database of a configuration, which must be migrated. */
export async function seedDemoCounty(
  config: Pick<Config, 'database' | 'dataKeys' | 'blindIndexKeys'>,
): Promise<AccountWithPosts[]> {
  const db = createDatabase(config.database.url, { schema: config.database.schema, max: 2 });
  try {
    return await fillDemoCounty(
      db,
      createFieldCrypto(config.dataKeys, config.blindIndexKeys),
      new Date().toISOString(),
    );
  } finally {
    await db.destroy();
  }
}

/**
 * Fills a migrated database with the demo county.
 *
 * @param now instant at which all of it comes into being; the plan year of the procedures follows from it
 * @returns accounts to try it with, those of the county first
 */
export async function fillDemoCounty(db: Db, crypto: FieldCrypto, now: string): Promise<AccountWithPosts[]> {
  await seedCalendar(db);
  // What is written last tells whether all was.
  const last = subjectsOfDemo().at(-1);
  if (last === undefined || (await findSubject(db, crypto, last.id)) === null)
    await db.transaction().execute((tx) => fill(tx, crypto, now));
  await publishDemoDefinitions(db, now);
  const accounts = await accountsWithPosts(db, DEMO_ISSUER, now);
  return SHOWN.flatMap((login) => accounts.filter(({ account }) => account === login));
}

async function fill(db: Db, crypto: FieldCrypto, now: string): Promise<void> {
  await putOrganisations(db, demoOrganisations());
  const people = demoPeople();
  const householders = demoHouseholds().map(({ personId: id, name, idNumber, phone }) => ({
    id,
    name,
    idNumber,
    phone,
  }));
  await putPeople(db, crypto, [...people.map(({ id, name }) => ({ id, name })), ...householders], now);
  await putHoldings(
    db,
    people.flatMap(({ id, posts }) => posts.map((post) => ({ personId: id, ...post, validFrom: VALID_FROM }))),
  );
  await putAccounts(
    db,
    people.flatMap(({ id, login }) => (login === undefined ? [] : [{ login, issuer: DEMO_ISSUER, personId: id }])),
  );
  for (const subject of subjectsOfDemo()) {
    await putSubject(db, crypto, { ...subject, data: {}, validFrom: VALID_FROM }, now);
  }
}

/** Villages, which make their rules, and households. */
function subjectsOfDemo() {
  const villages = demoVillages().map(({ code, name }) => ({
    id: `demo-village-${code}`,
    kind: 'village' as const,
    organisation: code,
    name: villageName(name),
    personId: null,
  }));
  const households = demoHouseholds().map(({ id, name, village, personId, idNumber, phone }) => ({
    id,
    kind: 'household' as const,
    organisation: village,
    name: `${name}户`,
    personId,
    idNumber,
    phone,
  }));
  return [...villages, ...households];
}
