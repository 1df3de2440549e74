import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkHash } from '../../db/chain.ts';
import { readLinks } from '../../db/event-rows.ts';
import { loadEvents, loadState } from '../../db/events.ts';
import { summaryOf } from '../../domain/machine.ts';
import type { DB } from '../../db/schema.ts';
import { verifyAll, verifyCase } from '../../db/verify.ts';
import type { Break } from '../../db/verify.ts';
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/definitions.ts';
import { subsidy, VILLAGE_DATA } from './definitions-for-tests.ts';
import { openTestDatabase, putPaths, RecordedCase } from './recorded-case.ts';
import type { TestDatabase } from './recorded-case.ts';

let database: TestDatabase;
let caseId: string;
let one: RecordedCase;
beforeAll(async () => {
  database = await openTestDatabase();
  await putPaths(database.db, COUNTY, TOWNSHIP, VILLAGE);
  const subject = { id: 'h-1', kind: 'household', name: '演示户' } as const;
  one = await new RecordedCase(database, subsidy).start({ subject, data: VILLAGE_DATA });
  await one.step((driver) => driver.as('reviewer').decide('approve'));
  ({ caseId } = one);
});
afterAll(() => database.close());

class RolledBack extends Error {}

/** What is found after a change that is then taken back. */
async function foundAfter(change: (db: Transaction<DB>) => Promise<unknown>): Promise<Break | null> {
  let found: Break | null = null;
  await database.db
    .transaction()
    .execute(async (transaction) => {
      await change(transaction);
      found = await verifyCase(transaction, caseId, database.crypto);
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  return found;
}

const setting =
  (assignment: string, sequence = 6) =>
  (db: Transaction<DB>) =>
    sql`update events set ${sql.raw(assignment)} where case_id = ${caseId} and sequence = ${sequence}`.execute(db);

it('finds nothing in what was recorded', async () => {
  expect(await foundAfter(() => Promise.resolve())).toBeNull();
});

describe('a changed column of an event breaks the chain there', () => {
  it.each([
    ['batch', 'batch = 7', 'contentDiffers'],
    ['type', "type = 'commented'", 'contentDiffers'],
    ['recorded_at', "recorded_at = recorded_at + interval '1 millisecond'", 'contentDiffers'],
    ['business_date', 'business_date = business_date - 1', 'contentDiffers'],
    ['actor_kind', "actor_kind = 'administrator'", 'contentDiffers'],
    ['actor_id', "actor_id = 'somebody-else'", 'contentDiffers'],
    ['actor_name', "actor_name = '另一人'", 'contentDiffers'],
    ['behalf_id and behalf_name', "behalf_id = 'x', behalf_name = 'x'", 'contentDiffers'],
    ['payload', `payload = (payload::jsonb || '{"counts": false}')::json`, 'contentDiffers'],
    ['prev_hash', "prev_hash = decode(repeat('00', 32), 'hex')", 'previousDiffers'],
    ['hash', "hash = decode(repeat('00', 32), 'hex')", 'contentDiffers'],
  ] as const)('%s', async (_column, assignment, reason) => {
    expect(await foundAfter(setting(assignment))).toEqual({ caseId, sequence: 6, reason });
  });

  it('case_id', async () => {
    const found = await foundAfter(setting("case_id = '00000000-0000-4000-8000-000000000009'"));
    expect(found).toEqual({ caseId, sequence: 6, reason: 'missing' });
  });

  it('sequence', async () => {
    expect(await foundAfter(setting('sequence = 600'))).toEqual({ caseId, sequence: 6, reason: 'missing' });
  });

  it('a salt or a cipher text in sealed', async () => {
    for (const part of ['salt', 'cipher']) {
      const path = `'{/data/idNumber,${part}}'`.replace('/data/idNumber', '"/data/idNumber"');
      const found = await foundAfter(
        setting(`sealed = jsonb_set(sealed::jsonb, ${path}, '"k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"')::json`, 1),
      );
      expect(found).toEqual({ caseId, sequence: 1, reason: 'sealedValueDiffers' });
    }
  });

  it('an event whose own hash was made again still breaks the next one', async () => {
    const found = await foundAfter(async (db) => {
      const links = await readLinks(db, caseId);
      const link = links.find((candidate) => candidate.sequence === 6);
      if (link === undefined) throw new Error('no event 6');
      const forged = linkHash(link.prevHash, { ...link, actor: { kind: 'system' } });
      await db
        .updateTable('events')
        .set({ actor_kind: 'system', actor_id: null, actor_name: null, hash: forged })
        .where('case_id', '=', caseId)
        .where('sequence', '=', 6)
        .execute();
    });
    expect(found).toEqual({ caseId, sequence: 7, reason: 'previousDiffers' });
  });
});

describe('events that are gone', () => {
  it('are found in the middle', async () => {
    const found = await foundAfter((db) =>
      sql`delete from events where case_id = ${caseId} and sequence = 3`.execute(db),
    );
    expect(found).toEqual({ caseId, sequence: 3, reason: 'missing' });
  });

  it('are found at the end, by the head that the case keeps', async () => {
    const last = one.driver.state.sequence;
    const found = await foundAfter((db) =>
      sql`delete from events where case_id = ${caseId} and sequence = ${last}`.execute(db),
    );
    expect(found).toEqual({ caseId, sequence: last - 1, reason: 'headDiffers' });
  });

  it('are found when nothing but the case is left', async () => {
    const found: Break[] = [];
    await database.db
      .transaction()
      .execute(async (transaction) => {
        await sql`delete from events where case_id = ${caseId}`.execute(transaction);
        await verifyAll(transaction, (one) => found.push(one));
        throw new RolledBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
    expect(found).toEqual([{ caseId, sequence: 1, reason: 'missing' }]);
  });
});

it('still holds when a value is erased, and the trail says so in its place', async () => {
  await database.db
    .transaction()
    .execute(async (transaction) => {
      await sql`update events set sealed = (sealed::jsonb - '/data/idNumber')::json
        where case_id = ${caseId} and sequence = 1`.execute(transaction);
      expect(await verifyCase(transaction, caseId, database.crypto)).toBeNull();
      const [first] = await loadEvents(transaction, database.crypto, caseId);
      expect(first).toMatchObject({ data: { idNumber: { $erased: true }, amount: VILLAGE_DATA.amount } });
      const state = await loadState(transaction, database.crypto, caseId);
      if (state === null) throw new Error('no state');
      expect(summaryOf(subsidy, state).stages).toEqual(['housingCheck', 'civilCheck']);
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
});

describe('npx banjie verify', () => {
  const run = promisify(execFile);
  const banjie = (...args: string[]) =>
    run(process.execPath, [join(import.meta.dirname, '../../cli/main.ts'), ...args], {
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        DATA_KEYS: `k1:${database.dataKey.toString('base64')}`,
        BLIND_INDEX_KEY: database.blindIndexKey.toString('base64'),
      },
    });

  it('ends with 0 when every chain holds', async () => {
    expect((await banjie('verify')).stdout).toContain('✓ 1 verified');
    expect((await banjie('verify', caseId)).stdout).toContain('✓ 1 verified');
  });

  it('names the case and the event and ends with 1 when one is broken', async () => {
    await setting("actor_name = '另一人'")(database.db as Transaction<DB>);
    await expect(banjie('verify')).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining(`${caseId} #6`) });
    await setting(`actor_name = 'reviewer@${TOWNSHIP}'`)(database.db as Transaction<DB>);
    expect((await banjie('rebuild', caseId)).stdout).toContain(caseId);
    expect((await banjie('verify')).stdout).toContain('✓ 1 verified');
  });

  it('ends with 2 and its usage on anything else', async () => {
    await expect(banjie('verify', 'not-a-case')).rejects.toMatchObject({ code: 2 });
    await expect(banjie('toString')).rejects.toMatchObject({ code: 2 });
  });
});
