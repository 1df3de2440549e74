// The human verbs of Chinese approval systems, on the pure core.
import { describe, expect, it } from 'vitest';
import { availableActions } from '../../../domain/case/available-actions.ts';
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
} from './fixtures.ts';

type Stage = Parameters<typeof definitionOf>[0]['stages'][number];

const reviewer = person('t', ['reviewer', TOWNSHIP]);
const checker = person('c', ['checker', COUNTY]);
const other = { id: 'x', name: '演示x' };
const x = person('x');

const chain = definitionOf({
  stages: [
    decision('review', { role: 'reviewer', level: 'township' }, { approve: 'check', reject: 'refused' }),
    decision(
      'check',
      { role: 'checker', level: 'county' },
      { approve: 'done', giveBack: 'review' },
      { returnTo: '$visited' },
    ),
    ended(),
    ended('refused', 'refused'),
    ended('withdrawn', 'withdrawn'),
  ],
  withdrawal: { to: 'withdrawn', notAfter: ['check'] },
});
const started = (): CaseRun => new CaseRun(chain).start();

describe('加签 and 减签', () => {
  it('holds the decision until a signer added before has given an opinion', () => {
    const run = started();
    run.do({ type: 'addSigner', ...run.on('review', reviewer), to: other, position: 'before', reason: '请先看' });
    expect(run.refused({ type: 'decide', ...run.on('review', reviewer), outcome: 'approve' })).toBe(
      'COUNTERSIGN_PENDING',
    );
    run.do({ type: 'giveOpinion', ...run.on('review', x), agree: false, opinion: '建议补充材料' });
    run.decide('review', reviewer, 'approve');
    expect(run.stages()).toEqual(['check']);
  });

  it('lets the outcome take effect only after a signer added after agrees', () => {
    const run = started();
    run.do({ type: 'addSigner', ...run.on('review', reviewer), to: other, position: 'after', reason: '请复核' });
    const afterTask = run.visit('review').tasks.find((task) => task.position === 'after');
    expect(
      run.refused({
        type: 'giveOpinion',
        visitId: run.visit('review').id,
        taskId: afterTask?.id ?? '',
        actor: x,
        agree: true,
        opinion: '同意',
      }),
    ).toBe('COUNTERSIGN_PENDING');
    run.decide('review', reviewer, 'approve');
    expect(run.stages()).toEqual(['review']);
    run.do({ type: 'giveOpinion', ...run.on('review', x), agree: true, opinion: '同意' });
    expect(run.stages()).toEqual(['check']);
  });

  it('reopens the decision when the signer added after does not agree', () => {
    const run = started();
    run.do({ type: 'addSigner', ...run.on('review', reviewer), to: other, position: 'after', reason: '请复核' });
    run.decide('review', reviewer, 'approve');
    run.do({ type: 'giveOpinion', ...run.on('review', x), agree: false, opinion: '数据不符' });
    expect(run.stages()).toEqual(['review']);
    run.decide('review', reviewer, 'reject');
    expect(run.state.outcome).toBe('refused');
  });

  it('removes an added signer, after which the decision is free', () => {
    const run = started();
    run.do({ type: 'addSigner', ...run.on('review', reviewer), to: other, position: 'before', reason: '请先看' });
    const signer = run.visit('review').tasks.find((task) => task.kind === 'countersign');
    run.do({ type: 'removeSigner', ...run.on('review', reviewer), signerTaskId: signer?.id ?? '', reason: '出差' });
    run.decide('review', reviewer, 'approve');
    expect(run.stages()).toEqual(['check']);
  });

  it('refuses oneself, a relative of the applicant and somebody already there as a signer', () => {
    const run = started();
    const add = (id: string) => ({
      type: 'addSigner' as const,
      ...run.on('review', reviewer),
      to: { id, name: id },
      position: 'before' as const,
      reason: 'r',
    });
    expect(run.refused(add('t'))).toBe('SIGNER_INVALID');
    expect(run.refused(add('relative'))).toBe('RELATIVE_MAY_NOT_DECIDE');
    run.do(add('x'));
    expect(run.refused(add('x'))).toBe('SIGNER_INVALID');
  });
});

describe('转办, 委派, 代理', () => {
  it('moves a task to another for good', () => {
    const run = started();
    run.do({ type: 'transfer', ...run.on('review', reviewer), to: other, reason: '调岗' });
    expect(
      run.refused({
        type: 'decide',
        visitId: run.visit('review').id,
        taskId: run.task('review').taskId,
        actor: reviewer,
        outcome: 'approve',
      }),
    ).toBe('NOT_ALLOWED');
    run.decide('review', x, 'approve');
    expect(run.stages()).toEqual(['check']);
  });

  it('comes back to the owner after the delegate has advised', () => {
    const run = started();
    run.do({ type: 'delegate', ...run.on('review', reviewer), to: other, reason: '请实地看' });
    expect(run.refused({ type: 'decide', ...run.on('review', reviewer), outcome: 'approve' })).toBe(
      'COUNTERSIGN_PENDING',
    );
    run.do({ type: 'giveOpinion', ...run.on('review', x), agree: true, opinion: '属实' });
    run.decide('review', reviewer, 'approve');
    expect(run.stages()).toEqual(['check']);
  });

  it('records both the delegate and the person in whose name he acts', () => {
    const run = started();
    const agent = {
      ...person('a'),
      holdings: [{ role: 'reviewer', organisation: TOWNSHIP, agencyOf: { id: 't', name: '演示t' } }],
    };
    const events = run.decide('review', agent, 'approve');
    const opinion = events.find((event) => event.type === 'opinionGiven');
    expect(opinion?.type === 'opinionGiven' && [opinion.opinion.by.id, opinion.opinion.onBehalfOf?.id]).toEqual([
      'a',
      't',
    ]);
    expect(opinion?.actor.onBehalfOf?.id).toBe('t');
  });

  it('does not let a delegate decide for somebody who must stand aside', () => {
    const run = started();
    const agent = {
      ...person('a'),
      holdings: [{ role: 'reviewer', organisation: TOWNSHIP, agencyOf: { id: 'relative', name: 'r' } }],
    };
    expect(run.refused({ type: 'decide', ...run.on('review', agent), outcome: 'approve' })).toBe(
      'RELATIVE_MAY_NOT_DECIDE',
    );
  });
});

describe('撤回 and 拿回', () => {
  it('withdraws by the filer until the named stage was entered', () => {
    const early = started();
    expect(early.refused({ type: 'withdraw', actor: reviewer, reason: '不办了' })).toBe('NOT_ALLOWED');
    early.do({ type: 'withdraw', actor: person('applicant'), reason: '不办了' });
    expect(early.state.outcome).toBe('withdrawn');
    const late = started();
    late.decide('review', reviewer, 'approve');
    expect(late.refused({ type: 'withdraw', actor: clerk, reason: '不办了' })).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('takes back the own decision while nobody touched what followed', () => {
    const run = started();
    const visitId = run.visit('review').id;
    run.decide('review', reviewer, 'approve');
    expect(run.refused({ type: 'takeBack', actor: checker, visitId, reason: '错了' })).toBe('NOT_ALLOWED');
    run.do({ type: 'takeBack', actor: reviewer, visitId, reason: '错了' });
    expect(run.stages()).toEqual(['review']);
    run.decide('review', reviewer, 'reject');
    expect(run.state.outcome).toBe('refused');
  });

  it('is too late to take back once the next task is claimed', () => {
    const run = started();
    const visitId = run.visit('review').id;
    run.decide('review', reviewer, 'approve');
    run.do({ type: 'claim', ...run.on('check', checker) });
    expect(run.refused({ type: 'takeBack', actor: reviewer, visitId, reason: '错了' })).toBe('TAKE_BACK_TOO_LATE');
  });
});

describe('退回任意节点', () => {
  it('returns to a visited stage and to no other', () => {
    const run = started();
    run.decide('review', reviewer, 'approve');
    const back = (stage: string) => ({
      type: 'returnTo' as const,
      ...run.on('check', checker),
      stage,
      opinion: '补充',
    });
    expect(run.refused(back('done'))).toBe('RETURN_TARGET_INVALID');
    expect(run.refused(back('nowhere'))).toBe('UNKNOWN_STAGE');
    run.do(back('review'));
    expect(run.stages()).toEqual(['review']);
    expect(run.visit('review').id).toBe(3);
  });
});

it('can not return from a nested parallel into a sister branch of the outer one', () => {
  const branch = (key: string, ...stages: unknown[]) => ({ key, title: { zh: key, en: key }, stages });
  const parallel = (key: string, passed: string, failed: string, ...branches: unknown[]) =>
    ({ kind: 'parallel', key, title: { zh: key, en: key }, basis, onFail: 'block', passed, failed, branches }) as Stage;
  const by = { role: 'reviewer', level: 'township' } as const;
  const definition = definitionOf({
    stages: [
      parallel(
        'outer',
        'done',
        'done',
        branch('one', decision('sister', by, { approve: 'after' }), decision('after', by, { approve: '$join' })),
        branch(
          'two',
          decision('before', by, { approve: 'inner' }),
          parallel(
            'inner',
            '$join',
            '$fail',
            branch('a', decision('alpha', by, { approve: '$join' }, { returnTo: '$visited' })),
            branch('b', decision('beta', by, { approve: '$join' })),
          ),
        ),
      ),
      ended(),
    ],
  });
  const run = new CaseRun(definition).start();
  run.decide('sister', reviewer, 'approve');
  run.decide('before', reviewer, 'approve');
  const back = (stage: string) => ({ type: 'returnTo' as const, ...run.on('alpha', reviewer), stage, opinion: '退' });
  expect(run.refused(back('sister'))).toBe('RETURN_TARGET_INVALID');
  run.do(back('before'));
  expect(run.stages()).toEqual(['outer', 'after', 'before']);
});

describe('催办, 抄送, 更正, notes', () => {
  it('urges once a day for each person and stage', () => {
    const run = started();
    const urge = { type: 'urge' as const, actor: clerk, visitId: run.visit('review').id, message: '请尽快' };
    run.do(urge);
    expect(run.refused(urge)).toBe('TOO_MANY_REQUESTS');
    run.now = '2026-03-03T02:00:00.000Z';
    run.do(urge);
    expect(run.state.urged).toHaveLength(2);
  });

  it('corrects a declared field with both values in the trail', () => {
    const definition = definitionOf({
      stages: chain.stages,
      fields: [{ key: 'area', type: 'integer', min: 1, max: 500, label: { zh: '面积', en: 'area' } }],
      filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [{ field: 'area' }] },
    });
    const run = new CaseRun(definition).start({ data: { area: 60 } });
    expect(run.refused({ type: 'correct', actor: x, field: 'area', value: 61, reason: '录错' })).toBe('NOT_ALLOWED');
    expect(run.refused({ type: 'correct', actor: clerk, field: 'size', value: 61, reason: '录错' })).toBe(
      'UNKNOWN_FIELD',
    );
    expect(run.refused({ type: 'correct', actor: clerk, field: 'area', value: 6000, reason: '录错' })).toBe(
      'FIELD_INVALID',
    );
    const offered = (actor: typeof clerk) =>
      availableActions(definition, run.state, actor, run.now).filter(({ type }) => type === 'correct');
    expect(offered(clerk)).toEqual([{ type: 'correct', allowed: true, form: [{ field: 'area', required: true }] }]);
    expect(offered(x)).toEqual([]);
    const [event] = run.do({ type: 'correct', actor: clerk, field: 'area', value: 61, reason: '录错' });
    expect(event).toMatchObject({ type: 'dataCorrected', old: 60, value: 61 });
    run.do({ type: 'comment', actor: clerk, text: '已核对' });
    run.do({ type: 'copy', actor: clerk, to: [other] });
    expect(run.state.data['area']).toBe(61);
  });
});

describe('separation of duties', () => {
  it('refuses the applicant, relatives, the filer at his own level and who decided at another level', () => {
    const run = started();
    const decide = (id: string) =>
      run.refused({ type: 'decide', ...run.on('review', person(id, ['reviewer', TOWNSHIP])), outcome: 'approve' });
    expect(decide('applicant')).toBe('APPLICANT_MAY_NOT_DECIDE');
    expect(decide('relative')).toBe('RELATIVE_MAY_NOT_DECIDE');
    run.decide('review', person('both', ['reviewer', TOWNSHIP]), 'approve');
    expect(
      run.refused({ type: 'decide', ...run.on('check', person('both', ['checker', COUNTY])), outcome: 'approve' }),
    ).toBe('DECIDED_AT_OTHER_LEVEL');
    const own = definitionOf({
      stages: [decision('review', { role: 'clerk', level: 'village' }, { approve: 'done' }), ended()],
    });
    const filed = new CaseRun(own).start();
    expect(filed.refused({ type: 'decide', ...filed.on('review', clerk), outcome: 'approve' })).toBe(
      'FILER_MAY_NOT_DECIDE',
    );
    filed.decide('review', person('colleague', ['clerk', VILLAGE]), 'approve');
    expect(filed.state.outcome).toBe('completed');
  });

  it('passes the same person met again in a row only where the definition says so', () => {
    const twice = (skipSamePerson: boolean) =>
      definitionOf({
        stages: [
          decision('first', { role: 'reviewer', level: 'township' }, { approve: 'second' }),
          decision('second', { role: 'reviewer', level: 'township' }, { approve: 'done' }, { skipSamePerson }),
          ended(),
        ],
      });
    const skipped = new CaseRun(twice(true)).start();
    skipped.decide('first', reviewer, 'approve');
    expect(skipped.state.outcome).toBe('completed');
    expect(skipped.trail.filter((event) => event.type === 'opinionGiven')).toHaveLength(2);
    const asked = new CaseRun(twice(false)).start();
    asked.decide('first', reviewer, 'approve');
    expect(asked.stages()).toEqual(['second']);
  });
});

describe('available actions', () => {
  it('offer what the decider accepts and explain what it refuses', () => {
    const run = started();
    const mine = availableActions(chain, run.state, reviewer, run.now);
    const decide = mine.find((action) => action.type === 'decide');
    expect(decide?.allowed).toBe(true);
    expect(decide?.outcomes?.map((outcome) => outcome.key)).toEqual(['approve', 'reject']);
    expect(mine.filter((action) => action.allowed).map((action) => action.type)).toEqual(
      expect.arrayContaining([
        'claim',
        'transfer',
        'delegate',
        'addSigner',
        'urge',
        'suspend',
        'comment',
        'copy',
        'attach',
      ]),
    );
    const theirs = availableActions(chain, run.state, checker, run.now).find((action) => action.type === 'decide');
    expect([theirs?.allowed, theirs?.refusal?.code]).toEqual([false, 'NOT_ALLOWED']);
    const relative = person('relative', ['reviewer', TOWNSHIP]);
    expect(availableActions(chain, run.state, relative, run.now)[0]?.refusal?.code).toBe('RELATIVE_MAY_NOT_DECIDE');
    expect(availableActions(chain, run.state, system, run.now)).toEqual([]);
  });

  it('offer a retry to administrators where nobody holds the role', () => {
    const run = started();
    run.do({ type: 'holderMissing', actor: system, taskIds: [run.task('review').taskId] });
    expect(run.visit('review').stuckReason).toBe('noHolder');
    expect(
      availableActions(chain, run.state, administrator, run.now).some((action) => action.type === 'retryEffect'),
    ).toBe(true);
    run.decide('review', reviewer, 'approve');
    expect(run.stages()).toEqual(['check']);
  });

  it('are none on a case that has ended', () => {
    const run = started();
    run.decide('review', reviewer, 'reject');
    expect(availableActions(chain, run.state, reviewer, run.now)).toEqual([]);
    expect(run.refused({ type: 'comment', actor: clerk, text: '?' })).toBe('CASE_ENDED');
  });
});
