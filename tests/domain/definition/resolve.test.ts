import { describe, expect, it } from 'vitest';
import type { Json } from '../../../domain/case/state.ts';
import { resolveDefinition, type CountyProfile } from '../../../domain/definition/resolve.ts';

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed', note: text('示例') }];

const authored: { [key: string]: Json } = {
  form: 'case',
  id: 'sample-approval',
  field: 'samples',
  kind: 'approvalChain',
  tier: 1,
  title: text('示例'),
  basis,
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  filing: { level: 'village', by: [], form: [] },
  fields: [],
  parameters: [
    { key: 'reviewDays', title: text('期限'), type: 'integer', value: 15 },
    { key: 'floodEnd', title: text('汛期结束'), type: 'date', value: null },
    {
      key: 'sectors',
      title: text('行业'),
      type: 'bodies',
      value: [{ key: 'housing', body: 'housing', title: text('住建') }],
    },
  ],
  stages: [
    {
      kind: 'parallel',
      key: 'sectorCheck',
      title: text('核验'),
      basis,
      onFail: 'block',
      passed: 'done',
      failed: 'done',
      forEach: {
        over: { parameter: 'sectors' },
        stages: [
          {
            kind: 'service',
            key: 'note',
            title: text('登记'),
            basis,
            to: '$join',
            action: { do: 'registryEntry', register: 'r', entry: 'e', fields: [] },
          },
        ],
      },
    },
    { kind: 'end', key: 'done', title: text('办结'), basis, outcome: 'completed' },
  ],
  clocks: [
    clock('review', { kind: 'period', amount: { parameter: 'reviewDays' }, unit: 'day' }),
    clock('flood', { parameter: 'floodEnd' }),
    clock('plan', { kind: 'date', month: 6, day: 30 }),
  ],
};

function clock(key: string, limit: Json): Json {
  const warnings = [{ before: { amount: { parameter: 'reviewDays' }, unit: 'day' } }];
  return {
    key,
    title: text(key),
    basis,
    scope: 'case',
    start: { on: 'started' },
    stop: [{ on: 'ended' }],
    limit,
    warnings,
  };
}

function resolve(profile: Partial<CountyProfile> = {}, change: { [key: string]: Json } = {}) {
  return resolveDefinition({ ...authored, ...change }, { parameters: {}, ...profile });
}

function limitsOf(resolution: ReturnType<typeof resolve>) {
  if (!resolution.ok || resolution.definition.form !== 'case') throw new Error(JSON.stringify(resolution));
  return resolution.definition.clocks.map(({ key, limit }) => [key, limit]);
}

describe('resolveDefinition', () => {
  it("puts the definition's own values in and leaves out clocks whose parameter has none, by name", () => {
    const resolution = resolve();
    expect(limitsOf(resolution)).toEqual([['review', { kind: 'period', amount: 15, unit: 'day' }]]);
    expect(resolution.ok && resolution.unset).toEqual([
      { parameter: 'floodEnd', usedAt: 'clocks/flood' },
      { parameter: 'years', usedAt: 'clocks/plan' },
    ]);
    expect(JSON.stringify(resolution)).toContain('"over":[{"key":"housing"');
  });

  it('prefers what the county sets, with a date for a whole limit and the plan year for a day', () => {
    const resolution = resolve({
      parameters: { 'sample-approval': { reviewDays: 10, floodEnd: '2026-09-30' } },
      years: { default: 2026 },
    });
    expect(limitsOf(resolution)).toEqual([
      ['review', { kind: 'period', amount: 10, unit: 'day' }],
      ['flood', { kind: 'date', year: 2026, month: 9, day: 30 }],
      ['plan', { kind: 'date', year: 2026, month: 6, day: 30 }],
    ]);
    expect(resolution.ok && resolution.definition.parameters.map(({ value }) => value).slice(0, 2)).toEqual([
      10,
      '2026-09-30',
    ]);
    expect(resolution.ok && resolution.unset).toEqual([]);
  });

  it('leaves out only the warning when only the warning has no value', () => {
    const plain = clock('plain', { kind: 'period', amount: 3, unit: 'day' }) as { [key: string]: Json };
    const resolution = resolve({ parameters: { 'sample-approval': { reviewDays: null } } }, { clocks: [plain] });
    expect(limitsOf(resolution)).toHaveLength(1);
    expect(resolution.ok && resolution.unset).toEqual([{ parameter: 'reviewDays', usedAt: 'clocks/plain/warnings/0' }]);
  });

  it.each([
    [
      'a parameter without a value where the definition cannot do without',
      { parameters: { 'sample-approval': { sectors: null } } },
      {},
      'PARAMETER_UNSET',
    ],
    ['a value of the wrong type', { parameters: { 'sample-approval': { reviewDays: '15' } } }, {}, 'PARAMETER_VALUE'],
    [
      'a value for a parameter that is not declared',
      { parameters: { 'sample-approval': { other: 1 } } },
      {},
      'PARAMETER_UNKNOWN',
    ],
    ['a reference to a parameter that is not declared', {}, { tier: { parameter: 'none' } }, 'PARAMETER_UNKNOWN'],
    ["a value out of the schema's range", { parameters: { 'sample-approval': { reviewDays: -1 } } }, {}, 'SCHEMA'],
    ['a misspelt property', {}, { withdrawl: { to: 'done' } }, 'UNKNOWN_KEY'],
  ] as [string, Partial<CountyProfile>, { [key: string]: Json }, string][])(
    'refuses %s',
    (_, profile, change, code) => {
      const resolution = resolve(profile, change);
      expect(resolution.ok ? [] : resolution.faults.map((found) => found.code)).toContain(code);
    },
  );
});
