// Stage kinds other than decisions: work, notice, wait, service, link, named branches.
import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { nextWake } from '../../../domain/case/next-wake.ts';
import {
  CaseRun,
  TOWNSHIP,
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

const reviewer = person('t', ['reviewer', TOWNSHIP]);
const named = (key: string) => ({ key, title: text(key), basis });
const byClerk = { by: 'role' as const, role: 'clerk', level: 'village' as const };

describe('public notice', () => {
  const definition = definitionOf({
    fields: [{ key: 'result', type: 'text', label: text('结果') }],
    filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [{ field: 'result' }] },
    stages: [
      {
        ...named('notice'),
        kind: 'notice',
        suspends: 'notice',
        assignee: byClerk,
        publishes: ['result'],
        period: { kind: 'period', amount: 7, unit: 'day' },
        inquiry: { assignee: { by: 'role', role: 'reviewer', level: 'township' } },
        undisputed: 'done',
        upheld: 'refused',
      },
      ended(),
      ended('refused', 'refused'),
    ],
    clocks: [
      {
        ...named('whole'),
        scope: 'case',
        start: { on: 'started' },
        stop: [{ on: 'ended' }],
        limit: { kind: 'period', amount: 20, unit: 'day' },
        suspendedBy: ['notice'],
      },
    ],
  });
  const posted = (): CaseRun => {
    const run = new CaseRun(definition).start({ data: { result: '拟同意' } });
    run.do({ type: 'post', ...run.on('notice', clerk) });
    return run;
  };

  it('moves on by silence when its period is over, and the clock that names it stands still', () => {
    const run = posted();
    expect(run.state.clocks[0]?.state).toBe('suspended');
    expect(run.visit('notice').notice?.dueOn).toBe('2026-03-09');
    expect(nextWake(run.state)).toBe('2026-03-09T16:00:00.000Z');
    run.tick('2026-03-09T15:59:00.000Z');
    expect(run.stages()).toEqual(['notice']);
    run.tick('2026-03-09T16:00:00.000Z');
    expect(run.state.outcome).toBe('completed');
    expect(run.state.clocks.every((clock) => clock.state === 'stopped')).toBe(true);
  });

  it('is held by an objection until it is dismissed, and leaves by an upheld one', () => {
    const dismissed = posted();
    const visitId = dismissed.visit('notice').id;
    dismissed.do({ type: 'object', actor: clerk, visitId, by: '演示村民', text: '不符合条件' });
    dismissed.tick('2026-03-10T02:00:00.000Z');
    expect(dismissed.stages()).toEqual(['notice']);
    dismissed.do({
      type: 'resolveObjection',
      ...dismissed.on('notice', reviewer),
      objection: 1,
      upheld: false,
      opinion: '经查不实',
    });
    expect(dismissed.state.outcome).toBe('completed');
    const upheld = posted();
    upheld.do({ type: 'object', actor: clerk, visitId, by: '演示村民', text: '不符合条件' });
    upheld.do({
      type: 'resolveObjection',
      ...upheld.on('notice', reviewer),
      objection: 1,
      upheld: true,
      opinion: '属实',
    });
    expect(upheld.state.outcome).toBe('refused');
  });

  it('takes no objection after its period', () => {
    const run = posted();
    run.now = '2026-03-10T02:00:00.000Z';
    expect(run.refused({ type: 'object', actor: clerk, visitId: run.visit('notice').id, by: '某', text: '迟' })).toBe(
      'NOTICE_OVER',
    );
  });
});

describe('waiting', () => {
  it('goes on at the date, and starts what follows from that day even when woken late', () => {
    const definition = definitionOf({
      stages: [
        {
          ...named('hold'),
          kind: 'wait',
          until: { kind: 'limit', limit: { kind: 'period', amount: 5, unit: 'day' } },
          to: 'review',
        },
        decision('review', { role: 'reviewer', level: 'township' }, { approve: 'done' }),
        ended(),
      ],
    });
    const run = new CaseRun(definition).start();
    run.tick('2026-03-20T02:00:00.000Z');
    expect(run.visit('review').openedOn).toBe('2026-03-10');
    expect(run.visit('review').openedAt).toBe('2026-03-20T02:00:00.000Z');
  });

  it('goes on when the event is reported', () => {
    const definition = definitionOf({
      stages: [{ ...named('hold'), kind: 'wait', until: { kind: 'event', assignee: byClerk }, to: 'done' }, ended()],
    });
    const run = new CaseRun(definition).start();
    expect(nextWake(run.state)).toBeNull();
    run.do({ type: 'report', ...run.on('hold', clerk) });
    expect(run.state.outcome).toBe('completed');
  });
});

describe('effects', () => {
  const definition = definitionOf({
    fields: [
      { key: 'payee', type: 'text', label: text('收款人') },
      { key: 'account', type: 'text', label: text('账号') },
      { key: 'amount', type: 'fen', label: text('金额') },
    ],
    filing: {
      level: 'village',
      by: [{ role: 'clerk', level: 'village' }],
      form: [{ field: 'payee' }, { field: 'account' }, { field: 'amount', required: false }],
    },
    stages: [
      {
        ...named('pay'),
        kind: 'service',
        action: { do: 'payout', payee: 'payee', account: 'account', amount: 'amount', purpose: text('补助') },
        to: 'done',
      },
      ended(),
    ],
  });
  const data = { payee: '演示', account: '6222', amount: 100 };

  it('asks for a payout with a key that stays the same over failures and retries', () => {
    const run = new CaseRun(definition).start({ data });
    const effect = run.state.effects[0];
    expect(effect?.request).toMatchObject({ kind: 'payout', amountFen: 100 });
    const effectId = effect?.id ?? '';
    run.do({ type: 'effectFailed', actor: system, effectId, error: '银行无应答', final: false });
    expect(run.state.effects[0]).toMatchObject({ id: effectId, attempts: 1, notBefore: '2026-03-02T02:01:00.000Z' });
    run.do({ type: 'effectFailed', actor: system, effectId, error: '银行无应答', final: true });
    expect(run.visit('pay').stuckReason).toBe('effect');
    expect(run.refused({ type: 'retryEffect', actor: clerk, visitId: run.visit('pay').id })).toBe('NOT_ALLOWED');
    run.do({ type: 'retryEffect', actor: administrator, visitId: run.visit('pay').id });
    expect(run.state.effects[0]?.notBefore).toBeNull();
    run.do({ type: 'effectSucceeded', actor: system, effectId, result: { number: 'P1' } });
    expect(run.state.outcome).toBe('completed');
    expect(run.state.effects).toEqual([]);
  });

  it('is stuck, never paid, when the amount is missing', () => {
    const run = new CaseRun(definition).start({ data: { payee: '演示', account: '6222' } });
    expect(run.visit('pay').stuckReason).toBe('effect');
    expect(run.state.effects).toEqual([]);
  });
});

describe('links', () => {
  const definition = (mode: 'open' | 'openAndAwait' | 'reportBack') =>
    definitionOf({
      stages: [
        {
          ...named('other'),
          kind: 'link',
          mode,
          procedure: 'other-procedure',
          to: 'done',
          byOutcome: [{ outcome: 'refused', to: 'refused' }],
        },
        ended(),
        ended('refused', 'refused'),
      ],
    });

  it('awaits the other case and goes on by its outcome, once', () => {
    const run = new CaseRun(definition('openAndAwait')).start();
    const visitId = run.visit('other').id;
    run.do({
      type: 'effectSucceeded',
      actor: system,
      effectId: run.state.effects[0]?.id ?? '',
      result: { caseId: 'c2' },
    });
    expect(run.visit('other').link?.caseId).toBe('c2');
    const answer = {
      type: 'linkAnswered' as const,
      actor: system,
      visitId,
      caseId: 'c2',
      outcome: 'refused',
      data: {},
    };
    run.do(answer);
    expect(run.state.outcome).toBe('refused');
    expect(run.do(answer)).toEqual([]);
  });

  it('takes of what is reported back what it names and what fits, and moves on', () => {
    const takes = [
      { from: 'acceptedOn', to: 'doneOn' },
      { from: 'household', to: 'people' },
    ];
    const own = definitionOf({
      fields: [
        { key: 'doneOn', type: 'date', label: text('日期'), future: false },
        { key: 'people', type: 'integer', label: text('人数'), min: 1 },
      ],
      stages: [
        { ...named('other'), kind: 'link', mode: 'openAndAwait', procedure: 'other-procedure', takes, to: 'done' },
        ended(),
      ],
    });
    const answeredWith = (data: CaseData): CaseData => {
      const run = new CaseRun(own).start({ data: {} });
      const visitId = run.visit('other').id;
      run.do({ type: 'linkAnswered', actor: system, visitId, caseId: 'c2', outcome: 'reported', data });
      expect(run.state.outcome).toBe('completed');
      return run.state.data;
    };
    const good = { acceptedOn: '2026-01-05', household: 4, other: 'x' };
    expect(answeredWith(good)).toEqual({ doneOn: '2026-01-05', people: 4 });
    expect(answeredWith({ acceptedOn: 'soon', household: 0 })).toEqual({});
    expect(answeredWith({})).toEqual({});
  });

  it('goes on at once after opening, and past a report where there is no origin', () => {
    const open = new CaseRun(definition('open')).start();
    open.do({
      type: 'effectSucceeded',
      actor: system,
      effectId: open.state.effects[0]?.id ?? '',
      result: { caseId: 'c2' },
    });
    expect(open.state.outcome).toBe('completed');
    expect(new CaseRun(definition('reportBack')).start().state.outcome).toBe('completed');
  });
});

describe('named branches', () => {
  it('run side by side, nest, and join once all have passed', () => {
    const definition = definitionOf({
      stages: [
        {
          ...named('both'),
          kind: 'parallel',
          onFail: 'block',
          passed: 'done',
          failed: 'refused',
          branches: [
            {
              key: 'one',
              title: text('一'),
              stages: [decision('first', { role: 'reviewer', level: 'township' }, { approve: '$join' })],
            },
            {
              key: 'two',
              title: text('二'),
              stages: [
                {
                  ...named('inner'),
                  kind: 'parallel',
                  onFail: 'endAll',
                  passed: '$join',
                  failed: '$fail',
                  branches: [
                    {
                      key: 'a',
                      title: text('a'),
                      stages: [
                        decision('alpha', { role: 'reviewer', level: 'township' }, { approve: '$join', fail: '$fail' }),
                      ],
                    },
                    {
                      key: 'b',
                      title: text('b'),
                      stages: [decision('beta', { role: 'reviewer', level: 'township' }, { approve: '$join' })],
                    },
                  ],
                },
              ],
            },
          ],
        },
        ended(),
        ended('refused', 'refused'),
      ],
    });
    const pass = new CaseRun(definition).start();
    expect(pass.stages()).toEqual(['both', 'first', 'inner', 'alpha', 'beta']);
    pass.decide('beta', reviewer, 'approve');
    pass.decide('first', reviewer, 'approve');
    pass.decide('alpha', reviewer, 'approve');
    expect(pass.state.outcome).toBe('completed');
    const fail = new CaseRun(definition).start();
    fail.decide('alpha', reviewer, 'fail');
    expect(fail.stages()).toEqual(['both', 'first']);
    fail.decide('first', reviewer, 'approve');
    expect(fail.state.outcome).toBe('refused');
  });
});

describe('filing', () => {
  it('refuses the wrong level, the wrong place, a subject of another kind and a date in the future', () => {
    const definition = definitionOf({
      stages: [decision('review', { role: 'reviewer', level: 'township' }, { approve: 'done' }), ended()],
    });
    const start = (parts: object): string => {
      try {
        new CaseRun(definition).start(parts);
        return 'accepted';
      } catch (error) {
        return String((error as Error).message).split(':')[0] ?? '';
      }
    };
    expect(start({})).toBe('accepted');
    expect(start({ organisation: TOWNSHIP })).toBe('ORGANISATION_WRONG_LEVEL');
    expect(start({ organisation: '610429102200' })).toBe('NOT_ALLOWED');
    expect(start({ subject: { id: 's', kind: 'project', name: 'p' } })).toBe('UNKNOWN_SUBJECT');
    expect(start({ businessDate: '2026-03-03' })).toBe('BUSINESS_DATE_IN_FUTURE');
    expect(start({ data: { unknown: 1 } })).toBe('UNKNOWN_FIELD');
  });

  it('refuses a business date before the stage began', () => {
    const definition = definitionOf({
      stages: [decision('review', { role: 'reviewer', level: 'township' }, { approve: 'done' }), ended()],
    });
    const run = new CaseRun(definition).start({ businessDate: '2026-02-27' });
    const decide = (businessDate: string) => ({
      type: 'decide' as const,
      ...run.on('review', reviewer),
      outcome: 'approve',
      businessDate,
    });
    expect(run.refused(decide('2026-02-26'))).toBe('BUSINESS_DATE_BEFORE_STAGE');
    const events = run.do(decide('2026-02-28'));
    expect(events.at(-1)).toMatchObject({ businessDate: '2026-02-28', recordedAt: '2026-03-02T02:00:00.000Z' });
  });
});
