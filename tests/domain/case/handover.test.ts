import { describe, expect, it } from 'vitest';
import type { SystemCommand } from '../../../domain/case/command.ts';
import type { Actor, PersonRef } from '../../../domain/case/people.ts';
import type { Handover } from '../../../domain/handover.ts';
import { driver } from '../../support/case-driver.ts';
import type { CaseDriver } from '../../support/case-driver.ts';
import { committee, decision, end, fourLevels, testProcedure, TOWNSHIP, VILLAGE } from '../../support/definitions.ts';

const leaver: PersonRef = { id: 'leaver', name: '演示调离人' };
const successor: PersonRef = { id: 'successor', name: '演示接任人' };
const reviewer = { role: 'reviewer', organisation: TOWNSHIP };
const clerk = { role: 'clerk', organisation: VILLAGE };
const person = (who: PersonRef, ...holdings: { role: string; organisation: string }[]): Actor => ({
  kind: 'person',
  person: who,
  holdings,
});
const orderer: Actor = { kind: 'administrator', person: { id: 'admin', name: '管理员' }, holdings: [] };

const order = (change: Partial<Handover> = {}): Extract<SystemCommand, { type: 'handOver' }> => ({
  type: 'handOver',
  actor: orderer,
  handover: {
    id: 'h1',
    from: leaver,
    to: successor,
    day: '2026-03-02',
    ground: '调任',
    leaves: [reviewer, clerk],
    keeps: [],
    successorHolds: [reviewer, clerk],
    wasCopied: false,
    ...change,
  },
});

const told = (run: CaseDriver) => run.events.findLast((event) => event.type === 'handedOver')?.items ?? [];
const results = (run: CaseDriver) => told(run).map((one) => [one.kind, one.moved, one.reason?.code ?? null]);
const open = (run: CaseDriver) => {
  const visit = run.state.visits.at(-1);
  const task = visit?.tasks.find((one) => one.state === 'open');
  return { visitId: visit?.id ?? 0, taskId: task?.id ?? '' };
};

/** At the township, filed by somebody else. */
const reviewed = (more: object = {}): CaseDriver =>
  driver(fourLevels)
    .start({ data: {}, ...more })
    .as('clerk')
    .decide('approve');

const transferred = (more: object = {}): CaseDriver => {
  const run = reviewed(more);
  return run.as('reviewer').send({ type: 'transfer', ...open(run), to: leaver, reason: '转办' });
};

describe('a handover in a case', () => {
  it('moves what is addressed to the person, with the ground and who ordered it in the trail', () => {
    const run = transferred().apply(order());
    expect(results(run)).toEqual([['task', true, null]]);
    expect(run.state.visits[0]?.tasks[0]?.to).toEqual({ person: successor });
    const moved = run.events.findLast((event) => event.type === 'taskTransferred');
    expect(moved).toMatchObject({ from: { person: leaver }, to: successor, reason: '调任' });
    expect(moved?.actor).toMatchObject({ kind: 'administrator', person: { id: 'admin' } });
    run.apply({ type: 'decide', actor: person(successor), ...open(run), outcome: 'approve' });
    expect(run.stages).toEqual(['county']);
  });

  it('does nothing a second time, and nothing where he holds nothing', () => {
    const run = transferred().apply(order());
    const { length } = run.events;
    expect(run.apply(order()).events).toHaveLength(length);
    const other = reviewed();
    const before = other.events.length;
    expect(other.apply(order()).events).toHaveLength(before);
  });

  it('gives a claimed task of a post to the successor, or back to the post where he does not hold it', () => {
    const claimed = (): CaseDriver => {
      const run = reviewed();
      return run.apply({ type: 'claim', actor: person(leaver, reviewer), ...open(run) });
    };
    const run = claimed().apply(order());
    expect(results(run)).toEqual([['claim', true, null]]);
    expect(run.state.visits[0]?.tasks[0]?.claimedBy).toEqual(successor);
    const without = claimed().apply(order({ successorHolds: [clerk] }));
    expect(results(without)).toEqual([['claim', false, 'SUCCESSOR_LACKS_POST']]);
    expect(without.state.visits[0]?.tasks[0]?.claimedBy).toBeUndefined();
  });

  it('leaves what stands under a post that he keeps', () => {
    const run = reviewed();
    run.apply({ type: 'claim', actor: person(leaver, reviewer), ...open(run) });
    const before = run.events.length;
    expect(run.apply(order({ leaves: [clerk], keeps: [reviewer] })).events).toHaveLength(before);
  });

  it('leaves with the reason what the successor may not do: as applicant, relative, filer of that level, at two levels', () => {
    const stays = (more: object): unknown[] => {
      const run = transferred(more);
      return results(run.apply(order()));
    };
    expect(stays({ applicant: successor })).toEqual([['task', false, 'APPLICANT_MAY_NOT_DECIDE']]);
    expect(stays({ relatives: ['successor'] })).toEqual([['task', false, 'RELATIVE_MAY_NOT_DECIDE']]);
    const twice = testProcedure({
      id: 'twice',
      stages: [
        decision('village', { by: 'role', role: 'clerk', level: 'village' }, 'township', { filerMayDecide: true }),
        decision('township', { by: 'role', role: 'reviewer', level: 'township' }, 'done'),
      ],
    });
    const run = driver(twice).start({ data: {} });
    run.apply({ type: 'decide', actor: person(successor, clerk), ...open(run), outcome: 'approve' });
    run.as('reviewer').send({ type: 'transfer', ...open(run), to: leaver, reason: '转办' });
    run.apply(order());
    expect(results(run)).toEqual([['task', false, 'DECIDED_AT_OTHER_LEVEL']]);
    expect(run.state.visits[0]?.tasks[0]?.to).toEqual({ person: leaver });
  });

  it('moves a place among signers, waiting or not, and no two places to one person', () => {
    const rosters = (others: PersonRef[]) => ({ rosters: { [`reviewer@${TOWNSHIP}`]: [leaver, ...others] } });
    const other = { id: 'other', name: '另一人' };
    const run = driver(committee, rosters([other]))
      .start({ data: {} })
      .apply(order());
    expect(results(run)).toEqual([['task', true, null]]);
    expect(run.state.visits[0]?.roster?.map((one) => one.id)).toEqual(['successor', 'other']);
    for (const who of [successor, other]) {
      const task = run.state.visits[0]?.tasks.find((one) => 'person' in one.to && one.to.person.id === who.id);
      const on = { visitId: run.state.visits[0]?.id ?? 0, taskId: task?.id ?? '' };
      run.apply({ type: 'decide', actor: person(who), ...on, outcome: 'approve' });
    }
    expect(run.state.status).toBe('ended');
    const there = driver(committee, rosters([successor]))
      .start({ data: {} })
      .apply(order());
    expect(results(there)).toEqual([['task', false, 'SIGNER_INVALID']]);
    const lacking = driver(committee, rosters([other]))
      .start({ data: {} })
      .apply(order({ successorHolds: [] }));
    expect(results(lacking)).toEqual([['task', false, 'SUCCESSOR_LACKS_POST']]);
  });

  it('moves what an added or advising signer owes, though the owner’s task waits for it', () => {
    const run = reviewed();
    run.as('reviewer').send({ type: 'delegate', ...open(run), to: leaver, reason: '请核' });
    run.apply(order());
    expect(results(run)).toEqual([['task', true, null]]);
    run.apply({ type: 'giveOpinion', actor: person(successor), ...open(run), agree: true, opinion: '属实' });
    expect(run.state.visits[0]?.tasks.some((task) => task.state === 'open' && 'role' in task.to)).toBe(true);
  });

  it('moves the tasks that the applicant’s filer gets, now and later, but not those of his own application', () => {
    const supplement = testProcedure({
      id: 'supplement',
      stages: [
        decision('review', { by: 'role', role: 'reviewer', level: 'township' }, 'done', { returns: 'supplement' }),
        {
          kind: 'work',
          key: 'supplement',
          title: { zh: '补充', en: 'supplement' },
          basis: [{ kind: 'assumed', note: { zh: '测试', en: 'test' } }],
          assignee: { by: 'applicant' },
          outcomes: [{ key: 'submit', title: { zh: '提交', en: 'submit' }, kind: 'complete', to: 'review' }],
        },
      ],
    });
    const filed = (more: object = {}) => driver(supplement).start({ data: {}, actor: person(leaver, clerk), ...more });
    const run = filed().apply(order());
    expect(results(run)).toEqual([['filing', true, null]]);
    run.as('reviewer').decide('return', { opinion: '请补充' });
    expect(run.state.visits[0]?.tasks[0]?.to).toEqual({ person: successor });
    expect(run.state.filer).toEqual(leaver);
    const own = filed({ applicant: leaver }).as('reviewer').decide('return', { opinion: '请补充' });
    const before = own.events.length;
    expect(own.apply(order()).events).toHaveLength(before);
  });

  it('names the successor where a field of the case named the person as the one who does a stage', () => {
    const owned = testProcedure({
      id: 'owned',
      filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [{ field: 'owner' }] },
      fields: [{ key: 'owner', label: { zh: '责任人', en: 'owner' }, type: 'person' }],
      stages: [
        decision('review', { by: 'role', role: 'reviewer', level: 'township' }, 'rectify'),
        decision('rectify', { by: 'personField', field: 'owner' }, 'done', { keepsOwner: true }),
      ],
    });
    const run = driver(owned)
      .start({ data: { owner: 'leaver' }, people: [leaver] })
      .apply(order());
    expect(results(run)).toEqual([['duty', true, null]]);
    run.as('reviewer').decide('approve');
    expect(run.state.visits[0]?.tasks[0]?.to).toEqual({ person: successor });
  });

  it('hands a seat on the roll of a vote on, and what he was sent', () => {
    const voting = testProcedure({
      id: 'voting',
      stages: [
        {
          kind: 'vote',
          key: 'meeting',
          title: { zh: '评议', en: 'meeting' },
          basis: [{ kind: 'assumed', note: { zh: '测试', en: 'test' } }],
          assignee: { by: 'role', role: 'clerk', level: 'village' },
          meetings: [
            {
              key: 'all',
              title: { zh: '全体', en: 'all' },
              roll: { from: 'role', role: 'villager', level: 'village' },
              quorum: { mode: 'moreThan', share: { numerator: 1, denominator: 2 } },
              majority: { mode: 'moreThan', share: { numerator: 1, denominator: 2 }, of: 'present' },
              basis: [{ kind: 'assumed', note: { zh: '测试', en: 'test' } }],
            },
          ],
          passed: 'done',
          notPassed: 'refused',
        },
        end('refused', 'refused'),
      ],
    });
    const villager = { role: 'villager', organisation: VILLAGE };
    const options = { rosters: { [`villager@${VILLAGE}`]: [leaver, { id: 'b', name: '乙' }] } };
    const run = driver(voting, options)
      .start({ data: {} })
      .apply(order({ leaves: [villager], successorHolds: [villager], wasCopied: true }));
    expect(results(run)).toEqual([
      ['seat', true, null],
      ['copy', true, null],
    ]);
    expect(run.state.visits[0]?.roster?.map((one) => one.id)).toEqual(['successor', 'b']);
    expect(run.events.findLast((event) => event.type === 'copied')).toMatchObject({ to: [successor] });
    const refused = run.as('clerk').refusal({
      type: 'recordVote',
      ...open(run),
      meeting: 'all',
      present: ['leaver', 'b'],
      avoided: [],
      ballots: [],
    });
    expect(refused).toBe('NOT_A_VOTER');
  });

  it('works on a case that stands still, and changes nothing in one that has ended', () => {
    const run = transferred();
    run.asAdministrator().send({ type: 'suspend', ground: 'suspension', reason: '待查' });
    expect(results(run.apply(order()))).toEqual([['task', true, null]]);
    const ended = driver(fourLevels).start({ data: {}, actor: person(leaver, clerk) });
    ended.apply({ type: 'withdraw', actor: person(leaver, clerk), reason: '撤回' });
    const before = ended.events.length;
    expect(ended.apply(order()).events).toHaveLength(before);
  });

  it('is nobody’s command but the system’s and an administrator’s', () => {
    expect(transferred().tries({ ...order(), actor: person(leaver, reviewer) })?.code).toBe('NOT_ALLOWED');
  });
});
