// 派出单位调研指导与听取汇报: the head visits the village and hears the cadres once each half-year, and holds a meeting
// on the resident help once a year at least.
import { stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { fileField, textField } from '../shapes/working-fields.ts';

const fieldVisit = stated('tenActions2024', '每半年到村调研指导1次', 'D141');
const hearing = stated('tenActions2024', '每半年听取1次选派人员', 'D142');
const meeting = stated('tenActions2024', '每年至少召开1次驻村帮扶专题', 'D143');

const owedBy = { level: 'county', bodies: ['dispatching-unit'], role: 'dispatchingUnit' } as const;
const eachHalfYear = { every: 'halfYear', month: 1, day: 1 } as const;
const byItsEnd = { kind: 'endOfPeriod' } as const;
const bulletin = (key: string) => ({
  key,
  title: { zh: '通报履职情况', en: 'Bulletin on who has done it' },
  basis: [stated('tenActions2024', '派出部门责任捆绑')],
  by: { role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const,
});

export const dispatchingUnitDuties = visitSchedule({
  id: 'dispatching-unit-duties',
  field: 'resident-cadres',
  tier: 1,
  title: { zh: '派出单位调研指导与听取汇报', en: 'Field guidance and hearings of dispatching units' },
  basis: [stated('tenActions2024', '关心支持驻村干部工作和生活情况')],
  visits: [
    {
      key: 'halfYearVisit',
      title: { zh: '半年到村调研指导', en: 'Half-yearly visit to the village' },
      basis: [fieldVisit],
      opens: eachHalfYear,
      due: byItsEnd,
      owedBy,
      item: {
        key: 'fieldVisit',
        title: { zh: '到村调研指导', en: 'Visit with guidance' },
        basis: [fieldVisit],
        fields: [textField('village', '帮扶村', 'Village', undefined, 100)],
      },
      bulletin: bulletin('visitBulletin'),
    },
    {
      key: 'halfYearHearing',
      title: { zh: '半年听取工作情况汇报', en: 'Half-yearly hearing' },
      basis: [hearing],
      opens: eachHalfYear,
      due: byItsEnd,
      owedBy,
      item: {
        key: 'hearReport',
        title: { zh: '听取选派人员工作情况汇报', en: 'Hearing of the cadres sent' },
        basis: [hearing],
        fields: [textField('cadres', '汇报人员', 'Cadres who reported', undefined, 500)],
      },
      bulletin: bulletin('hearingBulletin'),
    },
    {
      key: 'yearlyMeeting',
      title: { zh: '年度驻村帮扶专题会议', en: 'Yearly meeting on resident help' },
      basis: [meeting],
      opens: { every: 'year', month: 1, day: 1 },
      due: byItsEnd,
      owedBy,
      warnings: [{ before: { amount: 60, unit: 'day' } }, { before: { amount: 14, unit: 'day' } }],
      item: {
        key: 'specialMeeting',
        title: { zh: '专题会议', en: 'Meeting' },
        basis: [meeting],
        fields: [fileField('minutes', '会议纪要', 'Minutes')],
      },
      bulletin: bulletin('meetingBulletin'),
    },
  ],
});
