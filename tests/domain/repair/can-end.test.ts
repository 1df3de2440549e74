// The proof that a case can still end: what it finds, and that it never finds what is not there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../../domain/conditions.ts';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { canCaseEnd } from '../../../domain/repair/can-end.ts';
import { goalOf, score } from '../../../domain/repair/goal.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { driver } from '../../support/case-driver.ts';
import { decision, end, grant, testProcedure } from '../../support/definitions.ts';
import { basis, text } from '../../support/sample-definition.ts';

const TODAY = '2026-03-02';
const reviewer = { by: 'role', role: 'reviewer', level: 'township' };

interface Rule {
  when: string;
  form?: string[];
}

/** One stage after the other, each with a rule on its only way on; the filing asks for nothing. */
function ruled(rules: Rule[], fields: object[], after: object = {}): CaseForm {
  const keys = rules.map((_, index) => `step${index}`);
  return testProcedure({
    id: 'ruled',
    filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [] },
    fields,
    stages: rules.map(({ when, form = [] }, index) => ({
      ...decision(keys[index] ?? '', reviewer, 'done'),
      form: form.map((field) => ({ field })),
      outcomes: [
        {
          key: 'approve',
          title: text('同意'),
          kind: 'approve',
          to: keys[index + 1] ?? 'done',
          rules: [{ when, otherwise: text('不符合') }],
        },
      ],
      sameDeciderAllowed: true,
      ...after,
    })),
  });
}

const integer = (key: string, more: object = {}) => ({ key, label: text(key), type: 'integer', ...more });
const proofOf = (definition: CaseForm, data: CaseState['data'] = {}) => {
  const { state } = driver(definition).start({ data: {} });
  return canCaseEnd(definition, { ...state, data }, TODAY);
};

describe('a way to the end', () => {
  it('is told by its stages, with the outcome of each and the values that its conditions need', () => {
    const definition = ruled(
      [
        { when: 'a > 10', form: ['a'] },
        { when: 'b = a * 2', form: ['b'] },
      ],
      [integer('a'), integer('b')],
    );
    const proof = proofOf(definition);
    expect(proof).toMatchObject({ ends: true, by: ['step0', 'step1', 'done'], outcomes: ['approve', 'approve', null] });
    if (!proof.ends) throw new Error('no way');
    const [first, second] = proof.values;
    expect(evaluateCondition('a > 10 and b = a * 2', { ...first, ...second }, {})).toBe(true);
  });

  it('looks ahead: what an early form is filled in with serves a later rule', () => {
    const definition = ruled([{ when: 'a > 0', form: ['a'] }, { when: 'a > 500 and a < 503' }], [integer('a')]);
    expect(proofOf(definition)).toMatchObject({ ends: true });
  });

  it('is of a case that has ended already, nothing', () => {
    const definition = ruled([{ when: 'true = true' }], []);
    const ended = driver(definition).start({ data: {} }).as('reviewer').decide('approve').state;
    expect(canCaseEnd(definition, ended, TODAY)).toEqual({ ends: true, by: [], outcomes: [], values: [] });
  });
});

describe('no way to the end is found', () => {
  it('over a rule that reads only what no form asks for any more', () => {
    const definition = ruled([{ when: 'a > 10' }], [integer('a')]);
    expect(proofOf(definition, { a: 11 })).toMatchObject({ ends: true });
    expect(proofOf(definition, { a: 10 })).toMatchObject({ ends: false });
    expect(proofOf(definition)).toMatchObject({ ends: false });
  });

  it('over two rules that exclude each other, though each could be met', () => {
    const definition = ruled([{ when: 'a > 10', form: ['a'] }, { when: 'a < 5' }], [integer('a')]);
    const proof = proofOf(definition);
    expect(proof).toMatchObject({ ends: false });
    expect(proof.ends ? '' : proof.why.zh).toContain('条件无法满足');
  });

  it('where a field does not take the value that the rule wants', () => {
    expect(proofOf(ruled([{ when: 'a > 10', form: ['a'] }], [integer('a', { max: 10 })]))).toMatchObject({
      ends: false,
    });
  });

  it('into a service that lacks its data, unless a form on the way asks for them', () => {
    const bare = CaseForm.parse({
      ...grant,
      filing: { ...grant.filing, form: grant.filing.form.map((one) => ({ ...one, required: false })) },
    });
    const proof = proofOf(bare, { payee: '演示户' });
    expect(proof.ends ? '' : proof.why.en).toContain('"pay" lacks "account"');
    const asking = CaseForm.parse({
      ...bare,
      stages: bare.stages.map((stage) =>
        stage.kind === 'decision' ? { ...stage, form: [{ field: 'account' }, { field: 'amount' }] } : stage,
      ),
    });
    expect(proofOf(asking, { payee: '演示户' })).toMatchObject({ ends: true });
  });

  it('round and round: a stage that only leads back to itself', () => {
    const definition = testProcedure({
      id: 'circle',
      stages: [decision('one', reviewer, 'two'), decision('two', reviewer, 'one'), end('refused', 'refused')],
    });
    expect(proofOf(definition)).toMatchObject({ ends: false });
  });

  it('out of a parallel of which one branch can neither join nor fail', () => {
    const branch = (key: string, when: string) => ({
      key,
      title: text(key),
      stages: [
        {
          ...decision(key, reviewer, '$join'),
          outcomes: [
            {
              key: 'approve',
              title: text('同意'),
              kind: 'approve',
              to: '$join',
              rules: [{ when, otherwise: text('不符合') }],
            },
          ],
        },
      ],
    });
    const definition = testProcedure({
      id: 'two-branches',
      filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [] },
      fields: [integer('a')],
      stages: [
        {
          kind: 'parallel',
          key: 'both',
          title: text('both'),
          basis,
          onFail: 'block',
          passed: 'done',
          failed: 'done',
          branches: [branch('left', 'a = null'), branch('right', 'a > 5')],
        },
      ],
    });
    expect(proofOf(definition, { a: 6 })).toMatchObject({ ends: false });
    expect(proofOf(definition)).toMatchObject({ ends: false });
    const free = CaseForm.parse({
      ...definition,
      stages: JSON.parse(JSON.stringify(definition.stages).replace('a = null', 'a = 6')),
    });
    expect(proofOf(free, { a: 6 })).toMatchObject({ ends: true, by: ['left/left', 'right/right', 'both', 'done'] });
  });
});

describe('whatever rules stand one after the other', () => {
  const number = fc.integer({ min: -3, max: 3 });
  const name = fc.constantFrom('a', 'b', 'c');
  const leaf = fc.oneof(
    fc
      .tuple(name, fc.constantFrom('=', '!=', '<', '>='), number)
      .map(([field, sign, value]) => `${field} ${sign} ${value}`),
    fc.tuple(name, fc.constantFrom('=', '<'), name).map(([field, sign, other]) => `${field} ${sign} ${other}`),
    name.map((field) => `${field} = null`),
  );
  const rule = fc
    .array(fc.tuple(leaf, fc.constantFrom('and', 'or')), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map(([text_, word], index) => (index === 0 ? `(${text_})` : ` ${word} (${text_})`)).join(''));
  const steps = fc.array(fc.record({ when: rule, form: fc.uniqueArray(name, { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  });
  const started = fc.record({ a: number, b: number, c: number }, { requiredKeys: [] });

  it('a way that is found holds every rule in its turn, on what was filled in by then', () => {
    fc.assert(
      fc.property(steps, started, (rules, data) => {
        const bounds = { min: -3, max: 3 };
        const definition = ruled(rules, [integer('a', bounds), integer('b', bounds), integer('c', bounds)]);
        const proof = proofOf(definition, data);
        const possible = satisfiable(rules, data);
        if (proof.ends) expect(possible).toBe(true);
        // the search is not complete, but small numbers it finds
        if (!proof.ends) expect(possible, JSON.stringify(proof.why)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  /** By trying everything. */
  function satisfiable(rules: readonly Required<Rule>[], data: Record<string, number>): boolean {
    const [first, ...rest] = rules;
    if (first === undefined) return true;
    return filled(first.form, data).some(
      (next) => evaluateCondition(first.when, next, {}) === true && satisfiable(rest, next),
    );
  }

  function filled(form: readonly string[], data: Record<string, number>): Record<string, number>[] {
    const [field, ...rest] = form;
    if (field === undefined) return [data];
    return [-3, -2, -1, 0, 1, 2, 3].flatMap((value) => filled(rest, { ...data, [field]: value }));
  }

  it('a goal is met just when the condition comes out as wanted', () => {
    fc.assert(
      fc.property(rule, started, fc.boolean(), (when, data, want) => {
        expect(score(goalOf(when, want), data, {}) === 1).toBe(evaluateCondition(when, data, {}) === want);
      }),
    );
  });
});
