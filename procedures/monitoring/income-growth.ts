// 脱贫户人均可支配收入增速: judged against the province's and the nation's average, which the county enters each year.
import type { Basis } from '../../domain/definition/atoms.ts';
import type { AuthoredIndicatorPart } from '../../domain/definition/authored.ts';
import { fixedDateLadder, oneDayBefore } from '../ladders.ts';

/** The growth of income; each gate waits until the county has entered the average that it compares with. */
export function incomeGrowth(
  growth: Basis,
  judgedYearly: Basis,
): AuthoredIndicatorPart<'provinceGrowth' | 'nationGrowth'> {
  const gate = (key: string, zh: string, en: string, parameter: 'provinceGrowth' | 'nationGrowth') => ({
    key,
    title: { zh, en },
    on: { month: 12, day: 31 },
    compare: 'atLeast' as const,
    value: { numerator: { parameter }, denominator: 10_000 },
    basis: [growth, judgedYearly],
  });
  return {
    key: 'incomeGrowth',
    title: { zh: '脱贫户人均可支配收入增速', en: 'Growth of income per person' },
    basis: [growth],
    measure: {
      type: 'share',
      numerator: { zh: '人均可支配收入增长额（元）', en: 'Growth of income per person (yuan)' },
      denominator: { zh: '上年人均可支配收入（元）', en: 'Income per person in the year before (yuan)' },
    },
    opens: { every: 'quarter', month: 3, day: 20 },
    due: { kind: 'endOfPeriod' },
    reportedBy: { level: 'township', role: 'townshipGovernment' },
    gates: [
      gate('province', '不低于全省平均增速', 'Not below the province', 'provinceGrowth'),
      gate('nation', '不低于全国平均增速', 'Not below the nation', 'nationGrowth'),
    ],
    warnings: oneDayBefore,
    ladder: fixedDateLadder,
  };
}
