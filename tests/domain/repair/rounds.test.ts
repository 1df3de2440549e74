// What of an administrator's repairs a round knows, and what it refuses with the reason.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/case/people.ts';
import type { Repair } from '../../../domain/case/repair.ts';
import { projectionAfter } from '../../../domain/machine.ts';
import { dryRun } from '../../../domain/repair/dry-run.ts';
import type { RoundEvent } from '../../../domain/round/event.ts';
import { ADMIN, repairCommand } from '../../support/repairs.ts';
import { check, consolidation, duty, FILER, indicator, recurring } from '../../support/round-definitions.ts';
import { openRound, RoundActing } from '../../support/round-driver.ts';
import type { RoundDriver } from '../../support/round-driver.ts';

const VILLAGE = '610429101200';
const SUBSTITUTE = { id: 'substitute', name: '代班人员' };

function reports(change: Parameters<typeof duty>[0] = {}): RoundDriver {
  return openRound(recurring({ duties: [duty(change)] }), 'monthlyReport');
}

/** Tried, then done: the dry run says the very events that follow. */
function repaired(round: RoundDriver, repair: Repair): RoundEvent[] {
  const command = repairCommand(repair);
  const dry = dryRun(round.definition, round.state, command, { now: round.now });
  const before = round.events.length;
  round.apply(command);
  const events = round.events.slice(before);
  expect(dry).toMatchObject({ ok: true, events, canEnd: { ends: true } });
  return events;
}

const refusal = (round: RoundDriver, repair: Repair, more: Parameters<typeof repairCommand>[1] = {}) =>
  round.tries(repairCommand(repair, more));

const as = (round: RoundDriver, person: { id: string; name: string }): RoundActing => {
  const actor: Actor = { kind: 'person', person, holdings: [] };
  return new RoundActing(round, actor, VILLAGE);
};

describe('a task of a round that is given to one person', () => {
  it('is done by him and by nobody of the post any more', () => {
    const round = reports();
    const { taskId } = round.item(VILLAGE);
    const [event] = repaired(round, { kind: 'reassign', visitId: 1, taskId, to: SUBSTITUTE });
    expect(event).toMatchObject({ repair: 'reassign', from: { role: FILER, organisation: VILLAGE }, to: SUBSTITUTE });
    expect(round.unit(VILLAGE).refusedFile({ visited: 3 })).toBe('UNIT_NOT_YOURS');
    as(round, SUBSTITUTE).file({ visited: 3 });
    expect(round.item(VILLAGE).state).toBe('filed');
  });

  it('stands under his name in the worklists, and he sees the round', () => {
    const round = reports();
    const { taskId } = round.item(VILLAGE);
    const events = repaired(round, { kind: 'reassign', visitId: 1, taskId, to: SUBSTITUTE });
    const { changes } = projectionAfter(round.definition, round.state, events) as unknown as {
      changes: { tasks: object[]; grantees: string[] };
    };
    expect(changes.tasks).toMatchObject([{ taskId, role: null, organisation: null, person: SUBSTITUTE }]);
    expect(changes.grantees).toEqual(['assignee:substitute']);
  });

  it('is no longer without a holder', () => {
    const round = reports();
    const { taskId } = round.item(VILLAGE);
    round.system({ type: 'holderMissing', taskIds: [taskId] });
    expect(round.state.unheld).toEqual([taskId]);
    repaired(round, { kind: 'reassign', visitId: 1, taskId, to: SUBSTITUTE });
    expect(round.state.unheld).toEqual([]);
  });

  it('may be a check or a consolidation', () => {
    const round = reports({ check, consolidation });
    round.unit(VILLAGE).file({ visited: 3 });
    const checking = round.item(VILLAGE).checkTaskId ?? '';
    repaired(round, { kind: 'reassign', visitId: 1, taskId: checking, to: SUBSTITUTE });
    expect(
      round.as('townshipGovernment', '610429101').refusal({ type: 'checkItem', unit: VILLAGE, accept: true }),
    ).toBe('NOT_ALLOWED');
    as(round, SUBSTITUTE).accept(VILLAGE);
    round.until('2026-03-26');
    const [step] = round.state.steps;
    repaired(round, { kind: 'reassign', visitId: step?.visit ?? 0, taskId: step?.taskId ?? '', to: SUBSTITUTE });
    as(round, SUBSTITUTE).send({ type: 'consolidate', organisation: step?.organisation ?? '' });
    expect(round.state.steps[0]).toMatchObject({ state: 'done', by: SUBSTITUTE });
  });

  it('is refused where no such task is open, and for whoever has it', () => {
    const round = reports();
    const { taskId } = round.item(VILLAGE);
    const give = { kind: 'reassign', visitId: 1, taskId, to: SUBSTITUTE } as const;
    expect(refusal(round, { ...give, taskId: '1.99' })?.code).toBe('TASK_DONE');
    repaired(round, give);
    expect(refusal(round, give)?.code).toBe('SIGNER_INVALID');
  });
});

describe('patching what a unit has handed in', () => {
  it('is a correction that keeps the old entry, in the administrator’s name', () => {
    const round = reports();
    round.unit(VILLAGE).file({ visited: 3 });
    const events = repaired(round, { kind: 'patchData', changes: { visited: 5 }, unit: VILLAGE });
    expect(events).toMatchObject([
      { type: 'repaired', repair: 'patchData', fields: ['visited'], unit: VILLAGE },
      {
        type: 'itemCorrected',
        old: { visited: 3 },
        data: { visited: 5 },
        actor: { kind: 'administrator', person: ADMIN },
      },
    ]);
  });

  it('is refused without a unit, before anything was handed in, and for values that the form does not take', () => {
    const round = reports();
    expect(refusal(round, { kind: 'patchData', changes: { visited: 5 } })).toMatchObject({ field: '/repair/unit' });
    expect(refusal(round, { kind: 'patchData', changes: { visited: 5 }, unit: VILLAGE })?.code).toBe('ITEM_NOT_FILED');
    round.unit(VILLAGE).file({ visited: 3 });
    expect(refusal(round, { kind: 'patchData', changes: { visited: 900 }, unit: VILLAGE })?.code).toBe('FIELD_INVALID');
  });
});

describe('cancelling', () => {
  it.each([
    ['a round', () => reports()],
    ['a series', () => openRound(recurring({ indicators: [indicator()] }), 'planted')],
  ])('ends %s where it stands, once', (_name, open) => {
    const round = open();
    const command = repairCommand({ kind: 'cancel' });
    round.apply(command);
    expect(round.events.at(-1)).toMatchObject({ type: 'roundEnded', outcome: 'cancelled', reason: 'cancelled' });
    expect(round.state).toMatchObject({ status: 'ended', outcome: 'cancelled' });
    const before = round.events.length;
    expect(round.tries(command)).toBeNull();
    expect(round.events).toHaveLength(before);
    expect(refusal(round, { kind: 'cancel' })?.code).toBe('CASE_ENDED');
  });
});

describe('what a round does not know', () => {
  it.each([
    [{ kind: 'jump', visitId: 1, stage: 'reportItem' }, '没有可跳转的环节'],
    [{ kind: 'suspend', ground: 'forceMajeure' }, '不能中止'],
    [{ kind: 'resume' }, '不会中止'],
    [{ kind: 'dropClaim', visitId: 1, taskId: '1.1' }, '不签收'],
  ] satisfies [Repair, string][])('is refused with the reason: %o', (repair, words) => {
    const answer = refusal(reports(), repair);
    expect(answer).toMatchObject({ code: 'COMMAND_NOT_APPLICABLE', field: '/repair/kind' });
    expect(answer?.message.zh).toContain(words);
  });

  it('and neither is a retry where nothing waits, nor an order of an administrator of one township', () => {
    expect(refusal(reports(), { kind: 'retryEffect', visitId: 1 })?.code).toBe('COMMAND_NOT_APPLICABLE');
    expect(refusal(reports(), { kind: 'cancel' }, { region: '610429101' })?.code).toBe('NOT_ALLOWED');
    expect(refusal(reports(), { kind: 'cancel' }, { order: { approvedBy: ADMIN } })?.code).toBe('SECOND_PERSON_SAME');
  });
});
