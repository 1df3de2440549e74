import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../domain/case/state.ts';
import { AREAS, diffDefinitions } from '../../../domain/definition/diff.ts';
import type { DefinitionChange } from '../../../domain/definition/diff.ts';
import { Definition } from '../../../domain/definition/forms.ts';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { PROCEDURES } from '../../../procedures/index.ts';
import { arbitraryDefinition } from '../../support/arbitrary-definition.ts';
import { monthlyReport, spendingShare } from '../../support/recurring-definitions.ts';
import { basis, clock, decision, end, outcome, sampleDefinition, text } from '../../support/sample-definition.ts';

const told = (older: Definition, newer: Definition): string[] =>
  diffDefinitions(older, newer).map(({ area, kind, path, text: { zh } }) => `${area} ${kind} ${path.join('/')} ${zh}`);

const resolved = (authored: object): Definition => {
  const made = resolveDefinition(JSON.parse(JSON.stringify(authored)) as Json, {
    parameters: {},
    years: { default: 2026 },
  });
  if (!made.ok) throw new Error(made.faults[0]?.message.en);
  return made.definition;
};

const released = PROCEDURES.map(resolved);

describe('the difference of two definitions', () => {
  it('is nothing for equal definitions, whatever the order of their properties', () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        const turned = Object.fromEntries(Object.entries(definition).reverse()) as CaseForm;
        expect(diffDefinitions(definition, structuredClone(turned))).toEqual([]);
      }),
    );
  });

  it('names a stage that was added, one that was taken away, and the ways that lead otherwise now', () => {
    const before = sampleDefinition();
    const stages = before.stages.filter(({ key }) => key !== 'refused');
    const after = sampleDefinition({
      stages: [
        ...stages.map((stage) =>
          stage.key === 'accept'
            ? decision('accept', [outcome('approve', 'archive'), outcome('sendBack', 'review', 'return')])
            : stage,
        ),
        decision('archive', [outcome('finish', 'done', 'complete')]),
      ],
    });
    expect(told(before, after)).toEqual([
      'outcome changed stages/accept/outcomes/approve/to 环节「accept」·办理结果「approve」·去向由「done」改为「archive」',
      'stage removed stages/refused 删除环节「refused」',
      'stage added stages/archive 新增环节「archive」',
    ]);
  });

  it('says a limit, a post, a rung and a rule as people say them, old and new', () => {
    const ladder = (unit: 'day' | 'workingDay') => [{ after: { amount: 2, unit }, action: 'yellowCard' }];
    const before = sampleDefinition({ clocks: [clock('whole', { ladder: ladder('day') })] });
    const limit = { kind: 'period', amount: 15, unit: 'workingDay' };
    const after = sampleDefinition({
      clocks: [clock('whole', { limit, ladder: ladder('workingDay') })],
      filing: {
        ...before.filing,
        by: [{ role: 'villageCommittee', level: 'village' }],
        rules: [{ when: 'people > 1', otherwise: text('人数须大于一') }],
      },
    });
    expect(diffDefinitions(before, after).map(({ area, text: { zh, en } }) => [area, zh, en])).toEqual([
      [
        'role',
        '立案·可立案的岗位由「村级clerk」改为「村民委员会」',
        'filing, post that may file changed from “clerk at village level” to “Villagers’ committee at village level”',
      ],
      [
        'rule',
        '立案·规则由「人数须大于零（people > 0）」改为「人数须大于一（people > 1）」',
        'filing, rule changed from “人数须大于零 (people > 0)” to “人数须大于一 (people > 1)”',
      ],
      [
        'deadline',
        '时限「whole」·期限由「60日」改为「15个工作日」',
        'clock “whole”, limit changed from “60 days” to “15 working days”',
      ],
      [
        'ladder',
        '时限「whole」·升级阶梯由「逾期2日亮黄牌」改为「逾期2个工作日亮黄牌」',
        'clock “whole”, rung changed from “2 days late: a yellow card” to “2 working days late: a yellow card”',
      ],
    ]);
  });

  it('follows a stage that moves into a parallel, and tells another order of stages', () => {
    const inner = decision('inspect', [outcome('pass', '$join'), outcome('fail', '$fail', 'reject')]);
    const parallel = (stages: object[]) => ({
      kind: 'parallel',
      key: 'sectors',
      title: text('核验'),
      basis,
      onFail: 'endAll',
      passed: 'done',
      failed: 'done',
      branches: [
        { key: 'one', title: text('甲'), stages: [inner, ...stages] },
        { key: 'two', title: text('乙'), stages: [decision('look', [outcome('pass', '$join')])] },
      ],
    });
    const moving = decision('weigh', [outcome('pass', '$join')]);
    const before = sampleDefinition({ stages: [parallel([]), moving, end('done'), end('refused')] });
    const after = sampleDefinition({ stages: [parallel([moving]), end('refused'), end('done')] });
    expect(told(before, after)).toEqual([
      'stage moved stages/weigh 环节「weigh」：由主流程移至「核验」one',
      'stage moved stages 环节：顺序由 核验 → done → refused 改为 核验 → refused → done',
    ]);
    expect(diffDefinitions(before, after)[0]?.stages).toEqual(['weigh']);
  });

  it('says of duties and indicators when they open, by when they are due, and what is judged', () => {
    const monthly = resolved(monthlyReport);
    const later = structuredClone(monthly);
    later.duties[0]!.opens = { every: 'month', day: 20 };
    later.duties[0]!.due = { kind: 'period', amount: 5, unit: 'workingDay' };
    expect(told(monthly, later)).toEqual([
      'deadline changed duties/monthly/opens 职责「每月报送」·开启时间由「每月25日」改为「每月20日」',
      'deadline changed duties/monthly/due 职责「每月报送」·截止由「本期结束前」改为「开启后5个工作日内」',
    ]);
    expect(diffDefinitions(monthly, later)[0]?.stages).toEqual(['report', 'bulletin']);
    const share = resolved(spendingShare);
    const harder = structuredClone(share);
    harder.indicators[0]!.gates[0]!.value = { numerator: 3, denominator: 5 };
    expect(told(share, harder)).toEqual([
      'indicator changed indicators/spent/gates/half/value 指标「累计支出率」·关口「过半」·数值由「1/2」改为「3/5」',
    ]);
  });

  it('touches the stages that a changed field, clock or stage is about, and none where only new cases meet it', () => {
    const before = sampleDefinition();
    const after = sampleDefinition({
      title: text('新名称'),
      clocks: [clock('whole', { statutory: true })],
      stages: before.stages.map((stage) => (stage.key === 'review' ? { ...stage, title: text('初审') } : stage)),
    });
    expect(diffDefinitions(before, after).map(({ path, stages }) => [path.join('/'), stages])).toEqual([
      ['title', []],
      ['clocks/whole/statutory', ['review', 'inspect', 'accept']],
      ['stages/review/title', ['review']],
    ]);
  });

  it('compares a form of another kind, and drafts in which a key stands twice', () => {
    const sample = sampleDefinition();
    expect(diffDefinitions(sample, resolved(monthlyReport)).length).toBeGreaterThan(5);
    const twice = { ...sample, stages: [...sample.stages, structuredClone(sample.stages[0]!)] };
    expect(told(sample, twice)).toHaveLength(1);
    expect(told(twice, twice)).toEqual([]);
  });

  it('names each single change at its own place, in both languages, in every procedure of the release', () => {
    fc.assert(
      fc.property(fc.nat(released.length - 1), fc.nat(), (which, at) => {
        const definition = released[which]!;
        const places = leavesOf(definition as unknown as Json, []);
        const place = places[at % places.length];
        fc.pre(place !== undefined);
        const changed = structuredClone(definition) as unknown as Json;
        mutate(changed, place);
        fc.pre(Definition.safeParse(changed).success);
        const all = diffDefinitions(definition, changed as unknown as Definition);
        expect(all.length).toBeGreaterThan(0);
        expect(all.map(({ path }) => path.filter((step) => place.includes(step)).length).every((n) => n > 0)).toBe(
          true,
        );
        for (const one of all) expectWords(one);
        expect(diffDefinitions(changed as unknown as Definition, changed as unknown as Definition)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

function expectWords({ area, text: words, before, after }: DefinitionChange): void {
  expect(AREAS).toContain(area);
  expect(words.zh).not.toContain('[object');
  expect(words.zh).not.toContain('undefined');
  expect(words.en).not.toBe('');
  expect(before).not.toEqual(after);
}

/** Every place in a definition at which a single value stands. */
function leavesOf(value: Json, path: string[]): string[][] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function mutate(root: Json, place: readonly string[]): void {
  const last = place.at(-1) ?? '';
  const holder = place.slice(0, -1).reduce<Json>((at, key) => (at as Record<string, Json>)[key] ?? null, root);
  const values = holder as Record<string, Json>;
  const value = values[last];
  values[last] =
    typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}Changed`;
}
