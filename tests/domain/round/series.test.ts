import { describe, expect, it } from 'vitest';
import { openRound, TOWNSHIPS } from '../../support/round-driver.ts';
import type { RoundDriver } from '../../support/round-driver.ts';
import { indicator, recurring } from '../../support/round-definitions.ts';
import type { IndicatorInput } from '../../support/round-definitions.ts';

const [FIRST, SECOND] = TOWNSHIPS.map((unit) => unit.path) as [string, string];

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed' as const, note: text('示例') }];
type GateInput = NonNullable<IndicatorInput['gates']>[number];

const everyReport: GateInput = {
  key: 'always',
  title: text('每次不低于十'),
  on: 'everyReport',
  compare: 'atLeast',
  value: 10,
  basis,
};
const byApril: GateInput = { ...everyReport, key: 'byApril', on: { month: 4, day: 30 }, value: 30 };

/** A series of 2026, opened on the first of January. */
function series(change: Partial<IndicatorInput> = {}, openedOn = '2026-01-01'): RoundDriver {
  const definition = recurring({ indicators: [indicator(change)] });
  return openRound(definition, 'planted', { openedOn, units: TOWNSHIPS });
}

const counted = (change: Partial<IndicatorInput> = {}): Partial<IndicatorInput> => ({
  measure: { type: 'integer', max: 1000 },
  gates: [byApril],
  ...change,
});

describe('a series of an indicator', () => {
  it('plans every reporting period of its plan year, and opens each on its day', () => {
    const one = series();
    expect(one.state.terms.map((term) => term.key)).toEqual(
      Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`),
    );
    expect(one.count('itemsOpened')).toBe(0);
    one.until('2026-02-20');
    expect(one.all('itemsOpened').map((event) => event.term)).toEqual(['2026-01', '2026-02']);
    expect(one.owing('2026-01')).toEqual([FIRST, SECOND]);
  });

  it('begins in the middle of a year with what is left of it', () => {
    const one = series({}, '2026-05-25');
    expect(one.state.terms[0]?.key).toBe('2026-06');
    one.until('2026-07-01');
    // the gate of April lies before its beginning
    expect(one.judgements).toEqual([]);
  });

  it('refuses a report for a period that has not begun, or that there is none of', () => {
    const one = series().until('2026-01-20');
    const report = { numerator: 1, denominator: 10 };
    expect(one.unit(FIRST).refusedFile(report, { period: '2026-02' })).toBe('PERIOD_NOT_OPEN');
    expect(one.unit(FIRST).refusedFile(report, { period: '2027-01' })).toBe('PERIOD_UNKNOWN');
  });

  it('refuses a report by the wrong unit, a second one, numbers outside their range, and words', () => {
    const one = series(counted()).until('2026-01-20');
    expect(one.unit(FIRST).refusedFile({ value: 1 }, { unit: SECOND })).toBe('UNIT_NOT_YOURS');
    expect(one.unit(FIRST).refusedFile({ value: 1001 })).toBe('FIELD_INVALID');
    expect(one.unit(FIRST).refusedFile({ value: -1 })).toBe('FIELD_INVALID');
    expect(one.unit(FIRST).refusedFile({ numerator: 1 })).toBe('UNKNOWN_FIELD');
    expect(one.unit(FIRST).refusal({ type: 'fileItem', unit: FIRST, nothingToReport: true })).toBe(
      'NOTHING_NOT_ACCEPTED',
    );
    one.unit(FIRST).file({ value: 1000 });
    expect(one.unit(FIRST).refusedFile({ value: 2 })).toBe('ITEM_ALREADY_FILED');
  });

  it('takes shares as two whole numbers between its bounds', () => {
    const measure = { type: 'share' as const, min: 0, max: 1 };
    const one = series({ measure }).until('2026-01-20');
    expect(one.unit(FIRST).refusedFile({ numerator: 1.5, denominator: 3 })).toBe('FIELD_INVALID');
    expect(one.unit(FIRST).refusedFile({ numerator: 4, denominator: 3 })).toBe('FIELD_INVALID');
    expect(one.unit(FIRST).refusedFile({ numerator: 1, denominator: 0 })).toBe('FIELD_INVALID');
    expect(one.unit(FIRST).refusedFile({ numerator: 3, denominator: 3 })).toBe('accepted');
  });

  it('names the silent at each due instant and climbs the ladder for them', () => {
    const one = series({ gates: [] }).until('2026-01-20');
    one.unit(FIRST).file({ numerator: 1, denominator: 10 });
    one.until('2026-02-10');
    expect(one.all('dueReached').map(({ term, units }) => [term, units])).toEqual([['2026-01', [SECOND]]]);
    expect(one.all('rungReached').map(({ alarm, units }) => [alarm, units])).toEqual([
      ['r0', [SECOND]],
      ['r1', [SECOND]],
    ]);
    expect(one.state.card).toBe('red');
  });

  it('closes by its rule after its year, with who is silent', () => {
    const one = series({ gates: [] }).until('2027-06-01');
    expect(one.all('roundEnded')).toHaveLength(1);
    // the last period's last rung, and as long again as the period lasts
    expect(one.all('roundEnded')[0]).toMatchObject({ reason: 'closingRule', businessDate: '2027-02-06' });
    expect(one.tally.silent).toEqual([FIRST, SECOND]);
  });
});

describe('a gate at a date', () => {
  it('is judged for every unit in one event at the end of its day, exactly', () => {
    const one = series().until('2026-04-20');
    one.unit(FIRST).file({ numerator: 3, denominator: 10 });
    one.unit(SECOND).file({ numerator: 2999, denominator: 10000 });
    one.until('2026-04-30T15:59:59.999Z');
    expect(one.count('gateJudged')).toBe(0);
    one.until('2026-05-01');
    expect(one.all('gateJudged').map((event) => event.results)).toEqual([
      [
        { unit: FIRST, verdict: 'met', value: { part: 3, whole: 10 } },
        { unit: SECOND, verdict: 'missed', value: { part: 2999, whole: 10000 } },
      ],
    ]);
  });

  it('is missed by who has reported nothing, and climbs its ladder for them, each rung once', () => {
    const one = series().until('2026-04-20');
    one.unit(FIRST).file({ numerator: 3, denominator: 10 });
    one.until('2026-05-20');
    expect(one.all('gateRungReached').map(({ alarm, units, businessDate }) => [alarm, units, businessDate])).toEqual([
      ['r0', [SECOND], '2026-05-03'],
      ['r1', [SECOND], '2026-05-06'],
    ]);
    expect(one.judgements.find((judgement) => judgement.unit === SECOND)).toMatchObject({
      verdict: 'missed',
      value: null,
    });
  });

  it('takes the newest report where each is the whole so far, and the sum where reports add up', () => {
    const values = (reports: 'standing' | 'increment'): RoundDriver => {
      const one = series(counted({ reports }));
      for (const [day, value] of Object.entries({ '2026-01-20': 20, '2026-02-20': 15 })) {
        one.until(day);
        one.unit(FIRST).file({ value });
      }
      return one.until('2026-05-01');
    };
    expect(values('standing').judgements[0]).toMatchObject({ unit: FIRST, value: { part: 15 }, verdict: 'missed' });
    expect(values('increment').judgements[0]).toMatchObject({ unit: FIRST, value: { part: 35 }, verdict: 'met' });
  });

  it('judges all units together where the indicator says so, adding shares exactly', () => {
    const one = series({ judged: 'together' }).until('2026-04-20');
    one.unit(FIRST).file({ numerator: 1, denominator: 10 });
    one.unit(SECOND).file({ numerator: 29, denominator: 90 });
    one.until('2026-05-01');
    expect(one.judgements).toMatchObject([{ unit: null, value: { part: 30, whole: 100 }, verdict: 'met' }]);
  });

  it('can’t be judged by a share of nothing', () => {
    const one = series().until('2026-04-20');
    one.unit(FIRST).file({ numerator: 0, denominator: 0 });
    one.until('2026-05-10');
    expect(one.judgements.find((judgement) => judgement.unit === FIRST)?.verdict).toBe('undecided');
    expect(one.all('gateRungReached').every((event) => !event.units.includes(FIRST))).toBe(true);
  });

  it.each([
    ['atLeast', 30, 'met'],
    ['atLeast', 29, 'missed'],
    ['moreThan', 30, 'missed'],
    ['moreThan', 31, 'met'],
    ['atMost', 30, 'met'],
    ['atMost', 31, 'missed'],
    ['lessThan', 30, 'missed'],
    ['lessThan', 29, 'met'],
    ['equal', 30, 'met'],
    ['equal', 31, 'missed'],
  ] as const)('compares %s 30 with %i as %s', (compare, value, verdict) => {
    const one = series(counted({ gates: [{ ...byApril, compare }] })).until('2026-04-20');
    one.unit(FIRST).file({ value });
    one.until('2026-05-01');
    expect(one.judgements.find((judgement) => judgement.unit === FIRST)?.verdict).toBe(verdict);
  });
});

describe('what comes after a judgement', () => {
  function missed(): RoundDriver {
    const one = series(counted()).until('2026-04-20');
    one.unit(FIRST).file({ value: 20 });
    return one.until('2026-05-04');
  }

  it('judges again when the past is corrected, and says what it was before', () => {
    const one = missed();
    one.unit(FIRST).correct({ value: 31 }, { period: '2026-04' });
    expect(one.all('gateJudged').at(-1)).toMatchObject({
      gate: 'byApril',
      results: [
        {
          unit: FIRST,
          verdict: 'met',
          value: { part: 31 },
          before: { verdict: 'missed', value: { part: 20 } },
        },
      ],
    });
    one.until('2026-05-20');
    // the second rung is for the one who is still silent
    expect(one.all('gateRungReached').map((event) => event.units)).toEqual([[FIRST, SECOND], [SECOND]]);
  });

  it('finds a gate missed that was met, and records the rungs that are past, sending only the highest', () => {
    const one = series(counted()).until('2026-04-20');
    one.unit(FIRST).file({ value: 40 });
    one.until('2026-05-20');
    one.unit(FIRST).correct({ value: 4 }, { period: '2026-04' });
    one.system({ type: 'tick' });
    const rungs = one.all('gateRungReached').filter((event) => event.units.includes(FIRST));
    expect(rungs.map(({ alarm, notify }) => [alarm, notify])).toEqual([
      ['r0', false],
      ['r1', true],
    ]);
  });

  it('is reached late by a later report, which ends its rungs', () => {
    const one = missed().until('2026-05-05');
    one.unit(SECOND).file({ value: 35 }, { period: '2026-04' });
    // a late report of the period is judged as if it had come in time, and says so
    expect(one.all('gateJudged').at(-1)?.results[0]).toMatchObject({ unit: SECOND, verdict: 'met' });
    one.until('2026-05-20');
    one.unit(FIRST).file({ value: 50 });
    expect(one.all('gateReachedLate')).toMatchObject([{ gate: 'byApril', unit: FIRST, value: { part: 50 } }]);
    expect(one.judgements.find((judgement) => judgement.unit === FIRST)).toMatchObject({
      verdict: 'missed',
      reachedLate: true,
      rungs: [],
    });
  });

  it('leaves the judgement alone when a correction changes nothing that it rests on', () => {
    const one = missed().until('2026-05-20');
    one.unit(FIRST).file({ value: 22 });
    const before = one.count('gateJudged');
    one.unit(FIRST).correct({ value: 23 });
    expect(one.count('gateJudged')).toBe(before);
  });
});

describe('a gate of every report', () => {
  it('is judged with each report, and a better one ends the rungs of a worse', () => {
    const one = series(counted({ gates: [everyReport] })).until('2026-01-20');
    one.unit(FIRST).file({ value: 9 });
    expect(one.judgements).toMatchObject([{ gate: 'always', term: '2026-01', unit: FIRST, verdict: 'missed' }]);
    one.until('2026-02-20');
    one.unit(FIRST).file({ value: 10 });
    expect(one.judgements.map(({ term, verdict, reachedLate }) => [term, verdict, reachedLate])).toEqual([
      ['2026-01', 'missed', true],
      ['2026-02', 'met', false],
    ]);
  });

  it('is judged again with each further report where all are judged together', () => {
    const one = series(counted({ gates: [everyReport], judged: 'together' })).until('2026-01-20');
    one.unit(FIRST).file({ value: 9 });
    one.unit(SECOND).file({ value: 9 });
    expect(one.all('gateJudged').map((event) => event.results[0]?.verdict)).toEqual(['missed', 'met']);
    expect(one.judgements).toHaveLength(1);
  });
});
