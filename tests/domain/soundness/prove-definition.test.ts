import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { DutyForm, IndicatorForm } from '../../../domain/definition/forms.ts';
import { daysOf } from '../../../domain/soundness/limits.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { basis, clock, decision, end, outcome, sampleDefinition, text, town } from '../../support/sample-definition.ts';

type Change = Parameters<typeof sampleDefinition>[0];

function faultsOf(change: Change) {
  const proof = proveDefinition(sampleDefinition(change));
  return proof.sound ? [] : proof.faults;
}

const done = end('done');
const period = (amount: number, unit: string) => ({ kind: 'period', amount, unit });
const visit = (key: string, stage: string, change: object = {}) =>
  clock(key, { scope: 'visit', start: { on: 'entered', stage }, stop: [{ on: 'left', stage }], ...change });

describe('proveDefinition on a case', () => {
  it('proves the sample, says how far it looked and what it takes for granted', () => {
    const proof = proveDefinition(sampleDefinition());
    expect(proof).toMatchObject({ sound: true, bound: { positions: 7 } });
    expect(proof.sound && proof.bound.configurations).toBe(13);
    expect(proof.sound && proof.bound.assumptions.length).toBeGreaterThan(3);
  });

  const inBranch = (...stages: object[]) => ({
    kind: 'parallel',
    key: 'both',
    title: text('并行'),
    basis,
    onFail: 'block',
    passed: 'done',
    failed: 'done',
    branches: [
      { key: 'one', title: text('一'), stages },
      { key: 'two', title: text('二'), stages: [decision('other', [outcome('ok', '$join')])] },
    ],
  });
  const only = (stages: object[]): Change => ({ stages, withdrawal: undefined });

  const linked = (mode: string, to: string): Change =>
    only([
      {
        kind: 'link',
        key: 'other',
        title: text('转办'),
        basis,
        mode,
        procedure: 'other-procedure',
        takes: [{ from: 'there', to }],
        to: 'done',
      },
      done,
    ]);

  it.each<[string, Change, string, string[]]>([
    [
      'data taken from a case that is not awaited',
      linked('open', 'subsidyFen'),
      'LINK_TAKES',
      ['stages', 'other', 'takes'],
    ],
    [
      'data taken into a field that is not declared',
      linked('openAndAwait', 'nowhere'),
      'FIELD_UNDECLARED',
      ['stages', 'other', 'takes', 'nowhere'],
    ],
    [
      'a stage that nothing leads to',
      only([decision('a', [outcome('ok', 'done')]), decision('b', [outcome('ok', 'done')]), done]),
      'STAGE_UNREACHABLE',
      ['stages', 'b'],
    ],
    [
      'a loop without a way out, by the shortest path into it',
      only([
        decision('a', [outcome('ok', 'done'), outcome('on', 'b')]),
        decision('b', [outcome('on', 'c')]),
        decision('c', [outcome('back', 'b', 'return')]),
        done,
      ]),
      'NO_WAY_TO_END',
      ['a:on→b'],
    ],
    [
      'a branch that can never arrive at its join',
      only([
        inBranch(decision('a', [outcome('ok', '$join'), outcome('on', 'b')]), decision('b', [outcome('again', 'b')])),
        done,
      ]),
      'BRANCH_NEVER_ARRIVES',
      ['one/a:on→b'],
    ],
    [
      'a join that never comes, because a branch only leaves',
      only([inBranch(decision('a', [outcome('out', 'late')])), decision('late', [outcome('ok', 'late')]), done]),
      'NO_WAY_TO_END',
      ['one/a:out→late'],
    ],
    [
      'a join outside a branch',
      only([decision('a', [outcome('ok', '$join')]), done]),
      'JOIN_OUTSIDE_BRANCH',
      ['stages', 'a', 'ok'],
    ],
    [
      'a way into the middle of a branch',
      only([
        decision('start', [outcome('ok', 'a'), outcome('on', 'both')]),
        inBranch(decision('a', [outcome('ok', '$join')])),
        done,
      ]),
      'TARGET_OUT_OF_SCOPE',
      ['stages', 'start', 'ok'],
    ],
    [
      'a way from one branch into another',
      only([inBranch(decision('a', [outcome('ok', 'other')])), done]),
      'TARGET_OUT_OF_SCOPE',
      ['stages', 'both', 'one', 'a', 'ok'],
    ],
    [
      'an end inside a branch',
      only([inBranch(end('inner')), done]),
      'END_IN_BRANCH',
      ['stages', 'both', 'one', 'inner'],
    ],
    [
      'two stages of one key',
      only([decision('a', [outcome('ok', 'done')]), done, done]),
      'KEY_REPEATED',
      ['stages', 'done'],
    ],
    [
      'a route that may lead nowhere',
      only([decision('a', [{ ...outcome('ok', ''), to: [{ when: 'people > 1', to: 'done' }] as never }]), done]),
      'ROUTE_OPEN',
      ['stages', 'a', 'ok'],
    ],
    [
      'a withdrawal to a stage that is no end',
      { withdrawal: { to: 'accept' } },
      'WITHDRAWAL_TARGET',
      ['withdrawal', 'to'],
    ],
    [
      'a share whose failing outcome does not exist',
      only([
        {
          ...decision('a', [outcome('ok', 'done')]),
          completion: {
            rule: 'share',
            threshold: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan' },
            failed: 'never',
          },
        },
        done,
      ]),
      'OUTCOME_UNKNOWN',
      ['stages', 'a'],
    ],
    [
      'a body of a branch outside a forEach',
      only([{ ...decision('a', [outcome('ok', 'done')]), assignee: { ...town, body: '$branch' } }, done]),
      'BRANCH_BODY',
      ['stages', 'a'],
    ],
    [
      'a stage to return to that does not exist',
      only([{ ...decision('a', [outcome('ok', 'done')]), returnTo: ['none'] }, done]),
      'TARGET_OUT_OF_SCOPE',
      ['stages', 'a', 'returnTo'],
    ],
    [
      'a form with an undeclared field',
      { filing: { level: 'village', by: [], form: [{ field: 'none' }] } },
      'FIELD_UNDECLARED',
      ['filing', 'form', 'none'],
    ],
    [
      'a roll that is no number',
      only([
        {
          kind: 'vote',
          key: 'a',
          title: text('表决'),
          basis,
          assignee: town,
          meetings: [
            {
              key: 'm',
              title: text('会议'),
              basis,
              roll: { from: 'field', field: 'reason' },
              quorum: { share: { numerator: 2, denominator: 3 }, mode: 'atLeast' },
              majority: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan', of: 'present' },
            },
          ],
          passed: 'done',
          notPassed: 'done',
        },
        done,
      ]),
      'FIELD_TYPE',
      ['stages', 'a', 'm', 'roll'],
    ],
    [
      'a notice that publishes a phone number',
      only([
        {
          kind: 'notice',
          key: 'a',
          title: text('公示'),
          basis,
          assignee: town,
          period: period(7, 'day'),
          publishes: ['reason', 'phone'],
          inquiry: { assignee: town },
          undisputed: 'done',
          upheld: 'done',
        },
        done,
      ]),
      'SENSITIVE_PUBLISHED',
      ['stages', 'a', 'publishes', 'phone'],
    ],
    [
      'an expression that names what is not declared',
      { filing: { level: 'village', by: [], form: [], rules: [{ when: 'colour = 1', otherwise: text('x') }] } },
      'NAME_UNDECLARED',
      ['filing', 'rules', 'colour = 1'],
    ],
    [
      'a role below the level of filing',
      { filing: { level: 'county', by: [], form: [] } },
      'LEVEL_BELOW_FILING',
      ['stages', 'review'],
    ],
  ])('refuses %s', (_, change, code, path) => {
    const found = faultsOf(change).filter((one) => one.code === code);
    expect(found.map((one) => one.path)).toContainEqual(path);
    expect(found[0]?.message.zh).not.toBe('');
  });

  it.each<[string, object, string, string[]]>([
    ['a statutory limit without a ladder', { statutory: true }, 'STATUTORY_WITHOUT_LADDER', ['clocks', 'c']],
    [
      'a start that never happens',
      { start: { on: 'left', stage: 'review', outcome: 'never' } },
      'CLOCK_EVENT',
      ['clocks', 'c', 'start'],
    ],
    ['a clock of a visit that no visit starts', { scope: 'visit' }, 'CLOCK_SCOPE', ['clocks', 'c']],
    [
      'a clock of the case that several bodies start',
      { start: { on: 'entered', stage: 'inspect' } },
      'CLOCK_SCOPE',
      ['clocks', 'c'],
    ],
    [
      'a warning before the start',
      { warnings: [{ before: { amount: 60, unit: 'day' } }] },
      'WARNING_TOO_EARLY',
      ['clocks', 'c'],
    ],
    [
      'a clock that a refusal leaves running',
      { stop: [{ on: 'entered', stage: 'done' }] },
      'CLOCK_NOT_STOPPED',
      ['review:refuse→refused'],
    ],
    [
      'a clock that a withdrawal leaves running',
      {
        start: { on: 'entered', stage: 'sectors' },
        stop: [
          { on: 'entered', stage: 'accept' },
          { on: 'entered', stage: 'refused' },
        ],
      },
      'CLOCK_NOT_STOPPED',
      ['review:approve→sectors', 'withdraw→withdrawn'],
    ],
  ])('refuses %s', (_, change, code, path) => {
    const found = faultsOf({ clocks: [clock('c', change)] }).filter((one) => one.code === code);
    expect(found.map((one) => one.path)).toEqual([path]);
  });

  it('shows the shortest way on which a clock is left running when nobody may withdraw', () => {
    const clocks = [clock('c', { start: { on: 'entered', stage: 'review' }, stop: [{ on: 'left', stage: 'accept' }] })];
    expect(
      faultsOf({ clocks, withdrawal: undefined }).filter(({ code }) => code === 'CLOCK_NOT_STOPPED'),
    ).toMatchObject([{ path: ['review:refuse→refused'] }]);
  });

  it('counts a return to a visited stage among the ways past a stop', () => {
    const stages = [
      decision('a', [outcome('on', 'b'), outcome('out', 'done')]),
      { ...decision('b', [outcome('ok', 'done')]), returnTo: ['a'] },
      done,
    ];
    const stop = [{ on: 'left', stage: 'b', outcome: 'ok' }];
    const clocks = [clock('c', { start: { on: 'left', stage: 'a', outcome: 'on' }, stop })];
    expect(faultsOf({ ...only(stages), clocks })).toMatchObject([
      { code: 'CLOCK_NOT_STOPPED', path: ['a:on→b', 'b:returnTo→a', 'a:out→done'] },
    ]);
  });

  it('refuses a form in a forEach, whose bodies would overwrite each other, and takes it in a named branch', () => {
    const asking = { ...decision('ask', [outcome('ok', '$join')]), form: [{ field: 'area' }] };
    const forEach = { over: [{ key: 'housing', body: 'housing', title: text('住建') }], stages: [asking] };
    const parallel = { ...inBranch(asking), branches: undefined, forEach };
    const fields = [{ key: 'area', type: 'integer', label: text('面积') }];
    const shared = (one: object): Change => ({ ...only([one, done]), fields, clocks: [] });
    const formFaults = (one: object) => faultsOf(shared(one)).filter(({ code }) => code === 'FORM_IN_FOR_EACH');
    expect(formFaults(parallel)).toMatchObject([{ path: ['stages', 'both', 'ask', 'form'] }]);
    expect(formFaults(inBranch(asking))).toEqual([]);
  });

  it('counts no stop that an earlier branch, however deep, made at the opening before the clock started', () => {
    const parallel = (key: string, passed: string, first: object, second: object) => ({
      kind: 'parallel',
      key,
      title: text(key),
      basis,
      onFail: 'block',
      passed,
      failed: passed,
      branches: [
        { key: 'one', title: text('一'), stages: [first] },
        { key: 'two', title: text('二'), stages: [second] },
      ],
    });
    const leaf = (key: string) => decision(key, [outcome('ok', '$join')]);
    const stages = [
      parallel('outer', 'done', parallel('inner', '$join', leaf('deep'), leaf('beside')), leaf('later')),
      done,
    ];
    const clockFrom = (start: string, stop: string): Change => ({
      ...only(stages),
      clocks: [clock('c', { start: { on: 'entered', stage: start }, stop: [{ on: 'entered', stage: stop }] })],
    });
    expect(faultsOf(clockFrom('later', 'deep')).map(({ code }) => code)).toEqual(['CLOCK_NOT_STOPPED']);
    expect(faultsOf(clockFrom('deep', 'later'))).toEqual([]);
  });

  it('refuses stages whose limits exceed the whole, compares across units by bounds, and says what it cannot compare', () => {
    const parts = (review: object, accept: object) => [
      clock('whole', { limit: period(30, 'day') }),
      visit('one', 'review', { limit: review }),
      visit('two', 'inspect', { limit: period(10, 'day') }),
      visit('three', 'accept', { limit: accept }),
    ];
    const exceeding = faultsOf({ clocks: parts(period(15, 'day'), period(6, 'day')) });
    expect(exceeding).toMatchObject([
      {
        code: 'LIMITS_EXCEED_WHOLE',
        path: ['review:approve→sectors', 'sectors:passed→accept', 'accept:approve→done'],
      },
    ]);
    const notes = (clocks: object[]) => proveDefinition(sampleDefinition({ clocks })).notes;
    expect(faultsOf({ clocks: parts(period(15, 'day'), period(5, 'day')) })).toEqual([]);
    expect(notes(parts(period(15, 'day'), period(5, 'day')))).toEqual([]);
    expect(notes(parts(period(15, 'workingDay'), period(1, 'day')))[0]?.en).toContain("can't be compared");
  });

  it('bounds working days from below and above, from every day of 2025 and 2026', () => {
    const dayOf = (day: number) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
    const working = Array.from({ length: 730 }, (_, day) => chineseDays.isWorkday(dayOf(day)));
    for (let start = 0; start < 730; start += 1) {
      let counted = 0;
      for (let day = start + 1; day < 730; day += 1) {
        if (!working[day]) continue;
        counted += 1;
        const bounds = daysOf({ kind: 'period', amount: counted, unit: 'workingDay' });
        const inside = bounds !== null && day - start >= bounds.least && day - start <= bounds.most;
        if (!inside) expect.unreachable(`${counted} working days from ${dayOf(start)} take ${day - start} days`);
      }
    }
  });
});

describe('proveDefinition on duties, indicators and plans', () => {
  const head = { id: 'sample', field: 'samples', kind: 'periodicReport', tier: 1, title: text('示例'), basis };
  const step = (key: string) => ({ key, title: text(key), basis });
  const due = { kind: 'endOfPeriod' };
  const owed = { level: 'village', role: 'clerk' };
  const fields = [{ key: 'count', label: text('数量'), type: 'integer' }];
  const item = { ...step('file'), fields, form: [{ field: 'count' }] };
  const duty = (change: object) => {
    const opens = { every: 'month', day: 25 };
    return DutyForm.parse({
      form: 'duty',
      ...head,
      duties: [{ ...step('report'), opens, due, owedBy: owed, item, ...change }],
    });
  };
  const gate = (value: unknown) => ({ ...step('spring'), on: { month: 4, day: 30 }, compare: 'atLeast', value });
  const indicator = (change: object) =>
    IndicatorForm.parse({
      form: 'indicator',
      ...head,
      indicators: [
        {
          ...step('progress'),
          measure: { type: 'integer', min: 0, max: 100 },
          opens: { every: 'week', weekday: 2 },
          due,
          reportedBy: owed,
          gates: [gate(30)],
          ...change,
        },
      ],
    });
  const row = (key: string, value: number) => ({ key, label: text(key), value, unit: text('户'), basis });
  const plan = (total: number, note?: object) =>
    IndicatorForm.parse({
      form: 'indicator',
      ...head,
      plan: [
        {
          ...step('figures'),
          rows: [row('total', total), row('first', 2), row('second', 3)],
          sums: [{ total: 'total', of: ['first', 'second'], ...note }],
        },
      ],
    });
  const codes = (definition: ReturnType<typeof duty> | ReturnType<typeof indicator>) => {
    const proof = proveDefinition(definition);
    return proof.sound ? [] : proof.faults.map(({ code }) => code);
  };

  it('proves what is right', () => {
    expect(codes(duty({}))).toEqual([]);
    expect(codes(indicator({}))).toEqual([]);
    expect(codes(plan(5))).toEqual([]);
    expect(codes(plan(6, { note: text('原文合计有误') }))).toEqual([]);
  });

  it.each([
    ['a duty without duties', DutyForm.parse({ form: 'duty', ...head }), 'NOTHING_TO_RUN'],
    ['a date that no year has', duty({ opens: { every: 'date', dates: [{ month: 2, day: 30 }] } }), 'NO_SUCH_DAY'],
    ['a due day that no year has', duty({ due: { kind: 'monthDay', month: 4, day: 31 } }), 'NO_SUCH_DAY'],
    ['a duty that ends before it begins', duty({ from: '2026-03-01', until: '2026-02-01' }), 'NEVER_FIRES'],
    [
      'a date outside the time of the duty',
      duty({
        opens: { every: 'date', dates: [{ month: 5, day: 1 }] },
        from: '2026-06-01',
        until: '2026-12-31',
      }),
      'NEVER_FIRES',
    ],
    [
      'an item whose rule names what is not declared',
      duty({ item: { ...item, rules: [{ when: 'total > 1', otherwise: text('x') }] } }),
      'NAME_UNDECLARED',
    ],
    [
      'an item that opens a case on what is not declared',
      duty({ item: { ...item, opens: [{ when: 'total > 1', procedure: 'other' }] } }),
      'NAME_UNDECLARED',
    ],
    [
      'an item that asks for nothing',
      duty({ item: { ...step('file'), fields: [], form: [], nothingToReport: false } }),
      'ITEM_EMPTY',
    ],
    ['two steps of one key', duty({ bulletin: { ...step('file'), by: owed } }), 'KEY_REPEATED'],
    ['a gate outside the range', indicator({ gates: [gate(130)] }), 'GATE_OUT_OF_RANGE'],
    ['a gate of another kind', indicator({ gates: [gate({ numerator: 1, denominator: 2 })] }), 'GATE_KIND'],
    ['a share without parts', indicator({ measure: { type: 'share' }, gates: [] }), 'PARTS'],
    ['a sum that fails', plan(6), 'SUM_DIFFERS'],
  ] as [string, ReturnType<typeof duty>, string][])('refuses %s', (_, definition, code) => {
    expect(codes(definition)).toContain(code);
  });

  it('notes a due day that falls in the next month', () => {
    const proof = proveDefinition(duty({ due: { kind: 'dayOfMonth', day: 5 } }));
    expect(proof.notes[0]?.zh).toContain('次月');
  });
});
