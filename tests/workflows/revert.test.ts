import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadRevertPoint } from '../../db/revert-point.ts';
import type { OutsideDecision, RepairCommand } from '../../domain/case/repair.ts';
import { migration, order, stageIn, version } from '../domain/repair/ordering.ts';
import type { Environment } from '../support/case-environment.ts';
import { clerk, decideOn, director, refusalOf, reviewer, secondReviewer, send } from '../support/case-environment.ts';
import { decision, fourLevels, grant, inquiry, referring } from '../support/definitions.ts';
import { expectReplays, expectWhole, plainEnvironment, stored } from './versions.ts';

let environment: Environment;
beforeAll(async () => {
  environment = await plainEnvironment();
});
afterEach(() => environment.stopWorkers());
afterAll(() => environment.close());

/** The order to go back to an event, as the service makes it from the trail. */
async function reversion(
  caseId: string,
  toSequence: number,
  chosen: OutsideDecision['decision'] | null,
): Promise<RepairCommand> {
  const { db, crypto } = environment;
  const point = await loadRevertPoint(db, crypto, caseId, toSequence);
  if (point === null) throw new Error(`no point ${toSequence}`);
  const outside =
    chosen === null
      ? []
      : point.happened.map(({ effectId, kind }): OutsideDecision => ({
          effectId,
          decision: kind === 'messages' ? 'keep' : chosen,
        }));
  return order({ kind: 'revert', ...point, outside }, `revert-${toSequence}-${point.asOf}`);
}

async function underWay(eventsPerRun?: number) {
  const input = await environment.inputOf(fourLevels, {}, eventsPerRun === undefined ? {} : { eventsPerRun });
  const { handle, answer } = await environment.start(input);
  const { caseId } = answer;
  const { sequence } = await send(handle, decideOn(1, clerk));
  await send(handle, decideOn(2, reviewer));
  return { handle, caseId, sequence };
}

/** A grant that is checked when it is paid. */
const paying = version(grant, (copy) => {
  copy.id = 'paying';
  stageIn(copy, 'pay', 'service').to = 'check';
  const check = decision('check', { by: 'role', role: 'director', level: 'county' }, 'done');
  copy.stages.splice(copy.stages.length - 1, 0, check as (typeof copy.stages)[number]);
});
const ACCOUNT = '6222021234567890128';

describe('a case that is reverted while it runs', () => {
  it('stands again as it stood, goes on, and leaves a chain and rows that hold', async () => {
    await environment.work();
    const { handle, caseId, sequence } = await underWay();
    await send(handle, await reversion(caseId, sequence, 'keep'));
    expect((await refusalOf(send(handle, decideOn(3, director)))).code).toBe('VISIT_CLOSED');
    const open = environment.db.selectFrom('tasks').select('task_id').where('case_id', '=', caseId);
    expect(await open.where('state', '=', 'open').execute()).toEqual([{ task_id: '2.1' }]);
    await expectWhole(environment, caseId);
    await send(handle, decideOn(2, secondReviewer));
    await send(handle, decideOn(4, director));
    expect(await send(handle, decideOn(5, reviewer))).toMatchObject({ status: 'ended' });
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBe(1);
  });

  it('goes back on a command as a whole when an event in its midst is named', async () => {
    await environment.work();
    const { handle, caseId, sequence } = await underWay();
    await send(handle, await reversion(caseId, sequence + 1, 'keep'));
    const { stages } = await environment.db
      .selectFrom('cases')
      .select('stages')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    expect(stages).toEqual(['township']);
  });

  it('keeps its state over a worker that goes away, and over the runs that follow', async () => {
    await environment.work();
    const { handle, caseId, sequence } = await underWay(20);
    const { runId } = await handle.describe();
    await send(handle, await reversion(caseId, sequence, 'keep'));
    await environment.stopWorkers();
    await environment.work();
    await send(handle, decideOn(2, secondReviewer));
    await vi.waitFor(async () => expect((await handle.describe()).runId).not.toBe(runId), { timeout: 10_000 });
    await send(handle, decideOn(4, director));
    expect(await send(handle, decideOn(5, reviewer))).toMatchObject({ status: 'ended' });
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBeGreaterThan(1);
  });

  it('goes on by the version of that time when it was migrated since', async () => {
    await environment.work();
    const { handle, caseId, sequence } = await underWay();
    const next = version(fourLevels, (copy) => {
      stageIn(copy, 'confirm', 'decision').assignee = { by: 'role', role: 'director', level: 'county' };
    });
    await send(handle, migration(next, {}, await stored(environment, next)));
    await send(handle, await reversion(caseId, sequence, 'keep'));
    await environment.stopWorkers();
    await environment.work();
    await send(handle, decideOn(2, secondReviewer));
    await send(handle, decideOn(4, director));
    expect(await send(handle, decideOn(5, reviewer))).toMatchObject({ status: 'ended' });
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBe(1);
  });
});

describe('a case that is reverted to before a payout', () => {
  const paid = async () => {
    await environment.work();
    const data = { payee: '演示', account: ACCOUNT, amount: 100 };
    const { handle, answer } = await environment.start(await environment.inputOf(paying, { data }));
    const { caseId, sequence } = answer;
    await send(handle, decideOn(1, reviewer));
    await atCheck(caseId);
    return { handle, caseId, sequence };
  };
  const atCheck = (caseId: string) =>
    vi.waitFor(
      async () => {
        const query = environment.db.selectFrom('cases').select('stages').where('case_id', '=', caseId);
        expect((await query.executeTakeFirstOrThrow()).stages).toEqual(['check']);
      },
      { timeout: 20_000 },
    );
  const payouts = (caseId: string) =>
    environment.db.selectFrom('payouts').select('effect_id').where('case_id', '=', caseId).execute();

  it('is refused until somebody decides, and does not pay again what is kept', async () => {
    const { handle, caseId, sequence } = await paid();
    const refusal = await refusalOf(send(handle, await reversion(caseId, sequence, null)));
    expect(refusal.code).toBe('REVERT_UNDECIDED');
    expect(refusal.details?.['undecided']).toContain((await payouts(caseId))[0]?.effect_id);
    await send(handle, await reversion(caseId, sequence, 'keep'));
    await send(handle, decideOn(1, secondReviewer));
    await atCheck(caseId);
    expect(await payouts(caseId)).toHaveLength(1);
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBe(1);
  });

  it('pays once more what was taken back outside, and keeps the account sealed in the trail', async () => {
    const { handle, caseId, sequence } = await paid();
    await send(handle, await reversion(caseId, sequence, 'undone'));
    await send(handle, decideOn(1, secondReviewer));
    await atCheck(caseId);
    expect(await payouts(caseId)).toHaveLength(2);
    const rows = await environment.db.selectFrom('events').select('payload').where('case_id', '=', caseId).execute();
    expect(rows.length).toBeGreaterThan(sequence);
    expect(JSON.stringify(rows)).not.toContain(ACCOUNT);
    await expectWhole(environment, caseId);
  });
});

describe('a case that is reverted to before it drew on a ledger', () => {
  const rationed = version(fourLevels, (copy) => {
    copy.id = 'rationed';
    const quota = {
      key: 'places',
      title: { zh: '名额', en: 'places' },
      basis: [{ kind: 'assumed', note: { zh: '测试', en: 'test' } }],
      unit: { zh: '户', en: 'households' },
      limit: 1,
      per: 'county',
      period: 'year',
      amount: 1,
      commit: { on: 'left', stage: 'township' },
    };
    copy.quotas = [quota] as typeof copy.quotas;
  });
  const ledger = () =>
    environment.db.selectFrom('quota_accounts').select(['reserved', 'committed']).executeTakeFirstOrThrow();

  it('holds as much as before, reserved, until it draws again', async () => {
    await environment.work();
    const { handle, answer } = await environment.start(await environment.inputOf(rationed));
    const { caseId } = answer;
    const { sequence } = await send(handle, decideOn(1, clerk));
    await send(handle, decideOn(2, reviewer));
    expect(await ledger()).toEqual({ reserved: 0, committed: 1 });
    await send(handle, await reversion(caseId, sequence, 'undone'));
    expect(await ledger()).toEqual({ reserved: 1, committed: 0 });
    await send(handle, decideOn(2, secondReviewer));
    expect(await ledger()).toEqual({ reserved: 0, committed: 1 });
    await expectWhole(environment, caseId);
  });
});

describe('a case that waited for another when it was reverted', () => {
  const waiting = async (stages: string) =>
    vi.waitFor(
      async () => {
        const query = environment.db.selectFrom('cases').select('stages').where('procedure', '=', 'referring');
        expect((await query.executeTakeFirstOrThrow()).stages).toEqual([stages]);
      },
      { timeout: 20_000 },
    );

  it('takes the answer that has come meanwhile, and opens no second case', async () => {
    await environment.work();
    await environment.inputOf(inquiry);
    const { handle, answer } = await environment.start(await environment.inputOf(referring));
    const { caseId, sequence } = answer;
    await vi.waitFor(async () => expect(await environment.trail(caseId)).toContain('linkOpened'), { timeout: 20_000 });
    const opened = await environment.opened(caseId);
    await send(opened, decideOn(1, reviewer));
    await waiting('township');
    // to its very start, before the other case was even opened
    await send(handle, await reversion(caseId, sequence, 'keep'));
    await waiting('township');
    const links = environment.db.selectFrom('cases').select('case_id').where('origin_case', '=', caseId);
    expect(await links.execute()).toHaveLength(1);
    expect(await send(handle, decideOn(3, secondReviewer))).toMatchObject({ status: 'ended' });
    await expectWhole(environment, caseId);
    expect(await expectReplays(environment, caseId)).toBe(1);
  });
});
