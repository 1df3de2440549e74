import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseRegisters } from '../../activities/adapters/database-registers.ts';
import type { Registers } from '../../activities/ports.ts';
import type { CaseData } from '../../domain/case/state.ts';
import type { Environment } from '../support/case-environment.ts';
import { decideOn, person, reviewer, secondReviewer, send } from '../support/case-environment.ts';
import { VILLAGE, asking, committee, earlyAnswer, grant, inquiry, referring } from '../support/definitions.ts';
import { skipDays } from '../../demo/skip-days.ts';
import { createEnvironment } from './environment.ts';

let environment: Environment;
/** Cases for which the county's register is out of order. */
const closed = new Set<string>();

beforeAll(async () => {
  environment = await createEnvironment();
  const own = databaseRegisters(environment.db);
  const registers: Registers = {
    async enter(effect) {
      const entered = await own.enter(effect);
      // The worst time to fail: it is done, and nobody is told.
      if (closed.has(effect.caseId)) throw new Error('the register is out of order');
      return entered;
    },
  };
  await environment.work({ registers });
});
afterAll(() => environment.close());

const data: CaseData = { payee: '演示户主', account: '6222020200112233446', amount: 3_500_000 };

async function grantCase(caseId = randomUUID()) {
  const { handle } = await environment.start(await environment.inputOf(grant, { caseId, data }));
  return { handle, caseId };
}

async function untilTrailHas(caseId: string, type: string): Promise<string[]> {
  return vi.waitFor(
    async () => {
      const trail = await environment.trail(caseId);
      expect(trail).toContain(type);
      return trail;
    },
    { timeout: 30_000 },
  );
}

describe('effects', () => {
  it('enter the register, write a numbered letter and order the payment, dated by the clock of the case', async () => {
    const { handle, caseId } = await grantCase();
    await skipDays(environment.client, caseId, 40);
    const { recordedAt } = await send(handle, decideOn(1, reviewer));
    expect(await handle.result()).toEqual({ outcome: 'struckOff' });

    const { db } = environment;
    const entry = await db.selectFrom('register_entries').selectAll().where('case_id', '=', caseId).executeTakeFirst();
    expect(entry).toMatchObject({ register: 'grants', entry: 'granted', organisation: VILLAGE, rehearsal: false });
    expect(entry?.fields).toEqual({
      payee: '演示户主',
      amount: 3_500_000,
      account: expect.stringMatching(/^\*+3446$/),
    });
    expect(entry?.entered_on).toBe(localDay(recordedAt));

    const letter = await db.selectFrom('letters').selectAll().where('case_id', '=', caseId).executeTakeFirst();
    expect(letter?.number).toMatch(/^土桥镇函〔\d{4}〕1号$/);

    const payout = await db.selectFrom('payouts').selectAll().where('case_id', '=', caseId).executeTakeFirst();
    expect(payout).toMatchObject({ payee: '演示户主', amount_fen: 3_500_000, ordered_on: localDay(recordedAt) });
    expect(JSON.stringify(payout)).not.toContain('6222020200112233446');
  });

  it('that fail are stuck with their error, and done once when somebody tries them again', async () => {
    const caseId = randomUUID();
    closed.add(caseId);
    const { handle } = await grantCase(caseId);
    await send(handle, decideOn(1, reviewer));
    await untilTrailHas(caseId, 'visitStuck');
    const stuck = await environment.db
      .selectFrom('cases')
      .select(['stuck', 'status'])
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    expect(stuck).toEqual({ stuck: 'effect', status: 'open' });
    const { payload } = await environment.db
      .selectFrom('events')
      .select('payload')
      .where('case_id', '=', caseId)
      .where('type', '=', 'effectFailed')
      .executeTakeFirstOrThrow();
    expect(payload).toMatchObject({ error: 'the register is out of order' });

    closed.delete(caseId);
    const administrator = { kind: 'administrator', person: { id: 'admin', name: '管理员' }, holdings: [] } as const;
    await send(handle, { type: 'retryEffect', actor: { ...administrator, holdings: [] }, visitId: 2 });
    expect(await handle.result()).toEqual({ outcome: 'struckOff' });
    const entries = await environment.db
      .selectFrom('register_entries')
      .select('effect_id')
      .where('case_id', '=', caseId)
      .execute();
    expect(entries).toHaveLength(1);
  });

  it('that fail are tried again by themselves when their pause is over', async () => {
    const caseId = randomUUID();
    closed.add(caseId);
    const { handle } = await grantCase(caseId);
    await send(handle, decideOn(1, reviewer));
    await untilTrailHas(caseId, 'visitStuck');
    closed.delete(caseId);
    await skipDays(environment.client, caseId, 1);
    expect(await handle.result()).toEqual({ outcome: 'struckOff' });
  });
});

describe('a stage that all must agree to', () => {
  it('asks everyone who holds the role', async () => {
    const { handle, answer } = await environment.start(await environment.inputOf(committee));
    const trail = await untilTrailHas(answer.caseId, 'rosterResolved');
    expect(trail.filter((type) => type === 'taskOpened')).toHaveLength(2);
    await send(handle, decideOn(1, reviewer));
    const last = await send(handle, { ...decideOn(1, secondReviewer), taskId: '1.2' });
    expect(last).toMatchObject({ status: 'ended' });
  });

  it('is stuck when nobody holds the role, and an administrator is told', async () => {
    const nobody = '610429102201';
    const { answer } = await environment.start(
      await environment.inputOf(committee, { organisation: nobody, actor: person('far', 'clerk', nobody) }),
    );
    await untilTrailHas(answer.caseId, 'visitStuck');
    const { stuck } = await environment.db
      .selectFrom('cases')
      .select('stuck')
      .where('case_id', '=', answer.caseId)
      .executeTakeFirstOrThrow();
    expect(stuck).toBe('noHolder');
  });
});

describe('a link to another procedure', () => {
  async function linkedCase() {
    await environment.inputOf(inquiry);
    const { handle, answer } = await environment.start(await environment.inputOf(referring, { data: { note: 'see' } }));
    await untilTrailHas(answer.caseId, 'linkOpened');
    return { handle, other: await environment.opened(answer.caseId), caseId: answer.caseId };
  }

  it('opens its case, waits, and goes on when that has ended', async () => {
    const { handle, other, caseId } = await linkedCase();
    await send(other, decideOn(1, reviewer));
    expect(await other.result()).toEqual({ outcome: 'struckOff' });
    await untilTrailHas(caseId, 'linkAnswered');
    await send(handle, decideOn(2, reviewer));
    expect(await handle.result()).toEqual({ outcome: 'struckOff' });
  });

  it('takes the way that the other case’s outcome gives', async () => {
    const { handle, other } = await linkedCase();
    await send(other, decideOn(1, reviewer, 'unfounded', 'nothing found'));
    expect(await handle.result()).toEqual({ outcome: 'filed' });
  });

  it('is answered before the other case ends, where that reports back, and only once', async () => {
    await environment.inputOf(earlyAnswer);
    const { handle, answer } = await environment.start(
      await environment.inputOf(asking('openAndAwait'), { data: { note: 'see' } }),
    );
    await untilTrailHas(answer.caseId, 'linkOpened');
    const other = await environment.opened(answer.caseId);
    await send(other, decideOn(1, reviewer));
    await untilTrailHas(answer.caseId, 'linkAnswered');
    await send(handle, decideOn(2, reviewer));
    expect(await handle.result()).toEqual({ outcome: 'struckOff' });
    await send(other, decideOn(3, reviewer));
    expect(await other.result()).toEqual({ outcome: 'struckOff' });
    const answers = (await environment.trail(answer.caseId)).filter((type) => type === 'linkAnswered');
    expect(answers).toHaveLength(1);
  });

  it.each(['open', 'reopen'] as const)(
    'goes on at once after %s, and the other case names it as its origin',
    async (mode) => {
      await environment.inputOf(earlyAnswer);
      const { handle, answer } = await environment.start(
        await environment.inputOf(asking(mode), { data: { note: 'see' } }),
      );
      await untilTrailHas(answer.caseId, 'linkOpened');
      await send(handle, decideOn(2, reviewer));
      expect(await handle.result()).toEqual({ outcome: 'struckOff' });
      const other = await environment.opened(answer.caseId);
      const row = await vi.waitFor(() =>
        environment.db
          .selectFrom('cases')
          .selectAll()
          .where('case_id', '=', other.workflowId)
          .executeTakeFirstOrThrow(),
      );
      expect(row).toMatchObject({
        origin_case: answer.caseId,
        procedure: 'early-answer',
        status: 'open',
        data: { note: 'see' },
      });
    },
  );

  it('lets the other case end although nobody waits for it any more', async () => {
    const { handle, other } = await linkedCase();
    await handle.terminate('gone');
    await send(other, decideOn(1, reviewer));
    expect(await other.result()).toEqual({ outcome: 'struckOff' });
  });
});

function localDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
