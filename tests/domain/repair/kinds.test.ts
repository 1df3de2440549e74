// Each kind of repair of a case, and each of its refusals.
import { describe, expect, it } from 'vitest';
import { dryRun } from '../../../domain/repair/dry-run.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { driver } from '../../support/case-driver.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { committee, cooling, decision, end, fourLevels, grant, testProcedure } from '../../support/definitions.ts';
import { ADMIN, refusalOf, repairCommand, repaired } from '../../support/repairs.ts';
import { basis, sampleDefinition, text } from '../../support/sample-definition.ts';

const SUBSTITUTE = { id: 'substitute', name: '代班人员' };
/** The filing asks for both fields that its rule and its stages read. */
const SAMPLE = sampleDefinition({
  filing: {
    level: 'village',
    by: [{ role: 'clerk', level: 'village' }],
    form: [{ field: 'reason' }, { field: 'people' }],
    rules: [{ when: 'people > 0', otherwise: text('人数须大于零') }],
  },
});
const GRANTED = { payee: '演示户', account: '6222020200112230', amount: 100 };

function chain(): CaseDriver {
  return driver(fourLevels).start({ data: {} });
}

/** In the middle of its parallel: both bodies inspect. */
function inSectors(): CaseDriver {
  return driver(SAMPLE)
    .start({ data: { reason: '漏雨', people: 2 } })
    .as('reviewer')
    .decide('approve');
}

const visitOf = (one: CaseDriver, stage: string): number =>
  one.state.visits.find((visit) => visit.stage === stage)?.id ?? -1;

const taskOf = (one: CaseDriver, stage: string): { visitId: number; taskId: string } => {
  const visit = one.state.visits.find((candidate) => candidate.stage === stage);
  const task = visit?.tasks.find((candidate) => candidate.state === 'open');
  return { visitId: visit?.id ?? -1, taskId: task?.id ?? '' };
};

describe('who may order a repair', () => {
  const cancel = { kind: 'cancel' } as const;

  it('is an administrator of the region of the case, and nobody else', () => {
    expect(refusalOf(chain(), cancel, { region: '610429' })).toBe('accepted');
    expect(refusalOf(chain(), cancel, { region: '610429101' })).toBe('accepted');
    expect(refusalOf(chain(), cancel, { region: '610429102' })).toBe('NOT_ALLOWED');
    expect(refusalOf(chain(), cancel, { role: 'director' })).toBe('NOT_ALLOWED');
  });

  it('is never the system, nor somebody who is called administrator without holding the post', () => {
    const one = chain();
    const command = repairCommand(cancel);
    expect(one.tries({ ...command, actor: { kind: 'system' } })?.code).toBe('NOT_ALLOWED');
    const named = { kind: 'administrator', person: ADMIN, holdings: [] } as const;
    expect(one.tries({ ...command, actor: { ...named, holdings: [] } })?.code).toBe('NOT_ALLOWED');
  });

  it('gives a reason, and a second person who is neither himself nor whom he acts for', () => {
    expect(refusalOf(chain(), cancel, { order: { reason: ' ' } })).toBe('OPINION_REQUIRED');
    expect(refusalOf(chain(), cancel, { order: { approvedBy: ADMIN } })).toBe('SECOND_PERSON_SAME');
    const command = repairCommand(cancel, { order: { approvedBy: SUBSTITUTE } });
    const holding = { role: 'systemAdministrator', organisation: '610429', agencyOf: SUBSTITUTE };
    const agent = { kind: 'person' as const, person: ADMIN, holdings: [holding] };
    expect(chain().tries({ ...command, actor: agent })?.code).toBe('SECOND_PERSON_SAME');
    expect(refusalOf(chain(), cancel, { order: { approvedBy: SUBSTITUTE } })).toBe('accepted');
  });

  it('is named in the trail as administrator, with the order, the reason and the second person', () => {
    const one = chain();
    const { events } = repaired(one, cancel, { order: { id: 'order-x', approvedBy: SUBSTITUTE } });
    expect(events[0]).toMatchObject({
      type: 'repaired',
      orderId: 'order-x',
      reason: '事项停滞',
      approvedBy: SUBSTITUTE,
      actor: { kind: 'administrator', person: ADMIN },
    });
  });
});

describe('an order', () => {
  it('is carried out once, also when it has ended the case', () => {
    const one = chain();
    const command = repairCommand({ kind: 'cancel' });
    one.apply(command);
    const before = one.events.length;
    expect(one.tries(command)).toBeNull();
    expect(one.events).toHaveLength(before);
  });

  it('on a case that has ended is refused, with how it ended', () => {
    const one = chain();
    repaired(one, { kind: 'cancel' });
    const refusal = one.tries(repairCommand({ kind: 'suspend', ground: 'forceMajeure' }));
    expect(refusal).toMatchObject({ code: 'CASE_ENDED', details: { outcome: 'cancelled' } });
  });

  it('has a business date that is neither ahead nor before the case began', () => {
    const cancel = { kind: 'cancel' } as const;
    expect(refusalOf(chain(), cancel, { businessDate: '2026-03-03' })).toBe('BUSINESS_DATE_IN_FUTURE');
    expect(refusalOf(chain(), cancel, { businessDate: '2026-03-01' })).toBe('BUSINESS_DATE_BEFORE_STAGE');
    const one = chain().days(5);
    expect(repaired(one, cancel, { businessDate: '2026-03-04' }).events[0]?.businessDate).toBe('2026-03-04');
  });
});

describe('reassigning', () => {
  it('gives an open task to a person, who then decides, and nobody of the post any more', () => {
    const one = chain();
    const on = taskOf(one, 'village');
    const { dry } = repaired(one, { kind: 'reassign', ...on, to: SUBSTITUTE });
    expect(dry.before.tasks[0]?.to).toEqual({ role: 'clerk', organisation: '610429101200' });
    expect(dry.after.tasks[0]?.to).toEqual({ person: SUBSTITUTE });
    expect(one.as('clerk', '610429101200').refusal({ type: 'decide', ...on, outcome: 'approve' })).toBe('NOT_ALLOWED');
    expect(one.asPerson('substitute').decide('approve').stages).toEqual(['township']);
  });

  it('takes a task from whoever has claimed it, and says so', () => {
    const one = chain();
    one.as('clerk').send({ type: 'claim', ...taskOf(one, 'village') });
    const { dry } = repaired(one, { kind: 'reassign', ...taskOf(one, 'village'), to: SUBSTITUTE });
    expect(dry.warnings.map(({ en }) => en).join()).toContain('has claimed it');
    expect(one.state.visits[0]?.tasks[0]?.claimedBy).toBeUndefined();
  });

  it('ends a standstill for want of a holder', () => {
    const one = chain();
    one.system({ type: 'holderMissing', taskIds: [taskOf(one, 'village').taskId] });
    expect(one.state.visits[0]?.stuckReason).toBe('noHolder');
    repaired(one, { kind: 'reassign', ...taskOf(one, 'village'), to: SUBSTITUTE });
    expect(one.state.visits[0]?.stuckReason).toBeUndefined();
  });

  it('opens a task where the data name nobody, and seats one person where a roster is empty', () => {
    const nobody = testProcedure({
      id: 'nobody-named',
      fields: [
        { key: 'note', label: text('note'), type: 'text' },
        { key: 'helper', label: text('helper'), type: 'person' },
      ],
      stages: [decision('help', { by: 'personField', field: 'helper' }, 'done')],
    });
    const one = driver(nobody).start({ data: {} });
    expect(one.state.visits[0]).toMatchObject({ stuckReason: 'noHolder', tasks: [] });
    repaired(one, { kind: 'reassign', visitId: 1, taskId: '', to: SUBSTITUTE });
    expect(one.asPerson('substitute').decide('approve').state.status).toBe('ended');

    const empty = driver(committee, { rosters: { 'reviewer@610429101': [] } }).start({ data: {} });
    expect(empty.state.visits[0]?.stuckReason).toBe('noHolder');
    const { dry } = repaired(empty, { kind: 'reassign', visitId: 1, taskId: '', to: SUBSTITUTE });
    expect(dry.warnings.map(({ en }) => en)).toContain('Several people decide this stage; he alone will');
    expect(empty.asPerson('substitute').decide('approve').state.status).toBe('ended');
  });

  it('keeps the separation of duties', () => {
    const one = chain();
    const applicant = { id: 'applicant-1', name: '演示申请人' };
    expect(refusalOf(one, { kind: 'reassign', ...taskOf(one, 'village'), to: applicant })).toBe(
      'APPLICANT_MAY_NOT_DECIDE',
    );
  });

  it('is refused for a task that is done or unknown, a stage that was left, and the person who has it', () => {
    const one = chain();
    const first = taskOf(one, 'village');
    repaired(one, { kind: 'reassign', ...first, to: SUBSTITUTE });
    expect(refusalOf(one, { kind: 'reassign', ...first, to: SUBSTITUTE })).toBe('SIGNER_INVALID');
    expect(refusalOf(one, { kind: 'reassign', visitId: 1, taskId: '9.9', to: SUBSTITUTE })).toBe(
      'COMMAND_NOT_APPLICABLE',
    );
    expect(refusalOf(one, { kind: 'reassign', visitId: 1, taskId: '', to: SUBSTITUTE })).toBe('COMMAND_NOT_APPLICABLE');
    one.asPerson('substitute').decide('approve');
    expect(refusalOf(one, { kind: 'reassign', ...first, to: ADMIN })).toBe('VISIT_CLOSED');
  });
});

describe('dropping a claim', () => {
  it('gives the task back to its post', () => {
    const one = chain();
    const on = taskOf(one, 'village');
    one.as('clerk').send({ type: 'claim', ...on });
    const { dry } = repaired(one, { kind: 'dropClaim', ...on });
    expect([dry.before, dry.after].map(({ tasks }) => tasks[0]?.claimedBy?.id ?? null)).toEqual([
      'clerk@610429101200',
      null,
    ]);
    expect(one.as('clerk', '610429101200', 'another').decide('approve').stages).toEqual(['township']);
  });

  it('is refused where nobody has claimed', () => {
    const one = chain();
    expect(refusalOf(one, { kind: 'dropClaim', ...taskOf(one, 'village') })).toBe('COMMAND_NOT_APPLICABLE');
  });
});

describe('jumping', () => {
  it('goes forward and back, closes what the stage had opened, and starts the clocks of the other', () => {
    const one = chain();
    const { dry } = repaired(one, { kind: 'jump', visitId: 1, stage: 'township', note: '村级已口头同意' });
    expect(one.stages).toEqual(['township']);
    expect(dry.before.clocks).toEqual([]);
    expect(dry.after.clocks).toMatchObject([{ clockId: 'review#2', state: 'running', dueOn: '2026-03-17' }]);
    repaired(one, { kind: 'jump', visitId: 2, stage: 'village' });
    expect(one.stages).toEqual(['village']);
    expect(one.state.clocks).toMatchObject([{ id: 'review#2', state: 'stopped' }]);
    expect(one.events.findLast((event) => event.type === 'visitClosed')).toMatchObject({ reason: 'jumped' });
  });

  it('to an end ends the case and says so before', () => {
    const one = chain();
    const { dry } = repaired(one, { kind: 'jump', visitId: 1, stage: 'done' });
    expect(one.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(dry.warnings.map(({ en }) => en).join()).toContain('ends at once');
  });

  it('into the middle of a parallel is refused with the rule, and to the parallel as a whole opens all its branches', () => {
    const one = driver(SAMPLE).start({ data: { reason: '漏雨', people: 2 } });
    const refusal = one.tries(repairCommand({ kind: 'jump', visitId: 1, stage: 'inspect' }));
    expect(refusal).toMatchObject({ code: 'JUMP_TARGET_INVALID', field: '/repair/stage' });
    expect(refusal?.message.zh).toContain('只能跳转到同一层或外层的环节');
    expect(refusal?.details?.['targets']).toContain('sectors');
    repaired(one, { kind: 'jump', visitId: 1, stage: 'sectors' });
    expect(one.stages).toEqual(['sectors', 'inspect', 'inspect']);
  });

  it('out of a branch closes the parallel with its other branches, and names them before', () => {
    const one = inSectors();
    const { dry } = repaired(one, { kind: 'jump', visitId: visitOf(one, 'inspect'), stage: 'accept' });
    expect(one.stages).toEqual(['accept']);
    expect(dry.warnings.some(({ en }) => en.startsWith('This closes too'))).toBe(true);
  });

  it('within a branch leaves the others alone', () => {
    const one = inSectors();
    const [, first, second] = one.state.visits;
    repaired(one, { kind: 'jump', visitId: first?.id ?? 0, stage: 'inspect' });
    expect(one.stages).toEqual(['sectors', 'inspect', 'inspect']);
    expect(one.state.visits.map((visit) => visit.id)).toContain(second?.id);
    expect(one.state.visits.at(-1)?.within?.branch).toBe(first?.within?.branch);
  });

  it('to a stage that needs data which nobody has filled in says so', () => {
    const needy = CaseForm.parse({
      ...grant,
      id: 'needy',
      filing: { ...grant.filing, form: grant.filing.form.map((one) => ({ ...one, required: false })) },
      stages: [
        decision('township', { by: 'role', role: 'reviewer', level: 'township' }, 'review'),
        {
          ...decision('review', { by: 'role', role: 'reviewer', level: 'township' }, 'done'),
          outcomes: [
            {
              key: 'approve',
              title: text('同意'),
              kind: 'approve',
              to: 'done',
              rules: [{ when: 'amount > 10', otherwise: text('金额须大于十') }],
            },
            { key: 'reject', title: text('不同意'), kind: 'reject', to: 'done' },
          ],
        },
        end('done', 'completed'),
      ],
    });
    const one = driver(needy).start({ data: {} });
    const { dry } = repaired(one, { kind: 'jump', visitId: 1, stage: 'review' });
    expect(dry.warnings).toContainEqual({
      zh: '“review”需要而尚未填写：amount',
      en: '"review" needs what nobody has filled in: amount',
    });
  });

  it('to a service that lacks its data is refused, since the case could not end', () => {
    const bare = CaseForm.parse({
      ...grant,
      filing: { ...grant.filing, form: grant.filing.form.map((one) => ({ ...one, required: false })) },
    });
    const one = driver(bare).start({ data: {} });
    const refusal = one.tries(repairCommand({ kind: 'jump', visitId: 1, stage: 'pay' }));
    expect(refusal?.code).toBe('REPAIR_WITHOUT_END');
    expect(refusal?.message.en).toContain('"pay" lacks "payee"');
    expect(one.stages).toEqual(['township']);
  });

  it('back over a payout names it as done, and will do it once more', () => {
    const paid = CaseForm.parse({
      ...grant,
      stages: grant.stages
        .map((stage) => (stage.key === 'pay' ? { ...stage, to: 'confirm' } : stage))
        .concat(
          CaseForm.parse(
            testProcedure({
              id: 'confirming',
              stages: [
                decision('confirm', { by: 'role', role: 'director', level: 'county' }, 'done', {
                  sameDeciderAllowed: true,
                }),
              ],
            }),
          ).stages.slice(0, 1),
        ),
    });
    const one = driver(paid).start({ data: GRANTED }).as('reviewer').decide('approve');
    expect(one.stages).toEqual(['confirm']);
    const { dry } = repaired(one, { kind: 'jump', visitId: visitOf(one, 'confirm'), stage: 'pay' });
    expect(dry.outside.map(({ kind }) => kind)).toEqual(['registryEntry', 'letter', 'payout']);
    expect(dry.warnings.map(({ en }) => en)).toEqual([
      'This has happened outside and is not undone: entry, letter, pay',
      '"pay" will be done once more',
    ]);
  });

  it('is refused for unknown stages, stages that were left, and a case that stands still', () => {
    const one = chain();
    expect(refusalOf(one, { kind: 'jump', visitId: 1, stage: 'nowhere' })).toBe('UNKNOWN_STAGE');
    expect(refusalOf(one, { kind: 'jump', visitId: 7, stage: 'township' })).toBe('COMMAND_NOT_APPLICABLE');
    repaired(one, { kind: 'suspend', ground: 'forceMajeure' });
    expect(refusalOf(one, { kind: 'jump', visitId: 1, stage: 'township' })).toBe('CASE_SUSPENDED');
  });
});

describe('patching data', () => {
  it('keeps old and new as corrections, masks what is sensitive in the dry run, and computes again', () => {
    const one = driver(grant).start({ data: GRANTED });
    const { dry, events } = repaired(one, { kind: 'patchData', changes: { amount: 200, account: '6222020200112230' } });
    expect(events.map(({ type }) => type)).toEqual(['repaired', 'dataCorrected']);
    expect(events[1]).toMatchObject({ field: 'amount', old: 100, value: 200, reason: '事项停滞' });
    expect(dry.data).toMatchObject([{ field: 'amount', old: 100, value: 200 }]);
    const other = repaired(one, { kind: 'patchData', changes: { account: '6228480402564890018' } });
    expect(other.dry.data).toMatchObject([{ field: 'account', old: '************2230', value: '***************0018' }]);
  });

  it('is refused for values that their field does not take, naming field and rule', () => {
    const one = driver(grant).start({ data: GRANTED });
    expect(one.tries(repairCommand({ kind: 'patchData', changes: { amount: -5 } }))).toMatchObject({
      code: 'FIELD_INVALID',
      field: '/repair/changes/amount',
      details: { rule: 'min' },
    });
    expect(refusalOf(one, { kind: 'patchData', changes: { unknown: 1 } })).toBe('UNKNOWN_FIELD');
    expect(refusalOf(one, { kind: 'patchData', changes: { amount: 100 } })).toBe('COMMAND_NOT_APPLICABLE');
  });

  it('is refused where it takes away what a form required, or breaks a rule that held', () => {
    const one = driver(grant).start({ data: GRANTED });
    expect(one.tries(repairCommand({ kind: 'patchData', changes: { payee: null } }))).toMatchObject({
      code: 'FIELD_REQUIRED',
      field: '/repair/changes/payee',
    });
    const ruled = driver(SAMPLE).start({ data: { reason: '漏雨', people: 2 } });
    expect(ruled.tries(repairCommand({ kind: 'patchData', changes: { people: 0 } }))).toMatchObject({
      code: 'RULE_NOT_MET',
      message: { zh: '人数须大于零' },
      details: { rule: 'people > 0' },
    });
  });

  it('is refused where the case would draw more than it has reserved', () => {
    const funded = CaseForm.parse({
      ...grant,
      quotas: [
        {
          key: 'fund',
          title: text('资金'),
          basis,
          unit: text('分'),
          limit: 1000,
          amount: { field: 'amount' },
          commit: { on: 'left', stage: 'township', outcome: 'approve' },
        },
      ],
    });
    const one = driver(funded).start({ data: GRANTED });
    expect(refusalOf(one, { kind: 'patchData', changes: { amount: 101 } })).toBe('QUOTA_EXCEEDED');
    expect(refusalOf(one, { kind: 'patchData', changes: { amount: 60 } })).toBe('accepted');
    one.as('reviewer').decide('approve');
    expect(one.state.quotas).toMatchObject([{ state: 'committed', amount: 60 }]);
  });

  it('lets an effect begin that lacked its data', () => {
    const bare = CaseForm.parse({
      ...grant,
      filing: { ...grant.filing, form: grant.filing.form.map((one) => ({ ...one, required: false })) },
    });
    const one = driver(bare).start({ data: {} }).as('reviewer').decide('approve');
    expect(one.state.visits).toMatchObject([{ stage: 'pay', stuckReason: 'effect' }]);
    expect(refusalOf(one, { kind: 'retryEffect', visitId: visitOf(one, 'pay') })).toBe('FIELD_REQUIRED');
    repaired(one, { kind: 'patchData', changes: GRANTED });
    repaired(one, { kind: 'retryEffect', visitId: visitOf(one, 'pay') });
    expect(one.state.status).toBe('ended');
  });
});

describe('suspending and resuming', () => {
  it('makes every clock stand still, and go on with what was left', () => {
    const one = chain().as('clerk').decide('approve');
    const { dry } = repaired(one, { kind: 'suspend', ground: 'forceMajeure' });
    expect(dry.after).toMatchObject({ status: 'suspended', clocks: [{ state: 'suspended' }] });
    one.days(10);
    repaired(one, { kind: 'resume' });
    expect(one.state.clocks).toMatchObject([{ state: 'running', dueOn: '2026-03-26' }]);
    expect(refusalOf(one, { kind: 'resume' })).toBe('CASE_NOT_SUSPENDED');
  });

  it('twice is refused', () => {
    const one = chain();
    repaired(one, { kind: 'suspend', ground: 'appraisal' });
    expect(refusalOf(one, { kind: 'suspend', ground: 'appraisal' })).toBe('CASE_SUSPENDED');
  });
});

describe('retrying', () => {
  it('makes a failing effect due at once under the same id', () => {
    const one = driver(grant, { holdEffects: ['registryEntry'] })
      .start({ data: GRANTED })
      .as('reviewer')
      .decide('approve');
    const id = one.state.effects[0]?.id ?? '';
    one.system({ type: 'effectFailed', effectId: id, error: '对方系统无响应', final: true });
    expect(one.state.visits[0]?.stuckReason).toBe('effect');
    expect(one.state.effects[0]?.notBefore).not.toBeNull();
    repaired(one, { kind: 'retryEffect', visitId: visitOf(one, 'entry'), effectId: id });
    expect(one.state.effects[0]).toMatchObject({ id, attempts: 1, notBefore: null });
    expect(one.finishEffects().state.status).toBe('ended');
  });

  it('asks again for a roster that found nobody', () => {
    const rosters: Record<string, { id: string; name: string }[]> = { 'reviewer@610429101': [] };
    const one = driver(committee, { rosters }).start({ data: {} });
    rosters['reviewer@610429101'] = [SUBSTITUTE];
    repaired(one, { kind: 'retryEffect', visitId: 1 });
    expect(one.state.visits[0]?.stuckReason).toBeUndefined();
    expect(one.asPerson('substitute').decide('approve').state.status).toBe('ended');
  });

  it('is refused where nothing waits', () => {
    expect(refusalOf(chain(), { kind: 'retryEffect', visitId: 1 })).toBe('COMMAND_NOT_APPLICABLE');
    expect(refusalOf(chain(), { kind: 'retryEffect', visitId: 1, effectId: 'other' })).toBe('COMMAND_NOT_APPLICABLE');
  });
});

describe('cancelling', () => {
  it('closes what is open, stops the clocks, drops the effects with a list, and names what has happened outside', () => {
    const one = driver(grant, { holdEffects: ['payout'] })
      .start({ data: GRANTED })
      .as('reviewer')
      .decide('approve');
    const { dry, events } = repaired(one, { kind: 'cancel' });
    expect(events[0]).toMatchObject({
      repair: 'cancel',
      dropped: [{ kind: 'payout', visitId: 4 }],
    });
    expect(dry.outside.map(({ kind }) => kind)).toEqual(['registryEntry', 'letter']);
    expect(dry.canEnd).toMatchObject({ ends: true });
    expect(one.state).toMatchObject({ status: 'ended', outcome: 'cancelled', visits: [], effects: [] });
  });

  it('gives back what was reserved, even where leaving the stage would have committed it', () => {
    const funded = CaseForm.parse({
      ...grant,
      quotas: [
        {
          key: 'fund',
          title: text('资金'),
          basis,
          unit: text('分'),
          limit: 1000,
          amount: { field: 'amount' },
          commit: { on: 'left', stage: 'township' },
        },
      ],
    });
    const one = driver(funded).start({ data: GRANTED });
    repaired(one, { kind: 'cancel' });
    expect(one.state.quotas).toMatchObject([{ state: 'released' }]);
    expect(one.count('quotaCommitted')).toBe(0);
  });

  it('is open to a case that waits or stands still', () => {
    const one = driver(cooling).start({ data: {} });
    repaired(one, { kind: 'suspend', ground: 'forceMajeure' });
    repaired(one, { kind: 'cancel' });
    expect(one.state).toMatchObject({ status: 'ended', clocks: [] });
  });
});

describe('a case that has lost its way', () => {
  /** The payout lacks its amount, and nothing on the way asks for it. */
  const lost = (): CaseDriver => {
    const bare = CaseForm.parse({
      ...grant,
      filing: { ...grant.filing, form: grant.filing.form.map((one) => ({ ...one, required: false })) },
    });
    return driver(bare).start({ data: { payee: '演示户', account: '6222020200112230' } });
  };

  it('takes no repair after which it still could not end, but may be suspended or cancelled', () => {
    const on = taskOf(lost(), 'township');
    const refusal = lost().tries(repairCommand({ kind: 'reassign', ...on, to: SUBSTITUTE }));
    expect(refusal).toMatchObject({ code: 'REPAIR_WITHOUT_END' });
    expect(refusal?.message.zh).toContain('缺少“amount”');
    expect(refusalOf(lost(), { kind: 'patchData', changes: { amount: 5 } })).toBe('accepted');
    expect(refusalOf(lost(), { kind: 'cancel' })).toBe('accepted');
    const one = lost();
    const command = repairCommand({ kind: 'suspend', ground: 'suspension' });
    const dry = dryRun(one.definition, one.state, command, { now: one.now });
    expect(dry).toMatchObject({ ok: true, canEnd: { ends: false } });
  });
});
