// What must hold before a household is struck off the monitoring list, whichever chain a county runs.
import type { Basis, Rule } from '../../domain/definition/atoms.ts';
import { statute } from '../basis.ts';

type Bases = readonly Basis[];

/**
 * Asked of every level that approves. Reads `hasWorkingAbility`, `incomePerPersonFen`, `stableIncomeMonths` and the
 * four guarantees, and the parameters `monitoringLineFen` and `stableMonths`.
 *
 * @param income basis of the income condition
 * @param guarantees basis of the guarantees
 */
export function eliminationConditions(income: Bases, guarantees: Bases): Rule[] {
  return [
    {
      when: 'hasWorkingAbility = true',
      otherwise: {
        zh: '家庭没有劳动能力的，落实社会保障措施后继续跟踪，不标注风险消除',
        en: 'A household without working ability gets social security and is tracked on; it is not marked',
      },
      basis: [statute('M10', '中农组发〔2021〕7号', 'certain')],
    },
    {
      when: 'incomePerPersonFen > parameter.monitoringLineFen',
      otherwise: {
        zh: '人均纯收入未超过当年监测范围',
        en: 'Income per person is not above the monitoring line of the year',
      },
      basis: [...income],
    },
    {
      when: 'stableIncomeMonths >= parameter.stableMonths',
      otherwise: { zh: '收入稳定达标的时间不足', en: 'Income has not been stable for long enough' },
      basis: [statute('M11', '防止返贫监测帮扶国家工作指南', 'check')],
    },
    {
      when: 'educationSecured = true and medicalCareSecured = true and housingSecured = true and waterSecured = true',
      otherwise: {
        zh: '不符合“三保障”及饮水安全持续巩固的条件',
        en: 'The three guarantees and safe drinking water are not all secured',
      },
      basis: [...guarantees],
    },
  ];
}
