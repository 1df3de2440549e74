import { randomBytes } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFieldCrypto } from '../../db/crypto.ts';
import { rebuildCase } from '../../db/rebuild.ts';
import { verifyCase } from '../../db/verify.ts';
import { skipDays } from '../../demo/skip-days.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import type { Unit } from '../../domain/round/state.ts';
import type { Environment } from '../support/case-environment.ts';
import {
  createCaseEnvironment,
  decideOn,
  keyOf,
  person,
  refusalOf,
  reviewer,
  send,
} from '../support/case-environment.ts';
import { testProcedure, decision, VILLAGE } from '../support/definitions.ts';
import { bulletin, consolidation, duty, FILER, recurring } from '../support/round-definitions.ts';
import { DAILY, filing, roundInput } from '../support/round-input.ts';
import { freshDatabase, testStack, workflowBundlePath } from '../support/stack.ts';
import { failureConverterPath } from '../../config/temporal.ts';

const COUNTY = '610429';
/** As many villages as the county has, in twelve townships. */
const VILLAGES: Unit[] = Array.from({ length: 179 }, (_, index) => ({
  path: `${townshipOf(index)}${200 + Math.floor(index / 12)}`,
  name: `演示村${index + 1}`,
}));
const TOWNSHIPS = [...new Set(VILLAGES.map((unit) => unit.path.slice(0, 9)))];

function townshipOf(index: number): string {
  return `${COUNTY}${101 + (index % 12)}`;
}

const crypto = createFieldCrypto([{ id: 'test', key: randomBytes(32) }], randomBytes(32));

let environment: Environment;
beforeAll(async () => {
  const { temporalAddress } = testStack();
  const database = await freshDatabase();
  // Payloads as they are: this file replays what it has run.
  const options = { temporalAddress, database, bundlePath: workflowBundlePath(), plainPayloads: true };
  environment = await createCaseEnvironment(options);
});
afterEach(() => environment.stopWorkers());
afterAll(() => environment.close());

/** What the events of one type say. */
async function payloads(caseId: string, type: string): Promise<unknown[]> {
  const rows = await environment.db
    .selectFrom('events')
    .select('payload')
    .where('case_id', '=', caseId)
    .where('type', '=', type)
    .execute();
  return rows.map((row) => row.payload);
}

const count = async (caseId: string, type: string): Promise<number> =>
  (await environment.trail(caseId)).filter((one) => one === type).length;

/** Does it for all, a few at a time: a workflow takes ten updates at once. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const walk = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all([walk(), walk(), walk(), walk(), walk(), walk()]);
}

async function rowsOf(caseId: string): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of ['cases', 'round_items', 'tasks', 'clocks', 'case_access', 'case_search'] as const) {
    const rows = await environment.db.selectFrom(table).selectAll().where('case_id', '=', caseId).execute();
    all[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}

describe('a round of 179 villages on the engine', () => {
  it('runs from its opening to its bulletin, over dead workers and several runs, and its record holds', async () => {
    const definition = recurring({ duties: [duty({ ...DAILY, consolidation, bulletin })] });
    await environment.work();
    const input = await roundInput(environment.db, definition, VILLAGES, { eventsPerRun: 400 });
    const { handle, answer } = await environment.start(input);
    const { caseId } = answer;
    // nobody holds the posts here: an administrator is told once
    await vi.waitFor(async () => expect(await count(caseId, 'holdersMissing')).toBe(1));
    const { runId } = await handle.describe();

    const prompt = VILLAGES.slice(0, 160).map((unit) => unit.path);
    await each(prompt.slice(0, 80), (unit) => send(handle, filing(unit)));
    await environment.stopWorkers();
    const waiting = prompt.slice(80, 84).map((unit) => send(handle, filing(unit)));
    await environment.work();
    await Promise.all(waiting);
    await each(prompt.slice(84), (unit) => send(handle, filing(unit)));
    expect((await handle.describe()).runId).not.toBe(runId);
    expect(await refusalOf(send(handle, filing(prompt[0] ?? '')))).toMatchObject({ code: 'ITEM_ALREADY_FILED' });

    await skipDays(environment.client, caseId, 8);
    await vi.waitFor(async () => expect(await count(caseId, 'rungReached')).toBe(2), { timeout: 60_000 });
    expect(await count(caseId, 'dueReached')).toBe(1);
    const late = VILLAGES.slice(160, 170).map((unit) => unit.path);
    await each(late, (unit) => send(handle, filing(unit)));
    await each(TOWNSHIPS, (organisation) =>
      send(handle, {
        type: 'consolidate',
        actor: person(`town-${organisation}`, 'townshipGovernment', organisation),
        organisation,
      }),
    );
    await send(handle, {
      type: 'consolidate',
      actor: person('county', 'countyAuthority', COUNTY),
      organisation: COUNTY,
    });
    const last = await send(handle, {
      type: 'issueBulletin',
      actor: person('leader', 'countyLeadership', COUNTY),
      text: '通报',
    });
    expect(last).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(await handle.result()).toEqual({ outcome: 'completed' });

    const items = await environment.db
      .selectFrom('round_items')
      .select((eb) => ['state', eb.fn.countAll<number>().as('number')])
      .where('case_id', '=', caseId)
      .groupBy('state')
      .orderBy('state')
      .execute();
    expect(items).toEqual([
      { state: 'filed', number: 160 },
      { state: 'late', number: 10 },
      { state: 'silent', number: 9 },
    ]);
    const overdue = environment.db
      .selectFrom('inbox')
      .select('recipient')
      .distinct()
      .where('case_id', '=', caseId)
      .where('kind', '=', 'overdue')
      .where('recipient', 'like', `role:${FILER}@%`);
    expect(await overdue.execute()).toHaveLength(19);

    expect(await verifyCase(environment.db, caseId)).toBeNull();
    const before = await rowsOf(caseId);
    await rebuildCase(environment.db, crypto, caseId);
    expect(await rowsOf(caseId)).toEqual(before);
  });

  it('replays from its history', async () => {
    const definition = recurring({ duties: [duty({ ...DAILY })] });
    await environment.work();
    const units = VILLAGES.slice(0, 5);
    const { handle, answer } = await environment.start(await roundInput(environment.db, definition, units));
    await send(handle, filing(units[0]?.path ?? ''), keyOf('one'));
    await skipDays(environment.client, answer.caseId, 5);
    await vi.waitFor(async () => expect(await count(answer.caseId, 'rungReached')).toBe(1));
    for (const { path } of units.slice(1)) await send(handle, filing(path));
    expect(await handle.result()).toEqual({ outcome: 'completed' });
    const options = { workflowBundle: { codePath: workflowBundlePath() }, dataConverter: { failureConverterPath } };
    const replayed = Worker.runReplayHistory(options, await handle.fetchHistory(), answer.caseId);
    await expect(replayed).resolves.toBeUndefined();
  });
});

describe('an item of a large round', () => {
  it('costs what a command of a case costs: six history events, and no timer of its own', async () => {
    await environment.work();
    const definition = recurring({ duties: [duty(DAILY)] });
    const { handle, answer } = await environment.start(await roundInput(environment.db, definition, VILLAGES));
    await vi.waitFor(async () => expect(await count(answer.caseId, 'holdersMissing')).toBe(1));
    const length = async (): Promise<number> => (await handle.fetchHistory()).events?.length ?? 0;
    await send(handle, filing(VILLAGES[0]?.path ?? ''));
    const before = await length();
    await send(handle, filing(VILLAGES[1]?.path ?? ''));
    expect((await length()) - before).toBe(6);
  });
});

describe('a case that an entry opens', () => {
  const ledger = testProcedure({
    id: 'danger-ledger',
    stages: [decision('review', { by: 'role', role: 'reviewer', level: 'township' }, 'done')],
  });

  it('is filed where the unit is, once, and tells the round how it ended', async () => {
    const one = duty();
    const opens = [{ when: 'visited > 2', procedure: 'danger-ledger', hands: [] }];
    const definition = recurring({ duties: [duty({ ...DAILY, item: { ...one.item, opens } })] });
    await environment.work();
    await environment.inputOf(ledger);
    const units = [{ path: VILLAGE, name: '演示村' }, ...VILLAGES.slice(1, 2)];
    const { handle, answer } = await environment.start(await roundInput(environment.db, definition, units));
    await send(handle, filing(VILLAGE, 3), keyOf('file'));
    const opened = await vi.waitFor(() => environment.opened(answer.caseId));
    expect(await payloads(answer.caseId, 'linkOpened')).toMatchObject([
      { unit: VILLAGE, procedure: 'danger-ledger', caseId: opened.workflowId },
    ]);
    const row = await environment.db
      .selectFrom('cases')
      .select(['organisation', 'origin_case', 'filer_id'])
      .where('case_id', '=', opened.workflowId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ organisation: VILLAGE, origin_case: answer.caseId, filer_id: 'system' });
    await send(opened, decideOn(1, reviewer));
    await vi.waitFor(async () =>
      expect(await payloads(answer.caseId, 'linkAnswered')).toMatchObject([
        { unit: VILLAGE, caseId: opened.workflowId, outcome: 'struckOff' },
      ]),
    );
  });
});

describe('opening a round', () => {
  it('twice is opening once', async () => {
    await environment.work();
    const input = await roundInput(environment.db, recurring({ duties: [duty(DAILY)] }), VILLAGES.slice(0, 3));
    const { answer } = await environment.start(input);
    expect((await environment.start(input)).answer).toEqual(answer);
    expect(await count(answer.caseId, 'roundOpened')).toBe(1);
  });

  it('late records what it has missed, and sends only the highest rung', async () => {
    await environment.work();
    const input = await roundInput(environment.db, recurring({ duties: [duty(DAILY)] }), VILLAGES.slice(0, 3));
    const openedOn = addDays(localDateOf(new Date().toISOString()), -8);
    if (input.start?.type !== 'openRound') throw new TypeError('a round opens');
    const start = { ...input.start, openedOn, period: { label: openedOn, from: openedOn, to: openedOn } };
    const { answer } = await environment.start({ ...input, start });
    expect(answer.events.map((event) => event.type)).toEqual([
      'roundOpened',
      'itemsOpened',
      'dueReached',
      'rungReached',
      'rungReached',
    ]);
  });
});
