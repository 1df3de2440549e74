import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../support/case-environment.ts';
import { clerk, decideOn, reviewer, send } from '../support/case-environment.ts';
import { cooling, fourLevels } from '../support/definitions.ts';
import { skipDays } from '../../demo/skip-days.ts';
import { createEnvironment } from './environment.ts';

let environment: Environment;
beforeAll(async () => {
  environment = await createEnvironment();
  await environment.work();
});
afterAll(() => environment.close());

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the one timer of a case', () => {
  it('moves a wait on when its time has come, by the clock of the case', async () => {
    const { handle, answer } = await environment.start(await environment.inputOf(cooling));
    await skipDays(environment.client, answer.caseId, 17);
    await vi.waitFor(async () => expect(await environment.trail(answer.caseId)).toContain('taskOpened'));
    const ended = await send(handle, decideOn(2, reviewer));
    expect(ended).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    const days = (Date.parse(ended.recordedAt) - Date.parse(answer.recordedAt)) / DAY_MS;
    expect(days).toBeGreaterThanOrEqual(15);
    expect(days).toBeLessThan(18);
  });

  it('warns before a limit and draws a card after it, once each', async () => {
    const { handle, answer } = await environment.start(await environment.inputOf(fourLevels));
    await send(handle, decideOn(1, clerk));
    await skipDays(environment.client, answer.caseId, 20);
    await vi.waitFor(async () => expect(await environment.trail(answer.caseId)).toContain('clockRungReached'));
    const trail = await environment.trail(answer.caseId);
    const alarms = trail.filter((type) => ['clockWarned', 'clockOverdue', 'clockRungReached'].includes(type));
    expect(alarms).toEqual(['clockWarned', 'clockOverdue', 'clockRungReached']);
    const { card, overdue } = await environment.db
      .selectFrom('cases')
      .select(['card', 'overdue'])
      .where('case_id', '=', answer.caseId)
      .executeTakeFirstOrThrow();
    expect({ card, overdue }).toEqual({ card: 'yellow', overdue: true });
  });

  it('rings early rather than be set anew, and then finds nothing to do', async () => {
    const { handle, answer } = await environment.start(await environment.inputOf(fourLevels));
    await send(handle, decideOn(1, clerk));
    await send(handle, decideOn(2, reviewer, 'return', 'the map is missing'));
    await send(handle, decideOn(3, clerk));
    const before = await environment.trail(answer.caseId);
    const { events } = await handle.fetchHistory();
    expect((events ?? []).filter((event) => Boolean(event.timerStartedEventAttributes))).toHaveLength(1);
    expect((events ?? []).filter((event) => Boolean(event.timerCanceledEventAttributes))).toHaveLength(0);
    expect(before).not.toContain('clockWarned');
    await skipDays(environment.client, answer.caseId, 20);
    await vi.waitFor(async () => expect(await environment.trail(answer.caseId)).toContain('clockRungReached'));
    const later = (await environment.trail(answer.caseId)).slice(before.length);
    expect(later).toEqual(['clockWarned', 'clockOverdue', 'clockRungReached']);
  });
});
