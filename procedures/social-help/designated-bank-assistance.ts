// 中行定点帮扶: the bank's money and training are judged at the end of the year; the bureau keeps the assets' ledger.
import { assumed, stated } from '../basis.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { targetIndicator, targetTracker } from '../shapes/target-tracker.ts';
import { countField, fenField, textField } from '../shapes/working-fields.ts';

const money = stated('tenActions2024', '投入帮扶资金不低于1000万元', 'D156');
const training = stated('tenActions2024', '培训人数不低于5000人次', 'D157');
const ledger = stated('tenActions2024', '建好帮扶项目资产台账');
const reportedBy = { level: 'county', bodies: ['bank'], role: 'bank' } as const;

export const designatedBankAssistance = targetTracker({
  id: 'designated-bank-assistance',
  field: 'social-help',
  kind: 'projectPipeline',
  tier: 3,
  title: { zh: '中行定点帮扶', en: 'Designated assistance by the Bank of China' },
  basis: [money, training],
  indicators: [
    targetIndicator({
      key: 'fund',
      title: { zh: '投入帮扶资金', en: 'Money given to enterprises' },
      basis: [money],
      value: 1_000_000_000,
      unit: 'fen',
      reportedBy,
    }),
    targetIndicator({
      key: 'train',
      title: { zh: '培训人次', en: 'Person-times trained' },
      basis: [training],
      value: 5000,
      unit: { zh: '人次', en: 'person-times' },
      reportedBy,
    }),
  ],
  duties: [
    reportDuty({
      key: 'assetLedger',
      title: { zh: '帮扶项目资产台账', en: 'Ledger of the assets' },
      basis: [ledger, assumed('按半年更新', 'Brought up to date each half-year')],
      opens: { every: 'halfYear', month: 6, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'county', bodies: ['revitalisation'], role: 'countyRevitalisationBureau' },
      item: {
        key: 'ledger',
        title: { zh: '资产台账', en: 'Ledger' },
        basis: [ledger],
        fields: [
          countField('assets', '资产项数', 'Assets', [ledger]),
          fenField('assetsFen', '资产总值', 'Value of the assets', [ledger]),
          countField('handedOver', '已确权移交项数', 'Handed over to their owners', [
            stated('tenActions2024', '做好资产确权、移交工作'),
          ]),
          textField('receivers', '受益主体', 'Receivers'),
          textField('courses', '培训课程', 'Courses'),
        ],
        rules: [
          {
            when: 'handedOver <= assets',
            otherwise: { zh: '移交项数不得多于资产项数', en: 'More is handed over than there is' },
            basis: [ledger],
          },
        ],
      },
    }),
  ],
});
