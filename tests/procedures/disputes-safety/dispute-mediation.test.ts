import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { resolved } from '../resolved.ts';
import { clockOf, holder, requests, rungs } from '../trail.ts';
import { answered, links } from './linked.ts';

const definition = resolved('dispute-mediation');
const RESULT = { data: { result: '双方同意' } };
const AGREEMENT = { data: { agreementText: '以界石为界', settledOn: '2026-03-02' } };
const WHOLE = ['remindOwner', 'notifySuperior', 'yellowCard', 'redCard', 'superviseCase'];

const told = (own = definition): CaseDriver => driver(own).start({ data: { dispute: '宅基地边界' } });
const accepted = (own = definition): CaseDriver =>
  told(own)
    .as('townshipVillageCadre')
    .decide('accept', { data: { disputeKind: 'historical', major: false } });
const inVillage = (own = definition): CaseDriver =>
  accepted(own)
    .as('mediator')
    .decide('done', { data: { cause: '界石移位', plan: '重新丈量' } });
const inTownship = (): CaseDriver => inVillage().as('mediator').decide('notSettled', { opinion: '分歧大' });
const withLeader = (): CaseDriver => inTownship().as('judicialOffice').decide('notSettled', { opinion: '拒不调解' });
const agreed = (): CaseDriver =>
  inVillage().as('mediator').decide('settled', RESULT).as('mediator').decide('signed', AGREEMENT);

describe('a dispute on its way through the levels', () => {
  it('is settled in the village, put in writing and visited again', () => {
    const run = answered(agreed(), 'completed');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(links(run)).toEqual(['openAndAwait dispute-return-visit']);
  });

  it('小事不出村、大事不出乡镇: goes to the township only unsettled and with a reason, and is settled there', () => {
    expect(inVillage().as('mediator').refused('notSettled')).toBe('OPINION_REQUIRED');
    expect(inTownship().as('judicialOffice').decide('settled', RESULT).stages).toEqual(['agreement']);
  });

  it('goes to a leader when the township can’t settle it, and at once from the village when it is key', () => {
    expect(links(withLeader())).toEqual(['openAndAwait leader-package-case']);
    const key = inVillage().as('mediator').decide('key', { opinion: '涉及群体' });
    expect(key.stages).toEqual(['escalate']);
  });

  it('comes back from the leader settled, not listed, or not to be settled', () => {
    expect(answered(withLeader(), 'completed').stages).toEqual(['agreement']);
    expect(answered(withLeader(), 'refused').stages).toEqual(['mediateTownship']);
    expect(answered(withLeader(), 'notEstablished').stages).toEqual(['adviseWay']);
  });

  it('hands the dispute and its parties to the leader', () => {
    const [request] = requests(withLeader(), 'link');
    expect(request?.data).toMatchObject({ problem: '宅基地边界' });
  });

  it('is mediated anew when a party backs out before signing', () => {
    const run = inVillage().as('mediator').decide('settled', RESULT);
    expect(run.as('mediator').decide('backedOut', { opinion: '反悔' }).stages).toEqual(['mediateLocal']);
  });
});

describe('the first who is told', () => {
  it('accepts it, which is told to the first-contact case it came from', () => {
    const origin = {
      caseId: '00000000-0000-4000-8000-000000000002',
      procedure: 'first-contact-dispute-duty',
      visit: 4,
    };
    const run = driver(definition).start({ data: { dispute: '宅基地边界' }, origin });
    run.as('townshipVillageCadre').decide('accept', { data: { disputeKind: 'historical', major: false } });
    expect(links(run)).toEqual(['reportBack first-contact-dispute-duty']);
    expect(run.stages).toEqual(['analyse']);
  });

  it('refuses only with a reason what is no dispute', () => {
    expect(told().as('townshipVillageCadre').refused('refuse')).toBe('OPINION_REQUIRED');
    expect(told().as('townshipVillageCadre').decide('refuse', { opinion: '已诉讼' }).state.outcome).toBe('refused');
  });

  it('may be the party’s own word', () => {
    const person = { id: 'applicant-1', name: '演示当事人' };
    const run = driver(definition).start({
      data: { dispute: '宅基地边界' },
      actor: { kind: 'person', person, holdings: [] },
      applicant: person,
    });
    expect(run.stages).toEqual(['receive']);
  });

  it('may be the judicial office of the township', () => {
    const run = driver(definition).start({
      data: { dispute: '宅基地边界' },
      actor: holder('judicialOffice', '610429101/judicial-office'),
    });
    expect(run.stages).toEqual(['receive']);
  });
});

describe('the ways of the law', () => {
  const advised = () => inTownship().as('judicialOffice').decide('legal', { opinion: '应由法院裁判' });

  it('are told in a letter to parties who go to law themselves', () => {
    const run = advised()
      .as('judicialOffice')
      .decide('civil', { data: { legalWay: 'litigation' } });
    expect(requests(run, 'letter').map(({ template }) => template)).toEqual(['legalWays']);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'referred' });
  });

  it('take unlawful conduct to its own procedure, which names the conduct', () => {
    expect(
      advised()
        .as('judicialOffice')
        .refused('unlawful', { data: { legalWay: 'litigation' } }),
    ).toBe('RULE_NOT_MET');
    const data = { legalWay: 'litigation', unlawfulFact: '多次毁坏界石' };
    const run = advised().as('judicialOffice').decide('unlawful', { data });
    expect(requests(run, 'link').at(-1)).toMatchObject({
      procedure: 'illegal-conduct-referral',
      data: { fact: '多次毁坏界石', way: 'litigation' },
    });
    expect(run.state.outcome).toBe('referred');
  });
});

describe('the return visit of a settled dispute', () => {
  it('ends it as taken up anew in another case when it has broken out again', () => {
    expect(answered(agreed(), 'referred').state).toMatchObject({ status: 'ended', outcome: 'referred' });
  });

  it('closes it when no visit was thought necessary', () => {
    expect(answered(agreed(), 'filed').state.outcome).toBe('completed');
  });

  it('is made within the case when the dispute itself came from a return visit', () => {
    const origin = { caseId: '00000000-0000-4000-8000-000000000003', procedure: 'dispute-return-visit', visit: 5 };
    const again = () => {
      const run = driver(definition).start({ data: { dispute: '宅基地边界' }, origin });
      run.as('townshipVillageCadre').decide('accept', { data: { disputeKind: 'historical', major: true } });
      run.as('mediator').decide('done', { data: { cause: '界石移位', plan: '重新丈量' } });
      return run.as('mediator').decide('settled', RESULT).as('mediator').decide('signed', AGREEMENT);
    };
    expect(again().stages).toEqual(['revisit']);
    const visited = { data: { stability: '和睦' } };
    expect(again().as('responsiblePerson').decide('stable', visited).state.outcome).toBe('completed');
    const unstable = again()
      .as('responsiblePerson')
      .decide('unstable', { ...visited, opinion: '又起争执' });
    expect(unstable.stages).toEqual(['analyse']);
  });
});

describe('the clocks of a dispute', () => {
  it.each([
    ['receive', () => told()],
    ['mediateLocal', () => inVillage()],
    ['mediateTownship', () => inTownship()],
  ])('climb every rung when nobody acts on %s', (stage, run) => {
    expect(rungs(run().days(60), `${stage}Limit`)).toEqual(WHOLE);
  });

  it('D433: run over all levels from the acceptance once the county says what in time means', () => {
    expect(clockOf(inVillage(), 'settleInTime')).toBeUndefined();
    const own = resolved('dispute-mediation', { settleDays: 30 });
    const run = inVillage(own).as('mediator').decide('notSettled', { opinion: '分歧大' }).days(45);
    expect(rungs(run, 'settleInTime').slice(0, 2)).toEqual(['remindOwner', 'notifySuperior']);
    const settled = inVillage(own).as('mediator').decide('settled', RESULT);
    expect(clockOf(settled, 'settleInTime')?.state).toBe('stopped');
  });
});
