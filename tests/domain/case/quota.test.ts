import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { driver } from '../../support/case-driver.ts';
import { decision, end, testProcedure } from '../../support/definitions.ts';

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed', note: text('测试') }];
const clerk = { by: 'role', role: 'clerk', level: 'village' };
const reject = { key: 'reject', title: text('不同意'), kind: 'reject', to: 'refused' };

const fund = (change: object = {}) =>
  testProcedure({
    id: 'fund',
    fields: [
      { key: 'amount', label: text('金额'), type: 'fen' },
      { key: 'poor', label: text('困难户'), type: 'boolean' },
    ],
    filing: {
      level: 'village',
      by: [{ role: 'clerk', level: 'village' }],
      form: [
        { field: 'amount', required: false },
        { field: 'poor', required: false },
      ],
    },
    stages: [
      {
        ...decision('review', clerk, 'closing', { filerMayDecide: true }),
        form: [{ field: 'amount', required: false }],
        outcomes: [{ key: 'approve', title: text('同意'), kind: 'approve', to: 'closing' }, reject],
      },
      decision('closing', { by: 'role', role: 'reviewer', level: 'township' }, 'done'),
      end('refused', 'refused'),
    ],
    quotas: [
      {
        key: 'money',
        title: text('资金'),
        basis,
        unit: text('分'),
        limit: 1000,
        per: 'township',
        amount: { field: 'amount' },
        commit: { on: 'left', stage: 'review', outcome: 'approve' },
        ...change,
      },
    ],
  });

const file = (data: Record<string, number | boolean>, change: object = {}) => driver(fund(change)).start({ data });
const drawn = (one: ReturnType<typeof driver>) =>
  one.events.flatMap((event) =>
    'quota' in event ? [`${event.type}:${event.amount}${'released' in event ? `-${event.released}` : ''}`] : [],
  );

describe('a quota', () => {
  it('is reserved at filing on the ledger of the township and year', () => {
    const one = file({ amount: 700 });
    expect(one.state.quotas).toEqual([
      {
        quota: 'money',
        account: { id: 'fund|money|610429101|2026', organisation: '610429101', year: 2026 },
        amount: 700,
        state: 'reserved',
      },
    ]);
  });

  it('is committed when the stage that approves is left, and then never released', () => {
    const one = file({ amount: 700 });
    one.as('clerk').decide('approve');
    one.as('reviewer').decide('approve');
    expect(drawn(one)).toEqual(['quotaReserved:700', 'quotaCommitted:700-0']);
  });

  it('gives back what was granted below the reservation', () => {
    const one = file({ amount: 700 });
    one.as('clerk').decide('approve', { data: { amount: 500 } });
    expect(drawn(one)).toEqual(['quotaReserved:700', 'quotaCommitted:500-200']);
  });

  it('refuses a grant beyond the reservation, and changes nothing', () => {
    const one = file({ amount: 700 });
    expect(one.as('clerk').refused('approve', { data: { amount: 701 } })).toBe('QUOTA_EXCEEDED');
    expect(one.state.quotas?.[0]?.state).toBe('reserved');
  });

  it('is released when the case is refused', () => {
    const one = file({ amount: 700 });
    one.as('clerk').decide('reject', { opinion: '不符合' });
    expect(drawn(one)).toEqual(['quotaReserved:700', 'quotaReleased:700']);
    expect(one.state.quotas?.[0]?.state).toBe('released');
  });

  it('takes the whole of the ledger and not one fen more', () => {
    expect(drawn(file({ amount: 1000 }))).toEqual(['quotaReserved:1000']);
    const one = driver(fund());
    expect(one.tries(one.startCommand({ data: { amount: 1001 } }))?.code).toBe('QUOTA_EXCEEDED');
  });

  it('needs an amount above zero', () => {
    for (const data of [{}, { amount: 0 }]) {
      const one = driver(fund());
      expect(one.tries(one.startCommand({ data }))).toMatchObject({ code: 'FIELD_REQUIRED', field: '/data/amount' });
    }
  });

  it('is drawn on only by the cases that its condition names, and a missing value is a refusal', () => {
    const change = { when: 'poor = true', amount: 1, period: 'whole', per: 'county' };
    expect(drawn(file({ poor: false }, change))).toEqual([]);
    expect(file({ poor: true }, change).state.quotas?.[0]?.account.id).toBe('fund|money|610429');
    const one = driver(fund(change));
    expect(one.tries(one.startCommand({ data: {} }))?.code).toBe('RULE_UNDECIDED');
  });

  it('keeps rehearsals on ledgers of their own', () => {
    const one = driver(fund()).start({ data: { amount: 1 }, rehearsal: true });
    expect(one.state.quotas?.[0]?.account.id).toBe('rehearsal:fund|money|610429101|2026');
  });

  property.prop([fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.boolean()])(
    'holds at every end exactly what was granted, whatever was asked',
    (asked, granted, agreed) => {
      const one = file({ amount: asked });
      const grant = Math.min(asked, granted);
      if (agreed)
        one
          .as('clerk')
          .decide('approve', { data: { amount: grant } })
          .as('reviewer')
          .decide('approve');
      else one.as('clerk').decide('reject', { opinion: '不符合' });
      const balance = one.events.reduce((held, event) => {
        if (event.type === 'quotaReserved') return held + event.amount;
        if (event.type === 'quotaCommitted') return held - event.released;
        return event.type === 'quotaReleased' ? held - event.amount : held;
      }, 0);
      expect(balance).toBe(agreed ? grant : 0);
    },
  );
});

describe('the proof of a quota', () => {
  it.each([
    ['a field that is not declared', { amount: { field: 'none' } }, 'FIELD_UNDECLARED'],
    ['a field that is no number', { amount: { field: 'poor' } }, 'FIELD_TYPE'],
    ['a condition over what is not declared', { when: 'rich = true' }, 'NAME_UNDECLARED'],
    ['a stage that does not exist', { commit: { on: 'entered', stage: 'nowhere' } }, 'STAGE_UNKNOWN'],
    ['the end of the case', { commit: { on: 'ended' } }, 'QUOTA_NEVER_COMMITTED'],
  ])('refuses %s', (_, change, code) => {
    const proof = proveDefinition(fund(change));
    expect(proof.sound ? [] : proof.faults.map((one) => one.code)).toContain(code);
  });

  it('refuses a total below zero by the schema', () => {
    expect(() => fund({ limit: -1 })).toThrow(/limit/);
  });
});

describe('a link that would lead back', () => {
  const linking = testProcedure({
    id: 'second',
    stages: [
      { key: 'hand', kind: 'link', title: text('转办'), basis, mode: 'open', procedure: 'first', to: 'work' },
      decision('work', clerk, 'done', { filerMayDecide: true }),
    ],
  });
  const origin = { caseId: '00000000-0000-4000-8000-00000000000a', procedure: 'other', visit: 1 };

  it('names the case of that procedure before it and opens none', () => {
    const lineage = [{ caseId: '00000000-0000-4000-8000-00000000000b', procedure: 'first' }];
    const one = driver(linking).start({ data: {}, origin: { ...origin, lineage } });
    expect(one.stages).toEqual(['work']);
    expect(one.count('effectRequested')).toBe(0);
    expect(one.events.find((event) => event.type === 'linkOpened')).toMatchObject({
      caseId: lineage[0]?.caseId,
      procedure: 'first',
    });
  });

  it('opens one where no case of that procedure stands before', () => {
    expect(driver(linking).start({ data: {}, origin }).count('effectRequested')).toBe(1);
  });
});
