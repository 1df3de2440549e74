import { describe, expect, it } from 'vitest';
import { defineCase, defineDuty, defineIndicator } from '../../../domain/definition/builder.ts';

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed' as const, note: text('示例') }];
const town = { by: 'role', role: 'reviewer', level: 'township' } as const;

const head = {
  id: 'sample-approval',
  field: 'samples',
  kind: 'approvalChain',
  tier: 1,
  title: text('示例'),
  basis,
} as const;

const common = {
  ...head,
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  filing: { level: 'village', by: [], form: [{ field: 'reason' }] },
  fields: [
    { key: 'reason', label: text('理由'), type: 'text' },
    { key: 'promisedOn', label: text('承诺日期'), type: 'date', future: true },
  ],
  parameters: [{ key: 'reviewDays', title: text('审核期限'), type: 'integer', value: 15 }],
} as const;

describe('defineCase', () => {
  it('takes a definition whose names are all declared, with parameters where numbers stand', () => {
    const definition = defineCase({
      ...common,
      withdrawal: { to: 'withdrawn', notAfter: ['sectors'] },
      stages: [
        {
          kind: 'decision',
          key: 'review',
          title: text('审核'),
          basis,
          assignee: town,
          form: [{ field: 'promisedOn', required: false }],
          outcomes: [
            { key: 'approve', title: text('同意'), kind: 'approve', to: 'sectors' },
            {
              key: 'refuse',
              title: text('不同意'),
              kind: 'reject',
              to: [{ when: 'reason = "x"', to: 'refused' }, { to: 'review' }],
            },
          ],
        },
        {
          kind: 'parallel',
          key: 'sectors',
          title: text('核验'),
          basis,
          onFail: 'endAll',
          passed: 'done',
          failed: 'review',
          branches: ['one', 'two'].map((key) => ({
            key,
            title: text(key),
            stages: [
              {
                kind: 'work' as const,
                key: 'inspect' as const,
                title: text('查验'),
                basis,
                assignee: town,
                outcomes: [
                  { key: 'pass' as const, title: text('通过'), kind: 'complete' as const, to: '$join' as const },
                ],
              },
            ],
          })),
        },
        { kind: 'end', key: 'done', title: text('办结'), basis, outcome: 'completed' },
        { kind: 'end', key: 'refused', title: text('不予'), basis, outcome: 'refused' },
        { kind: 'end', key: 'withdrawn', title: text('撤回'), basis, outcome: 'withdrawn' },
      ],
      clocks: [
        {
          key: 'reviewClock',
          title: text('审核'),
          basis,
          scope: 'visit',
          start: { on: 'entered', stage: 'review' },
          stop: [
            { on: 'left', stage: 'review', outcome: 'approve' },
            { on: 'left', stage: 'inspect' },
          ],
          limit: { kind: 'period', amount: { parameter: 'reviewDays' }, unit: 'workingDay' },
          warnings: [{ before: { amount: { parameter: 'reviewDays' }, unit: 'day' } }],
        },
      ],
    });
    expect(definition.form).toBe('case');
  });

  it('is a compile error where a name is not declared', () => {
    const end = { kind: 'end', key: 'done', title: text('办结'), basis, outcome: 'completed' } as const;
    const head = { kind: 'decision', key: 'review', title: text('审核'), basis, assignee: town } as const;
    const approve = { key: 'approve', title: text('同意'), kind: 'approve' } as const;
    const branching = {
      kind: 'parallel',
      key: 'sectors',
      title: text('核验'),
      basis,
      onFail: 'block',
      passed: 'done',
      failed: 'done',
    } as const;
    const build = () => [
      // @ts-expect-error the outcome leads to a stage that does not exist
      defineCase({ ...common, stages: [{ ...head, outcomes: [{ ...approve, to: 'nowhere' }] }, end] }),
      // @ts-expect-error only a branch may join
      defineCase({ ...common, stages: [{ ...head, outcomes: [{ ...approve, to: '$join' }] }, end] }),
      defineCase({
        ...common,
        // @ts-expect-error a conditional route leads to a stage that does not exist
        stages: [{ ...head, outcomes: [{ ...approve, to: [{ when: 'true', to: 'nowhere' }, { to: 'done' }] }] }, end],
      }),
      defineCase({
        ...common,
        // @ts-expect-error a stage to return to does not exist
        stages: [{ ...head, returnTo: ['nowhere'], outcomes: [{ ...approve, to: 'done' }] }, end],
      }),
      defineCase({
        ...common,
        // @ts-expect-error a field of the form does not exist
        stages: [{ ...head, form: [{ field: 'none' }], outcomes: [{ ...approve, to: 'done' }] }, end],
      }),
      defineCase({
        ...common,
        // @ts-expect-error withdrawal leads to a stage that does not exist
        withdrawal: { to: 'nowhere' },
        stages: [{ ...head, outcomes: [{ ...approve, to: 'done' }] }, end],
      }),
      defineCase({
        ...common,
        stages: [{ ...head, outcomes: [{ ...approve, to: 'done' }] }, end],
        clocks: [
          {
            key: 'clock',
            title: text('时限'),
            basis,
            scope: 'case',
            // @ts-expect-error the clock starts at a stage that does not exist
            start: { on: 'entered', stage: 'nowhere' },
            // @ts-expect-error the clock stops at an outcome that does not exist
            stop: [{ on: 'left', stage: 'review', outcome: 'never' }],
            // @ts-expect-error the parameter is not declared
            limit: { kind: 'period', amount: { parameter: 'unknown' }, unit: 'day' },
          },
          {
            key: 'other',
            title: text('时限'),
            basis,
            scope: 'case',
            start: { on: 'started' },
            stop: [{ on: 'ended' }],
            // @ts-expect-error the field that holds the date does not exist
            limit: { kind: 'field', field: 'none' },
          },
        ],
      }),
      defineCase({
        ...common,
        stages: [
          {
            ...branching,
            branches: [
              // @ts-expect-error the branch leads to a stage that does not exist
              { key: 'one', title: text('一'), stages: [{ ...head, outcomes: [{ ...approve, to: 'nowhere' }] }] },
              {
                key: 'two',
                title: text('二'),
                stages: [{ ...head, key: 'two', outcomes: [{ ...approve, to: '$join' }] }],
              },
            ],
          },
          end,
        ],
      }),
      // @ts-expect-error filing asks for a field that does not exist
      defineCase({ ...common, filing: { level: 'village', by: [], form: [{ field: 'none' }] }, stages: [end] }),
    ];
    expect(build).toBeTypeOf('function');
  });
});

const step = (key: string) => ({ key, title: text(key), basis });
const weekly = { opens: { every: 'week', weekday: 2 }, due: { kind: 'endOfPeriod' } } as const;

describe('defineDuty', () => {
  const fields = [{ key: 'count', label: text('数量'), type: 'integer' }] as const;
  const duty = {
    ...step('report'),
    ...weekly,
    owedBy: { level: 'village', role: 'clerk' },
    item: { ...step('file'), fields, form: [{ field: 'count' }] },
  } as const;

  it('takes duties whose dates are parameters of the county', () => {
    const parameters = [{ key: 'letterBy', title: text('截止日'), type: 'date', value: null }] as const;
    const definition = defineDuty({ ...head, parameters, duties: [{ ...duty, due: { parameter: 'letterBy' } }] });
    expect(definition.form).toBe('duty');
    // @ts-expect-error the parameter is not declared
    expect(() => defineDuty({ ...head, parameters, duties: [{ ...duty, due: { parameter: 'none' } }] })).not.toThrow();
  });
});

describe('defineIndicator', () => {
  it('takes gates with parameters', () => {
    const definition = defineIndicator({
      ...head,
      parameters: [{ key: 'april', title: text('四月'), type: 'integer', value: 30 }],
      indicators: [
        {
          ...step('progress'),
          ...weekly,
          measure: { type: 'integer' },
          reportedBy: { level: 'township', role: 'clerk' },
          gates: [{ ...step('spring'), on: { month: 4, day: 30 }, compare: 'atLeast', value: { parameter: 'april' } }],
        },
      ],
    });
    expect(definition.form).toBe('indicator');
  });
});
