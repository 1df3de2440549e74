// The defects that this field is known for, each by name, on the pure core.
import { describe, expect, it } from 'vitest';
import { nextWake } from '../../../domain/case/next-wake.ts';
import {
  COUNTY,
  CaseRun,
  TOWNSHIP,
  VILLAGE,
  administrator,
  basis,
  clerk,
  decision,
  definitionOf,
  ended,
  person,
  system,
  text,
} from './fixtures.ts';

const village = person('v', ['reviewer', VILLAGE]);
const township = person('t', ['reviewer', TOWNSHIP]);
const sector = (body: string): ReturnType<typeof person> => person(body, ['verifier', `${COUNTY}/${body}`]);

const sectors = (more: object = {}) =>
  definitionOf({
    stages: [
      decision('villageReview', { role: 'reviewer', level: 'village' }, { approve: 'sectorVerify', reject: 'refused' }),
      {
        kind: 'parallel',
        key: 'sectorVerify',
        title: text('行业核'),
        basis,
        onFail: 'block',
        passed: 'done',
        failed: 'villageReview',
        forEach: {
          over: ['education', 'health', 'water'].map((body) => ({ key: body, body, title: text(body) })),
          stages: [
            decision(
              'verify',
              { role: 'verifier', level: 'county', body: '$branch' },
              { pass: '$join', fail: '$fail', giveBack: 'villageReview' },
            ),
          ],
        },
        ...more,
      },
      ended(),
      ended('refused', 'refused'),
    ],
  });

const signers = (completion: object, more: object = {}) =>
  definitionOf({
    stages: [
      decision(
        'sign',
        { role: 'signer', level: 'township' },
        { approve: 'done', reject: 'refused' },
        { completion, ...more },
      ),
      ended(),
      ended('refused', 'refused'),
    ],
  });

describe('return inside and out of a parallel', () => {
  it('neither sticks the join nor loses or doubles a task when a branch returns past the parallel while others are open', () => {
    const run = new CaseRun(sectors()).start();
    run.decide('villageReview', village, 'approve');
    run.decide('verify', sector('education'), 'pass', {}, 'education');
    run.decide('verify', sector('health'), 'giveBack', {}, 'health');
    expect(run.stages()).toEqual(['villageReview']);
    expect(run.state.visits.flatMap((visit) => visit.tasks)).toHaveLength(1);
    run.decide('villageReview', village, 'approve');
    expect(run.stages()).toEqual(['sectorVerify', 'verify', 'verify', 'verify']);
    for (const body of ['education', 'health', 'water']) run.decide('verify', sector(body), 'pass', {}, body);
    expect(run.state.outcome).toBe('completed');
  });

  it('redoes only the branches that had not passed where the definition keeps passed ones', () => {
    const run = new CaseRun(sectors({ keepPassed: true })).start();
    run.decide('villageReview', village, 'approve');
    run.decide('verify', sector('education'), 'pass', {}, 'education');
    run.decide('verify', sector('health'), 'giveBack', {}, 'health');
    run.decide('villageReview', village, 'approve');
    expect(run.state.visits.filter((visit) => visit.stage === 'verify').map((visit) => visit.within?.branch)).toEqual([
      'health',
      'water',
    ]);
    run.decide('verify', sector('health'), 'pass', {}, 'health');
    run.decide('verify', sector('water'), 'pass', {}, 'water');
    expect(run.state.status).toBe('ended');
  });

  it('waits for every branch before a failure blocks, and ends the others at once where it ends all', () => {
    const block = new CaseRun(sectors()).start();
    block.decide('villageReview', village, 'approve');
    block.decide('verify', sector('education'), 'fail', {}, 'education');
    expect(block.stages()).toEqual(['sectorVerify', 'verify', 'verify']);
    block.decide('verify', sector('health'), 'pass', {}, 'health');
    block.decide('verify', sector('water'), 'pass', {}, 'water');
    expect(block.stages()).toEqual(['villageReview']);

    const all = new CaseRun(sectors({ onFail: 'endAll' })).start();
    all.decide('villageReview', village, 'approve');
    all.decide('verify', sector('education'), 'fail', {}, 'education');
    expect(all.stages()).toEqual(['villageReview']);
  });
});

it('a supplement in one branch of a parallel does not stop the clocks of its sisters', () => {
  const branch = (key: string, first: unknown) => ({ key, title: text(key), stages: [first] });
  const definition = definitionOf({
    stages: [
      {
        kind: 'parallel',
        key: 'both',
        title: text('并行'),
        basis,
        onFail: 'block',
        passed: 'done',
        failed: 'done',
        branches: [
          branch(
            'one',
            decision(
              'first',
              { role: 'reviewer', level: 'township' },
              { approve: '$join' },
              { suspends: 'supplement' },
            ),
          ),
          branch('two', decision('second', { role: 'reviewer', level: 'village' }, { approve: '$join' })),
        ],
      },
      ended(),
    ],
    clocks: ['first', 'second', 'both'].map((stage) => ({
      key: `${stage}Limit`,
      title: text('时限'),
      basis,
      scope: 'visit',
      start: { on: 'entered', stage },
      stop: [{ on: 'left', stage }],
      limit: { kind: 'period', amount: 5, unit: 'day' },
      suspendedBy: ['supplement'],
    })),
  });
  const run = new CaseRun(definition).start();
  expect(Object.fromEntries(run.state.clocks.map((clock) => [clock.clock, clock.state]))).toEqual({
    bothLimit: 'suspended',
    firstLimit: 'suspended',
    secondLimit: 'running',
  });
});

describe('completion rules', () => {
  it('counts only the new visit after a jump back into a countersigned stage', () => {
    const definition = definitionOf({
      stages: [
        decision('sign', { role: 'signer', level: 'township' }, { approve: 'check' }, { completion: { rule: 'all' } }),
        decision('check', { role: 'checker', level: 'county' }, { approve: 'done' }, { returnTo: '$visited' }),
        ended(),
      ],
    });
    const run = new CaseRun(definition).start();
    run.roster('sign', ['a', 'b']);
    run.decide('sign', person('a'), 'approve');
    run.decide('sign', person('b'), 'approve');
    run.do({ type: 'returnTo', ...run.on('check', person('c', ['checker', COUNTY])), stage: 'sign', opinion: '重审' });
    run.roster('sign', ['a', 'b', 'c2']);
    run.decide('sign', person('a'), 'approve');
    run.decide('sign', person('b'), 'approve');
    expect(run.stages()).toEqual(['sign']);
    run.decide('sign', person('c2'), 'approve');
    expect(run.stages()).toEqual(['check']);
  });

  it('never passes with no approval: the last signer can not be removed and an empty roster is stuck', () => {
    const run = new CaseRun(signers({ rule: 'all' })).start();
    run.roster('sign', ['a', 'b']);
    run.do({
      type: 'removeSigner',
      ...run.on('sign', person('a')),
      signerTaskId: run.task('sign', 1).taskId,
      reason: '出差',
    });
    expect(run.stages()).toEqual(['sign']);
    const none = new CaseRun(signers({ rule: 'all' })).start();
    none.roster('sign', []);
    expect(none.visit('sign').stuckReason).toBe('noHolder');
    expect(none.stages()).toEqual(['sign']);
    none.do({ type: 'retryEffect', actor: administrator, visitId: none.visit('sign').id });
    none.roster('sign', ['a']);
    none.decide('sign', person('a'), 'approve');
    expect(none.state.outcome).toBe('completed');
  });

  it('票签 at exactly one half does not pass 过半数', () => {
    const share = {
      rule: 'share',
      threshold: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan' },
      failed: 'reject',
    };
    const run = new CaseRun(signers(share)).start();
    run.roster('sign', ['a', 'b', 'c', 'd']);
    run.decide('sign', person('a'), 'approve');
    run.decide('sign', person('b'), 'approve');
    expect(run.state.status).toBe('open');
    run.decide('sign', person('c'), 'reject');
    run.decide('sign', person('d'), 'reject');
    expect(run.state.outcome).toBe('refused');
  });

  it('two thirds of a roll of 47 is exact: 31 present are refused, 32 meet', () => {
    const definition = definitionOf({
      kind: 'vote',
      stages: [
        {
          kind: 'vote',
          key: 'vote',
          title: text('表决'),
          basis,
          assignee: { by: 'role', role: 'clerk', level: 'village' },
          meetings: [
            {
              key: 'representatives',
              title: text('村民代表会议'),
              basis,
              roll: { from: 'role', role: 'representative', level: 'village' },
              quorum: { share: { numerator: 2, denominator: 3 }, mode: 'atLeast' },
              majority: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan', of: 'present' },
            },
          ],
          passed: 'done',
          notPassed: 'refused',
        },
        ended(),
        ended('refused', 'refused'),
      ],
    });
    const roll = Array.from({ length: 47 }, (_, index) => `r${index}`);
    const meet = (present: number, inFavour: number): CaseRun => {
      const run = new CaseRun(definition).start();
      run.roster('vote', roll);
      const command = {
        type: 'recordVote' as const,
        ...run.on('vote', clerk),
        meeting: 'representatives',
        present: roll.slice(0, present),
        avoided: [],
        ballots: roll.slice(0, inFavour).map((voter) => ({ voter, choice: 'for' as const })),
      };
      if (present < 32) expect(run.refused(command)).toBe('QUORUM_NOT_MET');
      else run.do(command);
      return run;
    };
    expect(meet(31, 31).stages()).toEqual(['vote']);
    expect(meet(32, 17).state.outcome).toBe('completed');
    expect(meet(32, 16).state.outcome).toBe('refused');
  });
});

describe('time', () => {
  const timed = definitionOf({
    stages: [
      decision('review', { role: 'reviewer', level: 'township' }, { approve: 'check' }),
      decision('check', { role: 'checker', level: 'county' }, { approve: 'done', giveBack: 'review' }),
      ended(),
    ],
    clocks: [
      {
        key: 'reviewLimit',
        title: text('审核时限'),
        basis,
        scope: 'visit',
        start: { on: 'entered', stage: 'review' },
        stop: [{ on: 'left', stage: 'review' }],
        limit: { kind: 'period', amount: 10, unit: 'day' },
        ladder: [
          { after: { amount: 0, unit: 'day' }, action: 'remindOwner' },
          { after: { amount: 3, unit: 'day' }, action: 'yellowCard' },
        ],
      },
    ],
  });
  const checker = person('c', ['checker', COUNTY]);

  it('runs a timer again for the new visit after 退回', () => {
    const run = new CaseRun(timed).start();
    const first = run.state.clocks[0];
    expect(first?.dueOn).toBe('2026-03-12');
    run.decide('review', township, 'approve');
    expect(nextWake(run.state)).toBeNull();
    run.now = '2026-03-16T02:00:00.000Z';
    run.decide('check', checker, 'giveBack');
    const again = run.state.clocks.find((clock) => clock.state === 'running');
    expect(again?.id).not.toBe(first?.id);
    expect(again?.dueOn).toBe('2026-03-26');
    expect(run.tick('2026-03-26T16:00:00.000Z').map((event) => event.type)).toEqual([
      'clockOverdue',
      'clockRungReached',
    ]);
    expect(run.tick('2026-03-26T17:00:00.000Z')).toEqual([]);
    expect(run.tick('2026-03-29T16:00:00.000Z').map((event) => event.type)).toEqual(['clockRungReached']);
  });

  it('keeps the remainder over a suspension, fires nothing on resuming and never while suspended', () => {
    const run = new CaseRun(timed).start();
    run.now = '2026-03-07T02:00:00.000Z';
    run.do({ type: 'suspend', actor: administrator, ground: 'suspension', reason: '等待鉴定' });
    expect(nextWake(run.state)).toBeNull();
    expect(run.tick('2026-06-01T02:00:00.000Z')).toEqual([]);
    expect(run.refused({ type: 'decide', ...run.on('review', township), outcome: 'approve' })).toBe('CASE_SUSPENDED');
    const resumed = run.do({ type: 'resume', actor: administrator, reason: '鉴定完成' });
    expect(resumed.map((event) => event.type)).toEqual(['caseResumed', 'clockResumed']);
    const clock = run.state.clocks[0];
    expect(clock?.overdue).toBe(false);
    expect((clock?.dueOn ?? '') > '2026-06-01').toBe(true);
    expect((clock?.dueOn ?? '') < '2026-06-12').toBe(true);
  });

  it('records every rung of a clock that is overdue at birth and sends only the highest', () => {
    const run = new CaseRun(timed).start({ businessDate: '2026-02-02' });
    const rungs = run.trail.filter((event) => event.type === 'clockRungReached');
    expect(rungs.map((event) => [event.action, event.notify])).toEqual([
      ['remindOwner', false],
      ['yellowCard', true],
    ]);
    expect(run.trail[0]?.businessDate).toBe('2026-02-02');
    expect(run.trail[0]?.recordedAt).toBe('2026-03-02T02:00:00.000Z');
  });

  it('runs a clock of the case anew when its matter comes round again, and never twice at once', () => {
    const filing = definitionOf({
      stages: timed.stages,
      clocks: [
        {
          key: 'filing',
          title: text('备案时限'),
          basis,
          scope: 'case',
          start: { on: 'left', stage: 'review' },
          stop: [{ on: 'left', stage: 'check' }],
          limit: { kind: 'period', amount: 10, unit: 'day' },
        },
      ],
    });
    const run = new CaseRun(filing).start();
    run.decide('review', township, 'approve');
    run.now = '2026-03-04T02:00:00.000Z';
    run.decide('check', checker, 'giveBack');
    expect(run.state.clocks.map((clock) => clock.state)).toEqual(['stopped']);
    run.now = '2026-03-06T02:00:00.000Z';
    run.decide('review', township, 'approve');
    expect(run.state.clocks.map((clock) => [clock.state, clock.dueOn])).toEqual([['running', '2026-03-16']]);
  });

  it('is not moved by a definition that changes while it runs', () => {
    const run = new CaseRun(timed).start();
    const other = definitionOf({ ...timed, clocks: [] });
    expect(other.clocks).toHaveLength(0);
    expect(run.state.clocks[0]?.limit).toEqual({ kind: 'period', amount: 10, unit: 'day' });
    expect(run.tick('2026-03-12T16:00:00.000Z').map((event) => event.type)).toContain('clockOverdue');
  });
});

describe('two people at once', () => {
  it('lets one win and tells the other who and when', () => {
    const run = new CaseRun(sectors()).start();
    const stale = {
      type: 'decide' as const,
      ...run.on('villageReview', person('late', ['reviewer', VILLAGE])),
      outcome: 'approve',
    };
    run.decide('villageReview', village, 'approve');
    expect(run.refused(stale)).toBe('VISIT_CLOSED');
  });

  it('refuses who is not addressed, and a claimed task to others', () => {
    const run = new CaseRun(sectors()).start();
    expect(run.refused({ type: 'decide', ...run.on('villageReview', township), outcome: 'approve' })).toBe(
      'NOT_ALLOWED',
    );
    run.do({ type: 'claim', ...run.on('villageReview', village) });
    const other = person('o', ['reviewer', VILLAGE]);
    expect(run.refused({ type: 'decide', ...run.on('villageReview', other), outcome: 'approve' })).toBe('TASK_CLAIMED');
    run.do({ type: 'release', ...run.on('villageReview', village) });
    run.decide('villageReview', other, 'approve');
    expect(run.stages()).toContain('sectorVerify');
  });

  it('accepts what the system reports late or twice without an effect', () => {
    const run = new CaseRun(signers({ rule: 'all' })).start();
    const effect = run.state.effects[0]?.id ?? '';
    run.roster('sign', ['a']);
    expect(run.do({ type: 'rosterResolved', actor: system, effectId: effect, people: [] })).toEqual([]);
    run.decide('sign', person('a'), 'approve');
    expect(run.do({ type: 'tick', actor: system })).toEqual([]);
  });
});
