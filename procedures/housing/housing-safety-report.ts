// 每月报送1次重点人群住房安全动态监测结果: what each township reports to the county's housing department.
import { implied, stated } from '../basis.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { countField, textField } from '../shapes/working-fields.ts';

const monthly = stated('tenActions2024', '每月报送1次重点人群住房', 'D078');

/** The day of the month is not given: a round covers the month and is due on its last day. */
export const monthlyHousingReport = reportDuty({
  key: 'monthlyReport',
  title: { zh: '每月报送住房安全动态监测结果', en: 'Monthly report on housing safety' },
  basis: [monthly],
  opens: { every: 'month', day: 1 },
  due: { kind: 'endOfPeriod' },
  owedBy: { level: 'township', role: 'townshipGovernment' },
  item: {
    key: 'townshipResults',
    title: { zh: '本镇监测结果', en: 'Results of the township' },
    basis: [monthly],
    nothingToReport: false,
    fields: [
      countField('checkedHouseholds', '监测户数', 'Households looked at', [monthly]),
      countField('safeHouseholds', '安全户数', 'Safe', [monthly]),
      countField('generalDamage', '一般性损坏户数', 'General damage', [monthly]),
      countField('suspectedDangerous', '疑似C、D级户数', 'Suspected grade C or D', [monthly]),
      countField('openEntries', '台账未销号户数', 'Entries still open', [monthly]),
      textField('remarks', '说明', 'Remarks', [monthly]),
    ],
    optional: ['remarks'],
    rules: [
      {
        when: 'checkedHouseholds = safeHouseholds + generalDamage + suspectedDangerous',
        otherwise: { zh: '监测户数与各类户数之和不符', en: 'The kinds do not add up to the households looked at' },
        basis: [monthly],
      },
    ],
  },
  check: {
    key: 'receiveReport',
    title: { zh: '县级接收', en: 'Receipt by the county' },
    basis: [implied('tenActions2024', '每月报送1次重点人群住房')],
    by: { role: 'countyHousingDept', level: 'county', body: 'housing' },
  },
});
