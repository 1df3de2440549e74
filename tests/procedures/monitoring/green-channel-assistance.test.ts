import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, entries, holder, requests, rungs } from '../trail.ts';

const definition = resolved('green-channel-assistance');
const hit: CaseData = { householdHead: '演示户一', disaster: '山洪', disasterOn: '2026-03-01', lossFen: 3_000_000 };
const goods: CaseData = { aidKind: 'goods', aid: '棉被、粮油', aidGivenFirst: true, aidOn: '2026-03-02' };
const cash: CaseData = { ...goods, aidKind: 'cash', aidFen: 200_000, bankAccount: '6200000000000005' };
const bureau = (run: CaseDriver) => run.as('countyRevitalisationBureau');

const started = (): CaseDriver =>
  driver(definition).start({ data: hit, actor: holder('countyRevitalisationBureau', '610429/revitalisation') });
const township = holder('townshipGovernment', '610429101');
const opened = (): CaseDriver => {
  const run = driver(definition).start({ data: hit, actor: township });
  return bureau(run).decide('approve', { data: { clueSource: 'disasterList', clue: '房屋倒塌' } });
};
const aided = (aid: CaseData = goods) => bureau(opened()).decide('done', { data: aid });
const recognition = (run: CaseDriver, outcome: string) => {
  const visitId = run.state.visits.find(({ stage }) => stage === 'identifyAfter')?.id ?? 0;
  return run.system({ type: 'linkAnswered', visitId, caseId: 'identification-1', outcome, data: {} });
};
const responsible = (run: CaseDriver) => bureau(run).decide('assigned', { data: { responsiblePerson: '演示干部' } });
const tracked = (run: CaseDriver, outcome = 'stable') =>
  run.as('assistanceCadre').decide(outcome, { data: { trackingNotes: '生活稳定' } });

describe('the green channel', () => {
  it('D055: aids first and asks for recognition only afterwards', () => {
    const run = opened();
    expect(run.stages).toEqual(['assistFirst']);
    expect(requests(run, 'link')).toEqual([]);
    expect(bureau(run).refused('done', { data: { ...goods, aidGivenFirst: false } })).toBe('RULE_NOT_MET');
    bureau(run).decide('done', { data: goods });
    expect(entries(run)).toEqual(['disasterAid:aidedFirst']);
    expect(requests(run, 'link')).toMatchObject([
      {
        mode: 'openAndAwait',
        procedure: 'monitored-household-identification',
        data: { householdHead: '演示户一', clueSource: 'disasterList', disaster: '山洪', aidGivenFirst: true },
      },
    ]);
  });

  it('pays money before the recognition, with an amount and an account', () => {
    expect(bureau(opened()).refused('done', { data: { ...goods, aidKind: 'cash' } })).toBe('RULE_NOT_MET');
    const run = aided(cash);
    expect(requests(run, 'payout')).toMatchObject([{ payee: '演示户一', amountFen: 200_000 }]);
    expect(run.stages).toContain('identifyAfter');
  });

  it('ends as recognised when the household is recognised, has a responsible person and is stable', () => {
    const run = responsible(recognition(aided(), 'completed'));
    expect(run.stages).toEqual(['afterAid', 'track']);
    expect(tracked(run).state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('tracks the household all the way: also while the recognition runs, as often as needed', () => {
    const run = tracked(tracked(responsible(aided()), 'continue'), 'continue');
    expect(run.stages).toEqual(['afterAid', 'identifyAfter', 'track']);
    expect(clockOf(run, 'trackLimit')?.limit).toMatchObject({ amount: 30, unit: 'day' });
  });
});

describe('a recognition that is refused after the aid', () => {
  const refused = () => recognition(responsible(aided(cash)), 'notEstablished');
  const settle = (run: CaseDriver, outcome: string, aidSettlement: string) =>
    bureau(run).decide(outcome, { opinion: '已研判', data: { aidSettlement } });

  it('leaves aid given in good faith as disaster relief, and ends as not recognised', () => {
    const run = settle(refused(), 'keep', 'kept');
    expect(run.stages).toEqual(['afterAid', 'track']);
    expect(tracked(run).state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
  });

  it('recovers what was not due, with the amount', () => {
    const run = settle(refused(), 'recover', 'recovered');
    expect(run.stages).toContain('recoverAid');
    run.as('townshipGovernment').decide('recovered', { data: { recoveredFen: 200_000 } });
    expect(tracked(run).state).toMatchObject({ outcome: 'notEstablished', data: { recoveredFen: 200_000 } });
  });

  it('says in its settlement what is done', () => {
    const run = refused();
    const data = { aidSettlement: 'recovered' };
    expect(bureau(run).refused('keep', { opinion: '保留', data })).toBe('RULE_NOT_MET');
    expect(bureau(run).refused('keep', { data: { aidSettlement: 'kept' } })).toBe('OPINION_REQUIRED');
  });

  it('asks again when there are new facts, and also settles a recognition that was withdrawn', () => {
    const again = settle(refused(), 'again', 'kept');
    expect(again.stages).toContain('identifyAfter');
    expect(recognition(responsible(aided()), 'withdrawn').stages).toContain('settleAid');
  });
});

describe('returns, refusals and clocks of the green channel', () => {
  it('asks for what is missing and comes back to the bureau', () => {
    const run = driver(definition).start({ data: hit, actor: township });
    bureau(run).decide('return', { opinion: '损失不清', data: { clueSource: 'disasterList', clue: '受灾' } });
    run.as('townshipVillageCadre').decide('submit', { data: { disaster: '山洪冲毁房屋' } });
    expect(run.stages).toEqual(['open']);
  });

  it('refuses who was not hit by the disaster, in a letter', () => {
    const run = driver(definition).start({ data: hit, actor: township });
    bureau(run).decide('reject', { opinion: '并非因灾', data: { clueSource: 'disasterList', clue: '无' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('does not let the same person of the bureau open what he filed', () => {
    expect(bureau(started()).refused('approve', { data: { clueSource: 'disasterList', clue: '房屋倒塌' } })).not.toBe(
      'accepted',
    );
  });

  it('gives the first aid 48 hours, day and night, then climbs', () => {
    const run = opened();
    expect(clockOf(run, 'assistFirstLimit')?.dueAt).toBe('2026-03-04T01:00:00.000Z');
    expect(rungs(run.days(30), 'assistFirstLimit')).toHaveLength(5);
  });

  it('gives the later recognition 15 days from the aid', () => {
    const run = aided();
    expect(clockOf(run, 'recognition')?.dueOn).toBe('2026-03-17');
    expect(rungs(run.days(60), 'recognition')).toHaveLength(5);
  });

  it.each(['settleAid', 'recoverAid', 'assignResponsible', 'track'])('has a limit on %s', (stage) => {
    expect(definition.clocks.find(({ key }) => key === `${stage}Limit`)?.start).toEqual({ on: 'entered', stage });
  });
});
