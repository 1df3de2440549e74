import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putHoldings, putPeople } from '../../db/people.ts';
import { addSuperior, endSuperior, listSuperiors, resolveRecipients, superiorsOf } from '../../db/superiors.ts';
import { superiorRecipient } from '../../domain/superiors.ts';
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { AT, openTestDatabase, putPaths } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;

const cadre = { role: 'townshipVillageCadre', organisation: VILLAGE };
const set = (more: object) =>
  addSuperior(database.db, {
    of: cadre,
    superior: { person: 'mentor' },
    validFrom: '2026-02-01',
    validTo: null,
    region: COUNTY,
    ground: '镇里指定',
    by: 'admin',
    at: AT,
    ...more,
  });

beforeAll(async () => {
  database = await openTestDatabase();
  const { db, crypto } = database;
  await putPaths(db, COUNTY, TOWNSHIP, VILLAGE);
  const people = ['cadre', 'secretary', 'party', 'mentor', 'admin', 'leaver'];
  await putPeople(
    db,
    crypto,
    people.map((id) => ({ id, name: id })),
    AT,
  );
  const validFrom = '2025-01-01';
  await putHoldings(db, [
    { personId: 'cadre', ...cadre, validFrom },
    { personId: 'leaver', role: 'villagePartySecretary', organisation: VILLAGE, validFrom, validTo: '2026-02-15' },
    { personId: 'secretary', role: 'villagePartySecretary', organisation: VILLAGE, validFrom: '2026-02-15' },
    { personId: 'party', role: 'townshipParty', organisation: TOWNSHIP, validFrom },
  ]);
});
afterAll(() => database.close());

describe('superiors in the county', () => {
  it('are the leaders by default, of a post and of a person by the posts that he holds', async () => {
    const found = await superiorsOf(
      database.db,
      [{ post: cadre }, { person: 'cadre' }, { person: 'party' }, { person: 'nobody' }],
      AT,
    );
    expect(found.map((one) => one?.party ?? null)).toEqual([
      { role: 'villagePartySecretary', organisation: VILLAGE },
      { role: 'villagePartySecretary', organisation: VILLAGE },
      { role: 'countyPrincipalLeaders', organisation: COUNTY },
      null,
    ]);
  });

  it('are those that an administrator has set, while that holds', async () => {
    const rule = await set({});
    if (typeof rule === 'string') throw new Error(rule);
    const told = (at: string) => resolveRecipients(database.db, [superiorRecipient({ post: cadre })], at);
    expect(await told('2026-01-31T15:00:00.000Z')).toEqual([`role:villagePartySecretary@${VILLAGE}`]);
    expect(await told('2026-01-31T16:00:00.000Z')).toEqual(['person:mentor']);
    const ending = { regions: [COUNTY], by: 'admin', at: AT };
    expect(
      await endSuperior(database.db, rule.id, { ...ending, regions: ['610430'], validTo: '2026-03-01' }),
    ).toBeNull();
    expect(await endSuperior(database.db, rule.id, { ...ending, validTo: '2026-02-01' })).toBe('emptyPeriod');
    expect(await endSuperior(database.db, rule.id, { ...ending, validTo: '2026-03-01' })).toMatchObject({
      validTo: '2026-03-01',
      endedBy: 'admin',
    });
    expect(await told('2026-03-01T00:00:00.000Z')).toEqual([`role:villagePartySecretary@${VILLAGE}`]);
    expect(await listSuperiors(database.db, { regions: [COUNTY], on: '2026-03-01', limit: 10 })).toEqual([]);
    expect(await listSuperiors(database.db, { regions: [COUNTY], on: '2026-02-10', limit: 10 })).toHaveLength(1);
  });

  it('leave other addresses as they are, name everybody once, and drop those above whom nobody is', async () => {
    const post = { role: 'countyPrincipalLeaders', organisation: COUNTY };
    const recipients = [
      'person:cadre',
      superiorRecipient({ post: cadre }),
      `role:villagePartySecretary@${VILLAGE}`,
      superiorRecipient({ post }),
    ];
    expect(await resolveRecipients(database.db, recipients, '2026-04-01T00:00:00.000Z')).toEqual([
      'person:cadre',
      `role:villagePartySecretary@${VILLAGE}`,
    ]);
  });

  it('are not set twice for one time, even when two do it at once', async () => {
    const later = { validFrom: '2027-01-01' };
    const answers = await Promise.all([set(later), set({ ...later, superior: { person: 'party' } })]);
    expect(answers.filter((one) => one === 'overlaps')).toHaveLength(1);
  });
});
