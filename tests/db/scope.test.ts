import { fc } from '@fast-check/vitest';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isCaseVisible, listCases } from '../../db/cases.ts';
import { mayBeSeen } from '../../db/scope-sql.ts';
import type { Actor, Holding } from '../../domain/case/people.ts';
import { ADMINISTRATOR, assigneeGrant, maySee, personGrant, roleGrant, scopeOf } from '../../domain/scope.ts';
import type { CaseFacts } from '../../domain/scope.ts';
import { openTestDatabase } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

// Few values, so that they meet often; neighbours whose paths begin alike.
const divisions = ['610429', '610430', '610429101', '610429102', '610429101200', '610429101201', '610429102200'];
const bodies = ['housing', 'civil', 'judicial-office', 'housing-fund'];
const division = fc.constantFrom(...divisions);
const organisation = fc.oneof(
  division,
  fc.tuple(division, fc.constantFrom(...bodies)).map(([path, body]) => `${path}/${body}`),
);
const role = fc.constantFrom('clerk', 'reviewer', 'verifier', ADMINISTRATOR);
const personId = fc.constantFrom('p1', 'p2', 'p3');
const department = fc
  .tuple(fc.constantFrom('county', 'township', 'village'), fc.constantFrom(...bodies))
  .map(([level, body]) => `${level}/${body}`);
const grant = fc.oneof(
  personId.map(personGrant),
  personId.map(assigneeGrant),
  fc.tuple(role, organisation).map(([name, path]) => roleGrant(name, path)),
);

const holding: fc.Arbitrary<Holding> = fc
  .record({ role, organisation, agencyOf: fc.option(personId, { nil: undefined, freq: 3 }) })
  .map(({ agencyOf, ...one }) =>
    agencyOf === undefined ? one : { ...one, agencyOf: { id: agencyOf, name: agencyOf } },
  );
const actor: fc.Arbitrary<Actor> = fc
  .record({ id: personId, holdings: fc.array(holding, { maxLength: 4 }) })
  .map(({ id, holdings }) => ({ kind: 'person', person: { id, name: id }, holdings }));

const caseFacts: fc.Arbitrary<CaseFacts> = fc.record({
  organisation,
  departments: fc.uniqueArray(department, { maxLength: 3 }),
  grantees: fc.uniqueArray(grant, { maxLength: 3 }),
});

/** Puts cases that have nothing but what the rule reads; returns their ids. */
async function putCases(all: readonly CaseFacts[]): Promise<string[]> {
  const { db } = database;
  await sql`truncate cases, case_access, definitions cascade`.execute(db);
  const rows = all.map((facts) => ({ id: randomUUID(), hash: JSON.stringify(facts.departments), ...facts }));
  await sql`
    insert into definitions (hash, procedure, form, json, departments, origin, created_at)
    select distinct on (r.hash) r.hash, 'p', 'case', '{}'::jsonb, array(select jsonb_array_elements_text(r.departments)),
      'release', now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(hash text, departments jsonb)`.execute(db);
  await sql`
    insert into cases (case_id, case_number, procedure, definition_hash, organisation, filer_id, filer_name, filed_at,
      status, rehearsal, stages, started_on, started_at, sequence, chain_head, data, overdue, card, updated_at)
    select r.id, r.id, 'p', r.hash, r.organisation, 'f', 'f', r.organisation, 'open', false, '{}', '2026-01-01', now(), 1,
      '\\x00', '{}', false, 'none', now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, hash text, organisation text)`.execute(db);
  await sql`
    insert into case_access select g, r.id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, grantees jsonb),
      jsonb_array_elements_text(r.grantees) g`.execute(db);
  return rows.map((row) => row.id);
}

it('shows in SQL exactly what the rule shows, for any post and any case', async () => {
  const shown: boolean[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.array(caseFacts, { minLength: 30, maxLength: 30 }),
      fc.array(actor, { minLength: 10, maxLength: 10 }),
      async (all, actors) => {
        const ids = await putCases(all);
        for (const who of actors) {
          const scope = scopeOf(who);
          const expected = ids.filter((_, index) => maySee(scope, all[index] as CaseFacts)).sort();
          const rows = await database.db
            .selectFrom('cases')
            .select('case_id')
            .where((eb) => mayBeSeen(eb, scope))
            .execute();
          expect(rows.map((row) => row.case_id).sort()).toEqual(expected);
          shown.push(...all.map((facts) => maySee(scope, facts)));
        }
      },
    ),
    { numRuns: 25 },
  );
  // The data must be such that both answers are common, or the comparison says nothing.
  const share = shown.filter(Boolean).length / shown.length;
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(0.9);
});

it('keeps what is outside the scope out of lists and look-ups', async () => {
  const nothing = { departments: [], grantees: [] };
  const [inside = '', outside = ''] = await putCases([
    { organisation: '610429101200', ...nothing },
    { organisation: '610429102200', ...nothing },
  ]);
  const scope = scopeOf({
    kind: 'person',
    person: { id: 'p1', name: 'p1' },
    holdings: [{ role: 'reviewer', organisation: '610429101' }],
  });
  const { rows } = await listCases(database.db, scope, {}, { limit: 10 });
  expect(rows.map((row) => row.caseId)).toEqual([inside]);
  expect(await isCaseVisible(database.db, scope, inside)).toBe(true);
  expect(await isCaseVisible(database.db, scope, outside)).toBe(false);
});
