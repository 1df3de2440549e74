import { describe, expect, it } from 'vitest';
import { RepairBody } from '../../../api/contracts/repairs.ts';
import { CAUSES, nextStepFor, STUCK_CAUSES, suggestedRepairs, thingOf } from '../../../domain/stuck/cause.ts';
import type { Evidence, StuckCause } from '../../../domain/stuck/cause.ts';

const CASE = '0193b2a4-0000-7000-8000-000000000001';

/** Evidence as the finders and the watchdog give it, by cause. */
const EVIDENCE: Record<StuckCause, Evidence[]> = {
  noWorker: [{ taskQueue: 'banjie' }, { taskQueue: 'banjie', build: 'b1' }],
  workflowTaskFailing: [{ problems: ['category=WorkflowTaskFailed'], attempt: 4 }],
  workflowGone: [{ status: 'TERMINATED' }],
  projectionBehind: [{ shown: 1, recorded: 2 }, { columns: ['tasks.organisation'] }],
  effectFailing: [
    { error: 'away', attempts: 6, visitId: 2, effectId: 'e' },
    { error: null, attempts: null, visitId: null, effectId: null },
  ],
  noHolder: [{ role: 'reviewer', post: '610429101' }, { stages: ['township'] }],
  ladderExhausted: [{ clock: 'limit', rungs: 3 }],
  claimIdle: [{ visitId: 1, taskId: '1.1', stage: 'township', claimedBy: '演示' }],
  roundSilent: [{ period: '2026-10', dueOn: '2026-11-05', units: ['演示村'] }],
  messageUndeliverable: [
    { deliveryId: 7, channel: 'email', cause: 'smtp:550' },
    { channel: 'sms', cause: 'timeout', failures: 9 },
    { webhook: '省平台', cause: 'http:410' },
  ],
  schedulePaused: [
    { scheduleId: 'banjie/report/duty/monthly', note: '县里暂停' },
    { scheduleId: 'banjie/report/duty/monthly', missing: true },
  ],
  parameterUnset: [{ parameter: 'reportDay', titleZh: '报送日', titleEn: 'Day' }],
  workflowLeftOver: [{ endedAt: '2026-11-01T00:00:00.000Z' }],
};

describe('a cause of being stuck', () => {
  it('says in both languages what it is, what has happened and what to do, and has a limit', () => {
    for (const cause of STUCK_CAUSES) {
      const { title, why, next, hours } = CAUSES[cause];
      for (const { zh, en } of [title, why, next]) {
        expect(zh, cause).toMatch(/[\u4e00-\u9fff]/);
        expect(en, cause).toMatch(/^[A-Z][ -~’]+$/);
      }
      expect(hours, cause).toBeGreaterThan(0);
    }
  });

  it('suggests repairs that the service takes as they are, once a reason is given', () => {
    for (const cause of STUCK_CAUSES) {
      for (const evidence of EVIDENCE[cause]) {
        for (const { title, repair, cases } of suggestedRepairs({ cause, caseId: CASE, evidence })) {
          const body = RepairBody.safeParse({ repair, cases, reason: '恢复办理' });
          expect(body.error?.issues ?? [], `${cause} ${JSON.stringify(repair)}`).toEqual([]);
          expect(title.zh).not.toBe('');
        }
      }
    }
  });

  it('suggests a repair of a case to whoever has one, and none where nothing is there that could be repaired', () => {
    const kinds = (cause: StuckCause, evidence: Evidence) =>
      suggestedRepairs({ cause, caseId: CASE, evidence }).map(({ repair }) => repair['kind']);
    expect(kinds('workflowGone', {})).toEqual(['restart', 'cancel']);
    expect(kinds('projectionBehind', {})).toEqual(['reproject']);
    expect(kinds('messageUndeliverable', { channel: 'sms' })).toEqual([]);
    expect(kinds('schedulePaused', { scheduleId: 's' })).toEqual(['unpause']);
    expect(kinds('schedulePaused', { scheduleId: 's', missing: true })).toEqual([]);
  });

  it('sends whoever misses a schedule to the command that makes it, and whoever paused one to resuming it', () => {
    const next = (evidence: Evidence) => nextStepFor({ cause: 'schedulePaused', evidence }).zh;
    expect(next({ scheduleId: 's', missing: true })).toContain('npx banjie schedules');
    expect(next({ scheduleId: 's' })).toBe(CAUSES.schedulePaused.next.zh);
  });

  it('names what is about no case by what people find it under', () => {
    const evidence = { parameter: 'reportDay', titleZh: '报送日' };
    expect(thingOf({ procedure: 'report', part: 'monthly', evidence })).toBe('report · monthly · 报送日 · reportDay');
    expect(thingOf({ procedure: null, part: null, evidence: { role: 'reviewer', post: '610429101' } })).toBe(
      'reviewer · 610429101',
    );
  });
});
