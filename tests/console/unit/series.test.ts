import { expect, it } from 'vitest';
import { seriesFilter } from '../../../console/src/features/rounds/round-filter.ts';
import {
  furthestBehind,
  gateNumber,
  judgedAt,
  missedReports,
  numberOf,
  valueText,
} from '../../../console/src/features/rounds/series-values.ts';

const words = { yuan: '元' };
const of = (part: number, whole = 1) => ({ part, whole });

it('draws counts as they are, money in yuan, and shares in per cent', () => {
  expect(numberOf('integer', of(30))).toBe(30);
  expect(numberOf('fen', of(123_450))).toBe(1234.5);
  expect(numberOf('share', of(1, 3))).toBe(33.33);
  expect([numberOf('share', of(0, 0)), numberOf('integer', null)]).toEqual([null, null]);
});

it('says numbers with their units, and of a share what it is made of', () => {
  expect(valueText({ type: 'integer', unit: '户' }, of(30), words)).toBe('30 户');
  expect(valueText({ type: 'fen', unit: '' }, of(1_234_567), words)).toBe('12,345.67 元');
  expect(valueText({ type: 'share', unit: '' }, of(173, 200), words)).toBe('86.5%（173/200）');
  expect(valueText({ type: 'share', unit: '' }, of(0, 0), words)).toBe('0/0');
  expect(valueText({ type: 'integer', unit: '户' }, null, words)).toBe('—');
});

it('puts a gate on the scale of what it judges', () => {
  expect(gateNumber('share', { value: { numerator: 1, denominator: 2 } })).toBe(50);
  expect(gateNumber('fen', { value: 500_000_000 })).toBe(5_000_000);
  expect(gateNumber('integer', { value: 71 })).toBe(71);
});

it('begins with the units that have reported nothing, then the least', () => {
  const units = [{ sofar: of(5, 10) }, { sofar: null }, { sofar: of(1, 10) }, { sofar: of(9, 10) }];
  expect(furthestBehind('share', units, 3)).toEqual([{ sofar: null }, { sofar: of(1, 10) }, { sofar: of(5, 10) }]);
});

it('knows the newest verdict on a day, and the reports that missed theirs', () => {
  const judged = (period: string | null, verdict: 'met' | 'missed', gate = 'half') => ({
    gate,
    period,
    verdict,
    value: null,
    reachedLate: false,
  });
  const unit = {
    judgements: [
      judged(null, 'missed'),
      judged(null, 'met'),
      judged('2026-Q1', 'missed', 'each'),
      judged('2026-Q2', 'missed', 'each'),
      judged('2026-Q1', 'met', 'each'),
    ],
  };
  expect(judgedAt(unit, 'half')?.verdict).toBe('met');
  expect(judgedAt(unit, 'each')).toBeNull();
  expect([...missedReports(unit)]).toEqual(['2026-Q2']);
});

it('leaves out of an address what is no year', () => {
  expect(seriesFilter({ year: 2026, township: 610429101 })).toEqual({ year: '2026', township: '610429101' });
  expect(seriesFilter({ year: 'latest', page: 3 })).toEqual({});
});
