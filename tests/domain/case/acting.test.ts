import { describe, expect, it } from 'vitest';
import type { Actor, Holding, PersonRef } from '../../../domain/case/people.ts';
import { driver } from '../../support/case-driver.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { COUNTY, decision, fourLevels, testProcedure, TOWNSHIP, VILLAGE } from '../../support/definitions.ts';

const principal: PersonRef = { id: 'principal', name: '演示主任' };
const agentRef: PersonRef = { id: 'agent', name: '演示代理人' };

const reviewer = { role: 'reviewer', organisation: TOWNSHIP };
const clerk = { role: 'clerk', organisation: VILLAGE };
const person = (who: PersonRef, ...holdings: Holding[]): Actor => ({ kind: 'person', person: who, holdings });
const agent = (...posts: Omit<Holding, 'agencyOf'>[]): Actor =>
  person(agentRef, ...posts.map((post) => ({ ...post, agencyOf: principal })));

const open = (run: CaseDriver) => {
  const [visit] = run.state.visits;
  const task = visit?.tasks.find((one) => one.state === 'open');
  return { visitId: visit?.id ?? 0, taskId: task?.id ?? '' };
};
const last = (run: CaseDriver) => run.events.at(-1)?.actor;
const both = { person: agentRef, onBehalfOf: principal };

/** At the township. */
const reviewed = (): CaseDriver => driver(fourLevels).start({ data: {} }).as('clerk').decide('approve');

describe('what a delegate claims', () => {
  it('is his principal’s, who goes on with it when he is back; others are told whose it is', () => {
    const run = reviewed();
    run.apply({ type: 'claim', actor: agent(reviewer), ...open(run) });
    expect(last(run)).toMatchObject(both);
    expect(run.state.visits[0]?.tasks[0]?.claimedBy).toEqual(principal);
    const other = person({ id: 'third', name: '第三人' }, reviewer);
    expect(run.tries({ type: 'decide', actor: other, ...open(run), outcome: 'approve' })?.code).toBe('TASK_CLAIMED');
    run.apply({ type: 'decide', actor: person(principal, reviewer), ...open(run), outcome: 'approve' });
    expect(run.stages).toEqual(['county']);
  });

  it('may have been claimed by the principal before: the delegate takes it up in his name, though he holds the post himself', () => {
    const run = reviewed();
    run.apply({ type: 'claim', actor: person(principal, reviewer), ...open(run) });
    const deputy = person(agentRef, reviewer, { ...reviewer, agencyOf: principal });
    run.apply({ type: 'decide', actor: deputy, ...open(run), outcome: 'approve' });
    expect(run.events.find((event) => event.type === 'opinionGiven' && event.opinion.by.id === 'agent')).toMatchObject({
      opinion: { by: agentRef, onBehalfOf: principal },
      actor: both,
    });
  });

  it('is his own where nobody has claimed it and he holds the post himself', () => {
    const run = reviewed();
    run.apply({ type: 'claim', actor: person(agentRef, reviewer, { ...reviewer, agencyOf: principal }), ...open(run) });
    expect(run.state.visits[0]?.tasks[0]?.claimedBy).toEqual(agentRef);
  });
});

describe('who decides in another’s name', () => {
  it('binds his principal: neither decides at two levels', () => {
    const run = reviewed();
    run.apply({ type: 'decide', actor: agent(reviewer), ...open(run), outcome: 'approve' });
    const strict = testProcedure({
      id: 'two-levels',
      stages: [
        decision('township', { by: 'role', role: 'reviewer', level: 'township' }, 'county'),
        decision('county', { by: 'role', role: 'director', level: 'county' }, 'done'),
      ],
    });
    const director = { role: 'director', organisation: COUNTY };
    const two = driver(strict).start({ data: {} });
    two.apply({ type: 'decide', actor: agent(reviewer), ...open(two), outcome: 'approve' });
    const tries = (actor: Actor) => two.tries({ type: 'decide', actor, ...open(two), outcome: 'approve' })?.code;
    expect(tries(person(principal, director))).toBe('DECIDED_AT_OTHER_LEVEL');
    expect(tries(person(agentRef, director))).toBe('DECIDED_AT_OTHER_LEVEL');
    expect(tries(person({ id: 'third', name: '第三人' }, { ...director, agencyOf: principal }))).toBe(
      'DECIDED_AT_OTHER_LEVEL',
    );
    expect(tries(person({ id: 'third', name: '第三人' }, director))).toBeUndefined();
  });

  it('may not where the applicant or a relative may not, be it he or his principal', () => {
    const of = (more: object) =>
      driver(fourLevels)
        .start({ data: {}, ...more })
        .as('clerk')
        .decide('approve');
    const tries = (run: CaseDriver) =>
      run.tries({ type: 'decide', actor: agent(reviewer), ...open(run), outcome: 'approve' })?.code;
    expect(tries(of({ applicant: principal }))).toBe('APPLICANT_MAY_NOT_DECIDE');
    expect(tries(of({ applicant: agentRef }))).toBe('APPLICANT_MAY_NOT_DECIDE');
    expect(tries(of({ relatives: ['principal'] }))).toBe('RELATIVE_MAY_NOT_DECIDE');
    expect(tries(of({ relatives: ['agent'] }))).toBe('RELATIVE_MAY_NOT_DECIDE');
  });

  it('does not pass the next stage by his own opinion', () => {
    const skipping = testProcedure({
      id: 'skipping',
      stages: [
        decision('village', { by: 'role', role: 'clerk', level: 'village' }, 'township', { filerMayDecide: true }),
        decision('township', { by: 'role', role: 'reviewer', level: 'township' }, 'done', {
          skipSamePerson: true,
          sameDeciderAllowed: true,
        }),
      ],
    });
    const deputy = person(agentRef, { ...clerk, agencyOf: principal }, reviewer);
    const run = driver(skipping).start({ data: {} });
    run.apply({ type: 'decide', actor: deputy, ...open(run), outcome: 'approve' });
    expect(run.stages).toEqual(['township']);
    const whole = driver(skipping).start({ data: {} });
    whole.apply({ type: 'decide', actor: agent(clerk, reviewer), ...open(whole), outcome: 'approve' });
    expect(whole.state.status).toBe('ended');
  });

  it('acts for a post alone where the agency is for that post: what is the principal’s by name is not his', () => {
    const run = reviewed();
    run.as('reviewer').send({ type: 'transfer', ...open(run), to: principal, reason: '转办' });
    const tries = (actor: Actor) => run.tries({ type: 'decide', actor, ...open(run), outcome: 'approve' })?.code;
    expect(tries(agent({ ...reviewer, onlyPost: true }))).toBe('NOT_ALLOWED');
    expect(tries(agent(reviewer))).toBeUndefined();
  });
});

describe('a case filed in another’s name', () => {
  const filed = (): CaseDriver => driver(fourLevels).start({ data: {}, actor: agent(clerk) });

  it('has the principal as filer and both in the trail', () => {
    const run = filed();
    expect(run.state.filer).toEqual(principal);
    expect(run.events[0]?.actor).toMatchObject(both);
  });

  it('keeps both from deciding at the level at which they filed', () => {
    const strict = testProcedure({
      id: 'filed-here',
      stages: [decision('village', { by: 'role', role: 'clerk', level: 'village' }, 'done')],
    });
    const run = driver(strict).start({ data: {}, actor: agent(clerk) });
    for (const who of [principal, agentRef]) {
      const command = { type: 'decide', actor: person(who, clerk), ...open(run), outcome: 'approve' } as const;
      expect(run.tries(command)?.code).toBe('FILER_MAY_NOT_DECIDE');
    }
  });

  it('is filed in one’s own name by whoever may file himself', () => {
    const run = driver(fourLevels).start({
      data: {},
      actor: person(agentRef, { ...clerk, agencyOf: principal }, clerk),
    });
    expect(run.state.filer).toEqual(agentRef);
    expect(run.events[0]?.actor.onBehalfOf).toBeUndefined();
  });
});

describe('what concerns the case as a whole', () => {
  it('is said in the name of whom the case is seen for, or in one’s own where one’s own posts reach it', () => {
    const run = reviewed();
    run.apply({ type: 'comment', actor: agent(reviewer), text: '已核' });
    expect(last(run)).toMatchObject(both);
    run.apply({ type: 'copy', actor: agent(reviewer), to: [{ id: 'third', name: '第三人' }] });
    expect(last(run)).toMatchObject(both);
    run.apply({
      type: 'comment',
      actor: person(agentRef, { ...reviewer, agencyOf: principal }, { role: 'director', organisation: COUNTY }),
      text: '本人意见',
    });
    expect(last(run)?.onBehalfOf).toBeUndefined();
    run.apply({ type: 'comment', actor: person({ id: 'applicant-1', name: '演示申请人' }), text: '请尽快' });
    expect(last(run)?.onBehalfOf).toBeUndefined();
  });

  it('is done in the name of whom it is allowed for: suspending, resuming, correcting, withdrawing', () => {
    const run = reviewed();
    run.apply({ type: 'correct', actor: agent(reviewer), field: 'note', value: '更正后', reason: '笔误' });
    expect(run.events.find((event) => event.type === 'dataCorrected')?.actor).toMatchObject(both);
    run.apply({ type: 'suspend', actor: agent(reviewer), ground: 'suspension', reason: '待补' });
    expect(run.events.find((event) => event.type === 'caseSuspended')?.actor).toMatchObject(both);
    run.apply({ type: 'resume', actor: agent(reviewer), reason: '已补' });
    expect(run.events.find((event) => event.type === 'caseResumed')?.actor).toMatchObject(both);
    const filed = driver(fourLevels).start({ data: {}, actor: person(principal, clerk) });
    filed.apply({ type: 'withdraw', actor: agent(clerk), reason: '户主要求' });
    expect(filed.events.find((event) => event.type === 'caseWithdrawn')?.actor).toMatchObject(both);
  });

  it('is taken back by the principal himself, or by his delegate in his name', () => {
    const decided = (actor: Actor): CaseDriver => {
      const run = reviewed();
      return run.apply({ type: 'decide', actor, ...open(run), outcome: 'approve' });
    };
    const visitId = 2;
    const byAgent = decided(agent(reviewer));
    expect(byAgent.tries({ type: 'takeBack', actor: person(principal, reviewer), visitId, reason: '有误' })).toBeNull();
    const byPrincipal = decided(person(principal, reviewer));
    byPrincipal.apply({ type: 'takeBack', actor: agent(reviewer), visitId, reason: '有误' });
    expect(byPrincipal.events.find((event) => event.type === 'decisionTakenBack')?.actor).toMatchObject(both);
    const other = person({ id: 'third', name: '第三人' }, reviewer);
    expect(decided(agent(reviewer)).tries({ type: 'takeBack', actor: other, visitId, reason: '有误' })?.code).toBe(
      'NOT_ALLOWED',
    );
  });
});

describe('a task that a field of the case addresses', () => {
  const owned = testProcedure({
    id: 'owned',
    filing: {
      level: 'village',
      by: [{ role: 'clerk', level: 'village' }],
      form: [{ field: 'owner' }],
    },
    fields: [{ key: 'owner', label: { zh: '责任人', en: 'owner' }, type: 'person' }],
    stages: [decision('review', { by: 'personField', field: 'owner' }, 'done')],
  });

  it('bears the name of the person and not his id', () => {
    const run = driver(owned).start({ data: { owner: 'principal' }, people: [principal, agentRef] });
    expect(run.state.visits[0]?.tasks[0]?.to).toEqual({ person: principal });
    expect(run.events[0]).toMatchObject({ people: [principal] });
  });

  it('bears the id where nobody gave the name, as cases do that were filed before names were kept', () => {
    const run = driver(owned).start({ data: { owner: 'principal' } });
    expect(run.state.visits[0]?.tasks[0]?.to).toEqual({ person: { id: 'principal', name: 'principal' } });
  });
});
