import { describe, expect, it } from 'vitest';
import { evaluateCondition, followRoute } from '../../domain/conditions.ts';
import type { CaseData, Json } from '../../domain/case/state.ts';

const data: CaseData = {
  grade: 'D',
  area: '120.50',
  costFen: 30_000,
  rural: true,
  filedOn: '2026-03-01',
  signedOn: '2026-03-10',
  absent: null,
  rows: [{ share: 1 }, { share: 2 }],
  gaps: [{ share: 1 }, { share: null }],
};
const parameters: Record<string, Json> = { limitFen: 50_000, unset: null };

describe('evaluateCondition', () => {
  it.each([
    ['grade = "D"', true],
    ['grade in ("C", "D")', true],
    ['costFen <= parameter.limitFen', true],
    ['costFen > parameter.limitFen', false],
    ['number(area) <= 120.5', true],
    ['rural', true],
    ['not(rural)', false],
    ['signedOn > filedOn', true],
    ['date(signedOn) - date(filedOn) <= duration("P9D")', true],
    ['some r in rows satisfies r.share > 1', true],
    ['count(rows[item.share > 2]) = 0', true],
    ['sum(rows.share) = 3', true],
  ] as const)('decides %s', (expression, verdict) => {
    expect(evaluateCondition(expression, data, parameters)).toBe(verdict);
  });

  it.each([
    'absent = "D"',
    'absent != "D"',
    'absent > 3',
    'neverGiven = 1',
    'not(absent > 3)',
    'costFen <= parameter.unset',
    'costFen <= parameter.undeclared',
    'if absent > 3 then true else false',
    'some r in gaps satisfies r.share > 1',
    'count(gaps[item.share > 1]) = 0',
    'grade',
    'costFen + 1',
    'grade = ',
    'nonsense(grade) = 1',
  ])('leaves %s undecided instead of taking it for false', (expression) => {
    expect(evaluateCondition(expression, data, parameters)).toBe('undecided');
  });

  it('lets a missing value matter only where the answer hangs on it', () => {
    expect(evaluateCondition('grade = "D" or absent > 3', data, parameters)).toBe(true);
    expect(evaluateCondition('grade = "C" and absent = "x"', data, parameters)).toBe(false);
    expect(evaluateCondition('grade = "C" or absent = "x"', data, parameters)).toBe('undecided');
    expect(evaluateCondition('grade = "D" and (absent = "x" or not(rural))', data, parameters)).toBe('undecided');
  });

  it('does not take a missing value in a filter for a row that does not match', () => {
    expect(evaluateCondition('count(rows[item.share > absent]) = 0', data, parameters)).toBe('undecided');
    expect(evaluateCondition('count(none[item.share > 1]) = 0', { none: [] }, parameters)).toBe(true);
  });

  it('answers a question for a missing value itself', () => {
    expect(evaluateCondition('absent = null', data, parameters)).toBe(true);
    expect(evaluateCondition('neverGiven != null', data, parameters)).toBe(false);
    expect(evaluateCondition('neverGiven != null and neverGiven > 3', data, parameters)).toBe(false);
  });
});

describe('followRoute', () => {
  const route = [{ when: 'grade = "C"', to: 'repair' }, { when: 'absent = "x"', to: 'ask' }, { to: 'rebuild' }];

  it('takes a plain route as it is', () => {
    expect(followRoute('accept', {}, {})).toEqual({ to: 'accept' });
  });

  it('takes the first choice that holds', () => {
    expect(followRoute(route, { grade: 'C' }, {})).toEqual({ to: 'repair' });
    expect(followRoute(route, { grade: 'D', absent: 'y' }, {})).toEqual({ to: 'rebuild' });
  });

  it('names the condition that a missing value leaves undecided', () => {
    expect(followRoute(route, { grade: 'D' }, {})).toEqual({ undecided: 'absent = "x"' });
    expect(followRoute(route, {}, {})).toEqual({ undecided: 'grade = "C"' });
  });
});
