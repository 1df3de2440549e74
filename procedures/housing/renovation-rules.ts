// The rules of house renovation: who may apply, which mode, how large, how much.
import { assumed, stated, statute } from '../basis.ts';

const sizes = [statute('H7', '农村危房改造有关规定', 'check')];

/** Asked when the application is filed: who does not meet them has no case. */
export const eligibility = [
  {
    when: 'houseGrade = "C" or houseGrade = "D" or houseGrade = "none"',
    otherwise: { zh: '住房未鉴定为C、D级，也不是无房户', en: 'The house is not graded C or D, nor is there none' },
    basis: [stated('tenActions2024', '唯一住房经鉴定为C、D级或无房户', 'D085')],
  },
  {
    when: 'onlyHouse = true',
    otherwise: { zh: '不是唯一住房', en: 'It is not the only house' },
    basis: [stated('tenActions2024', '唯一住房经鉴定为C、D级或无房户', 'D085')],
  },
  {
    when: 'voluntary = true',
    otherwise: { zh: '农户未自愿申请改造', en: 'The household does not apply voluntarily' },
    basis: [stated('tenActions2024', '农户自愿申请改造的低收入群体')],
  },
  {
    when: 'householdType != "other"',
    otherwise: { zh: '不属于农村低收入群体等重点对象', en: 'The household is of none of the target types' },
    basis: [statute('H2', '建村〔2021〕35号', 'certain')],
  },
];

/** Grade C is repaired; grade D, or no house, is built anew. */
export const modeFitsGrade = {
  when: '(houseGrade = "C" and renovationMode = "repair") or (houseGrade != "C" and renovationMode = "rebuild")',
  otherwise: {
    zh: '改造方式与鉴定等级不符：C级维修加固，D级和无房户拆除重建（新建）',
    en: 'The mode does not fit the grade: C is repaired, D or no house is built anew',
  },
  basis: [
    statute('H3', '农村住房安全性鉴定技术导则（2019）', 'certain'),
    assumed('无房户按新建办理', 'A household without a house builds anew'),
  ],
};

const tooLarge = { zh: '建筑面积超过规定标准', en: 'The floor area is above the standard' };

/** Size limit of a house built anew, by household size. */
const withinSize = (area: 'plannedArea' | 'builtArea') => ({
  when:
    'renovationMode = "repair"' +
    ` or (members <= 3 and number(${area}) <= parameter.areaForThree)` +
    ` or (members > 3 and number(${area}) <= parameter.areaPerPerson * members)`,
  otherwise: tooLarge,
  basis: sizes,
});

export const plannedWithinSize = withinSize('plannedArea');
export const builtWithinSize = withinSize('builtArea');

/** The county's standard of subsidy by mode; more is not approved. */
export const subsidyWithinStandard = {
  when:
    'subsidyFen > 0 and ((renovationMode = "repair" and subsidyFen <= parameter.repairSubsidyFen)' +
    ' or (renovationMode = "rebuild" and subsidyFen <= parameter.rebuildSubsidyFen))',
  otherwise: { zh: '补助金额超过县定标准', en: 'The subsidy is above the county’s standard' },
  basis: [assumed('按改造方式分档，标准由县确定', 'Graded by mode; the county sets the standard')],
};

/** Only a house that is safe afterwards is accepted. */
export const safeAfterwards = {
  when: 'safeAfter = true',
  otherwise: { zh: '改造后住房仍不安全，不能通过验收', en: 'The house is still not safe; it can’t be accepted' },
  basis: [stated('tenActions2024', '确保所有保障对象住房安全')],
};
