// Values of house renovation that a county may set.
import { assumed, countySetsLimits, stated, statute } from '../basis.ts';

const workingDays = <K extends string>(key: K, value: number, zh: string, en: string) =>
  ({
    key,
    title: { zh: `${zh}（工作日）`, en: `${en} (working days)` },
    type: 'integer',
    value,
    basis: [countySetsLimits],
  }) as const;

const sizes = [statute('H7', '农村危房改造有关规定', 'check')];
const standard = [assumed('文件未规定补助标准，由县确定', 'The document gives no standard; the county sets it')];

export const RENOVATION_PARAMETERS = [
  {
    key: 'noticeDays',
    title: { zh: '村级公示天数', en: 'Days of the village notice' },
    type: 'integer',
    value: 7,
    basis: [statute('H4', '农村危房改造地方规定', 'check')],
  },
  {
    key: 'areaForThree',
    title: { zh: '1至3人户重建面积上限（平方米）', en: 'Largest rebuilt area for 1–3 persons (m²)' },
    type: 'integer',
    value: 60,
    basis: sizes,
  },
  {
    key: 'areaPerPerson',
    title: { zh: '3人以上户重建人均面积上限（平方米）', en: 'Largest rebuilt area per person above 3 (m²)' },
    type: 'integer',
    value: 18,
    basis: sizes,
  },
  {
    key: 'repairSubsidyFen',
    title: { zh: '维修加固补助标准', en: 'Subsidy for repair' },
    type: 'fen',
    value: 1_200_000,
    basis: standard,
  },
  {
    key: 'rebuildSubsidyFen',
    title: { zh: '拆除重建补助标准', en: 'Subsidy for rebuilding' },
    type: 'fen',
    value: 3_500_000,
    basis: standard,
  },
  {
    key: 'paymentDays',
    title: { zh: '验收后兑付天数', en: 'Days to payment after acceptance' },
    type: 'integer',
    value: 30,
    basis: [statute('H6', '中央财政农村危房改造补助资金管理办法', 'check')],
  },
  {
    key: 'intoPlanWordDays',
    title: { zh: '“及时纳入农村危房改造计划”天数', en: 'Days of ‘into the plan in time’' },
    type: 'integer',
    value: null,
    basis: [stated('tenActions2024', '及时纳入农村危房改造计划', 'D086')],
  },
  workingDays('villageDays', 10, '村级评议期限', 'Village deliberation'),
  workingDays('noticeStageDays', 15, '公示环节期限，含张贴和异议核查', 'Posting, notice and inquiry'),
  workingDays('townshipDays', 10, '镇级审核期限', 'Township review'),
  workingDays('countyDays', 10, '县级审批期限', 'County approval'),
  workingDays('supplementDays', 10, '农户补正期限', 'Household’s supplement'),
  workingDays('fileDays', 5, '建档期限', 'Opening the file'),
  workingDays('startDays', 20, '建档后开工期限', 'Start of work after the file is opened'),
  workingDays('rectifyDays', 15, '整改期限', 'Rectification'),
  workingDays('acceptanceDays', 10, '验收期限', 'Acceptance'),
  workingDays('closeDays', 3, '兑付后销号期限', 'Striking off after payment'),
] as const;
