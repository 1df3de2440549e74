import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activateDefinition, definitionInForce, listVersions, versionsInForce } from '../../db/definitions.ts';
import { putHoldings, putPeople } from '../../db/people.ts';
import { publish } from '../../db/publish.ts';
import type { Publication, Publishing } from '../../db/publish.ts';
import type { AuthoredDefinition } from '../../domain/definition/builder.ts';
import type { CountyProfile } from '../../domain/definition/resolve.ts';
import { monthlyReport, PUBLISHED } from '../support/recurring-definitions.ts';
import { openTestDatabase, putPaths } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
let minutes = 0;

/** Each publication a minute after the one before. */
async function published(more: Partial<Publishing> = {}): Promise<Publication[]> {
  minutes += 1;
  const at = `2026-03-02T01:${String(minutes).padStart(2, '0')}:00.000Z`;
  return publish(database.db, { procedures: PUBLISHED, profile: null, at, ground: 'test', ...more });
}

const states = (all: readonly Publication[]): string[] => all.map(({ procedure, state }) => `${procedure} ${state}`);
const reportOn = (day: number): CountyProfile => ({ parameters: { 'monthly-report': { reportDay: day } } });
const now = (): string => `2026-03-02T02:00:00.000Z`;

async function counts(): Promise<number[]> {
  const rows = await Promise.all(
    (['definitions', 'activations'] as const).map((table) =>
      database.db.selectFrom(table).select(database.db.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
    ),
  );
  return rows.map(({ n }) => Number(n));
}

beforeAll(async () => {
  database = await openTestDatabase();
  const { db, crypto } = database;
  await putPaths(db, '610429', '610429101', '610429101200');
  await putPeople(db, crypto, [{ id: 'cadre', name: '测试干部' }], '2026-01-01T00:00:00.000Z');
  const validFrom = '2026-01-01';
  await putHoldings(db, [
    { personId: 'cadre', role: 'townshipVillageCadre', organisation: '610429101200', validFrom },
    { personId: 'cadre', role: 'countyAuthority', organisation: '610429', validFrom },
  ]);
});
afterAll(() => database.close());

describe('publishing', () => {
  it('says what would happen and changes nothing when it is a dry run', async () => {
    expect(states(await published({ dryRun: true }))).toEqual(['monthly-report activated', 'spending-share notReady']);
    expect(await counts()).toEqual([0, 0]);
  });

  it('puts in force what can run, stores what can not yet, and says who is missing', async () => {
    const [report, share] = await published();
    expect(report).toMatchObject({ state: 'activated', basedOn: null, faults: [] });
    expect(share).toMatchObject({ state: 'notReady', version: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(share?.faults.map(({ code, path }) => [code, ...path])).toEqual([['ROLE_UNKNOWN', 'townshipGovernment']]);
    expect(await counts()).toEqual([2, 1]);
    expect((await definitionInForce(database.db, 'monthly-report', now()))?.hash).toBe(report?.version);
  });

  it('lists what does not run because a parameter has no value, and keeps that list with the version', async () => {
    const [report] = await published();
    expect(report?.unset).toMatchObject([{ parameter: 'yearEndDay', usedAt: 'duties/yearEnd' }]);
    const [inForce] = await versionsInForce(database.db, now());
    expect(inForce).toMatchObject({ procedure: 'monthly-report', origin: 'release', unset: report?.unset });
  });

  it('changes nothing when it is done again', async () => {
    const before = await counts();
    expect(states(await published())[0]).toBe('monthly-report inForce');
    expect(await counts()).toEqual(before);
  });

  it('makes a changed profile a new version based on the one before', async () => {
    const before = await definitionInForce(database.db, 'monthly-report', now());
    const [report] = await published({ profile: reportOn(20) });
    expect(report).toMatchObject({ state: 'activated', basedOn: before?.hash });
    const inForce = await definitionInForce(database.db, 'monthly-report', now());
    expect(inForce?.definition.duties[0]?.opens).toEqual({ every: 'month', day: 20 });
    const versions = await listVersions(database.db, 'monthly-report');
    expect(versions.map(({ origin, basedOn }) => [origin, basedOn])).toEqual([
      ['county', before?.hash],
      ['release', null],
    ]);
  });

  it('takes nothing back that a profile has set when it has none', async () => {
    const [report] = await published();
    expect(report?.state).toBe('kept');
    expect((await definitionInForce(database.db, 'monthly-report', now()))?.definition.duties[0]?.opens).toEqual({
      every: 'month',
      day: 20,
    });
  });

  it('goes back to the release where a profile sets nothing any more', async () => {
    expect(states(await published({ profile: { parameters: {} } }))[0]).toBe('monthly-report activated');
  });

  it('never overrides what a person of the county put in force, not even by a profile', async () => {
    const own = (await published({ profile: reportOn(18) }))[0]?.version ?? '';
    await published({ profile: { parameters: {} } });
    minutes += 1;
    const activeFrom = `2026-03-02T01:${String(minutes).padStart(2, '0')}:00.000Z`;
    const activation = { procedure: 'monthly-report', hash: own, activeFrom, ground: '县里决定', by: 'cadre' };
    await activateDefinition(database.db, activation);
    expect((await published({ profile: reportOn(15) }))[0]?.state).toBe('kept');
    expect((await published())[0]?.state).toBe('kept');
    expect((await definitionInForce(database.db, 'monthly-report', now()))?.hash).toBe(own);
  });

  it('refuses what does not resolve or is not sound, publishes the rest, and stores nothing of the refused', async () => {
    const never = structuredClone(monthlyReport) as AuthoredDefinition & { id: string };
    Object.assign(never, {
      id: 'never',
      duties: never.duties?.map((duty) => ({ ...duty, from: '2026-05-01', until: '2026-04-01' })),
    });
    const strange = { ...structuredClone(monthlyReport), id: 'strange', titel: 'misspelt' } as AuthoredDefinition;
    const all = await published({ procedures: [never, strange, monthlyReport] });
    expect(states(all)).toEqual(['never refused', 'strange refused', 'monthly-report kept']);
    expect(all.map(({ faults }) => faults[0]?.code)).toEqual(['NEVER_FIRES', 'UNKNOWN_KEY', undefined]);
    expect(await listVersions(database.db, 'never')).toEqual([]);
  });

  it('gives the same result when two publish at once', async () => {
    const before = await counts();
    const other = { ...structuredClone(monthlyReport), id: 'other-report' } as AuthoredDefinition;
    const at = '2026-03-02T01:59:00.000Z';
    const both = await Promise.all([published({ procedures: [other], at }), published({ procedures: [other], at })]);
    expect(
      both
        .flat()
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['activated', 'inForce']);
    expect(await counts()).toEqual(before.map((count) => count + 1));
  });

  it('tells how far it is', async () => {
    const told: string[] = [];
    await published({ onProgress: (done, total) => void told.push(`${done}/${total}`) });
    expect(told).toEqual(['1/2', '2/2']);
  });
});
