import { describe, expect, it } from 'vitest';
import { Field } from '../../../domain/definition/field.ts';
import { expressionFaults } from '../../../domain/soundness/expressions.ts';

const label = { zh: '示例', en: 'sample' };
const scope = {
  fields: [
    { key: 'grade', label, type: 'enum', options: ['C', 'D'].map((key) => ({ key, label })) },
    { key: 'costFen', label, type: 'fen' },
    { key: 'paidFen', label, type: 'fen' },
    { key: 'people', label, type: 'integer' },
    { key: 'area', label, type: 'decimal', decimals: 2 },
    { key: 'filedOn', label, type: 'date' },
    { key: 'signedOn', label, type: 'date' },
    { key: 'seenAt', label, type: 'dateTime' },
    { key: 'rural', label, type: 'boolean' },
    { key: 'note', label, type: 'text' },
    { key: 'rows', label, type: 'table', columns: [{ key: 'share', label, type: 'integer' }] },
  ].map((field) => Field.parse(field)),
  parameters: [
    { key: 'limitFen', type: 'fen' as const },
    { key: 'lastDay', type: 'date' as const },
  ],
};

describe('expressionFaults', () => {
  it.each([
    'grade = "D"',
    'grade in ("C", "D") and not(rural)',
    'grade = null or grade != "C"',
    'costFen - paidFen <= parameter.limitFen',
    'costFen >= 100 * people',
    'number(area) <= 120.5',
    'signedOn >= filedOn',
    'filedOn <= parameter.lastDay',
    'filedOn >= "2026-01-01"',
    'date(signedOn) - date(filedOn) <= duration("P9D")',
    'date(filedOn) >= date("2026-01-01")',
    'date and time(seenAt) < date and time("2026-01-01T10:00:00+08:00")',
    'rural',
    'some r in rows satisfies r.share > 1',
    'count(rows[item.share > 1]) >= 2',
    'people in [1..5]',
    'people between 1 and 5',
    'sum(rows.share) = people',
    'string length(note) > 3',
  ])('takes %s', (expression) => {
    expect(expressionFaults(expression, scope)).toEqual([]);
  });

  it.each([
    ['grade = ', 'EXPRESSION_SYNTAX'],
    ['grade == "D"', 'EXPRESSION_SYNTAX'],
    ['grade = "D" grade', 'EXPRESSION_SYNTAX'],
    ['grade = "D', 'EXPRESSION_SYNTAX'],
    ['grade = "D"; rural', 'EXPRESSION_SYNTAX'],
    ['', 'EXPRESSION_SYNTAX'],
    ['colour = "red"', 'NAME_UNDECLARED'],
    ['rows.colour = 1', 'NAME_UNDECLARED'],
    ['count(rows[share > 1]) > 1', 'NAME_UNDECLARED'],
    ['costFen > parameter.none', 'NAME_UNDECLARED'],
    ['now() > date and time(seenAt)', 'CLOCK_READ'],
    ['date(filedOn) < today()', 'CLOCK_READ'],
    ['random() > 1', 'FUNCTION_NOT_ALLOWED'],
    ['if rural then true else false', 'GRAMMAR_NOT_ALLOWED'],
    ['note instance of string', 'GRAMMAR_NOT_ALLOWED'],
    ['date and time(seenAt) < date and time("2026-01-01T10:00:00")', 'ZONELESS_TIME'],
    ['date and time(seenAt) < @"2026-01-01T10:00:00"', 'ZONELESS_TIME'],
    ['time("10:00:00") < time("11:00:00")', 'ZONELESS_TIME'],
    ['date(filedOn) > date("2026-02-30")', 'DATE_INVALID'],
    ['costFen / 2 > 100', 'MONEY_DIVIDED'],
    ['costFen * 0.5 > 100', 'MONEY_DIVIDED'],
    ['parameter.limitFen / people > 100', 'MONEY_DIVIDED'],
    ['area > 100', 'KINDS_DIFFER'],
    ['costFen = "100"', 'KINDS_DIFFER'],
    ['filedOn > date("2026-01-01")', 'KINDS_DIFFER'],
    ['seenAt > "2026-01-01T10:00:00+08:00"', 'KINDS_DIFFER'],
    ['people in ("1", "2")', 'KINDS_DIFFER'],
    ['rural = "yes"', 'KINDS_DIFFER'],
    ['grade = "E"', 'OPTION_UNKNOWN'],
    ['grade in ("C", "E")', 'OPTION_UNKNOWN'],
    ['people', 'NOT_A_CONDITION'],
    ['"true"', 'NOT_A_CONDITION'],
  ])('refuses %s by %s', (expression, code) => {
    expect(expressionFaults(expression, scope).map((found) => found.code)).toContain(code);
  });
});
