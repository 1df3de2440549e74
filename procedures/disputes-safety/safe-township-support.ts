// 平安创建保障: an office with people, checks, and money that stands in the budget, grows year by year and is shared by who
// benefits.
import { implied, stated } from '../basis.ts';
import { periodicReport } from '../shapes/periodic-report.ts';
import { fenField, flagField, textField } from '../shapes/working-fields.ts';

const office = stated('fivePlans', '成立創(chuàng)建辦公室');
const inTheBudget = stated('fivePlans', '列入財政預算,做到逐年遞增');
const grows = stated('fivePlans', '做到逐年遞增', 'D448');
const inPlace = stated('fivePlans', '“三個到位”', 'D447');
const whoBenefits = stated('fivePlans', '“誰受益、誰出資”的原則');
const rights = stated('fivePlans', '認真落實群眾的參與');
const yearly = { every: 'year', month: 1, day: 10 } as const;
const inTwoMonths = { kind: 'period', amount: 60, unit: 'day' } as const;

export const safeTownshipSupport = periodicReport({
  id: 'safe-township-support',
  field: 'disputes-safety',
  kind: 'projectPipeline',
  tier: 3,
  title: { zh: '平安创建保障（人员、督促检查、经费到位）', en: 'Support of safe-township work: office, checks, money' },
  basis: [inPlace],
  reports: [
    {
      key: 'creationOffice',
      title: { zh: '创建办公室', en: 'Office of the campaign' },
      basis: [office],
      opens: yearly,
      due: inTwoMonths,
      owedBy: { level: 'township', role: 'townshipParty' },
      item: {
        key: 'openOffice',
        title: { zh: '成立创建办公室', en: 'Setting up the office' },
        basis: [inPlace],
        nothingToReport: false,
        fields: [
          flagField('peopleInPlace', '人员到位', 'People in place', [inPlace]),
          flagField('checksInPlace', '督促检查到位', 'Checks in place', [inPlace]),
          flagField('moneyInPlace', '经费到位', 'Money in place', [inPlace]),
        ],
      },
    },
    {
      key: 'yearlyBudget',
      title: { zh: '经费预算', en: 'Budget of the year' },
      basis: [inTheBudget],
      opens: yearly,
      due: inTwoMonths,
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'budget',
        title: { zh: '经费列入预算', en: 'Entry in the budget' },
        basis: [inTheBudget],
        nothingToReport: false,
        fields: [
          fenField('budgetFen', '本年预算', 'This year', [inTheBudget]),
          fenField('budgetBeforeFen', '上年预算', 'Last year', [inTheBudget]),
          textField('standard', '考评标准规定的经费标准', 'Standard of the assessment', [
            stated('fivePlans', '所規(guī)定的經(jīng)費標準'),
          ]),
        ],
        rules: [
          {
            when: 'budgetFen > budgetBeforeFen',
            otherwise: { zh: '经费应逐年递增', en: 'The budget grows every year' },
            basis: [grows],
          },
        ],
      },
    },
    {
      key: 'sharedFunding',
      title: { zh: '多方出资', en: 'Shared funding' },
      basis: [whoBenefits],
      opens: yearly,
      due: inTwoMonths,
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'collectMoney',
        title: { zh: '多方出资', en: 'Contribution' },
        basis: [whoBenefits],
        fields: [
          textField('payer', '出资单位或个人', 'Payer', [whoBenefits], 100),
          fenField('amountFen', '出资金额', 'Amount', [whoBenefits]),
        ],
      },
    },
    {
      key: 'rightsOfPeople',
      title: { zh: '群众权利', en: 'Rights of the people' },
      basis: [rights],
      opens: yearly,
      due: inTwoMonths,
      owedBy: { level: 'village', role: 'villageCommittee' },
      item: {
        key: 'rights',
        title: { zh: '落实群众权利', en: 'Rights that are kept' },
        basis: [rights],
        nothingToReport: false,
        fields: [
          textField('participation', '参与权落实情况', 'Participation', [implied('fivePlans', '認真落實群眾的參與')]),
          textField('supervision', '监督权落实情况', 'Supervision', [rights]),
          textField('suggestions', '建议权落实情况', 'Suggestions', [rights]),
        ],
      },
    },
  ],
});
