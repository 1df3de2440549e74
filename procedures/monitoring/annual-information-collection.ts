// 信息采集与国扶系统录入: four data sets and the entry in the national system, each by its day; the last one lies in the
// year after.
import { assumed, stated } from '../basis.ts';
import { fixedDateLadder } from '../ladders.ts';
import { periodicReport, type Report, reportStep } from '../shapes/periodic-report.ts';
import { countField, dateField, fileField, textField } from '../shapes/working-fields.ts';

const eighth = stated('eightOnes2022', '2022年11月8日前，完成新识别监测户', 'D202');
const eighteenth = stated('eightOnes2022', '2022年11月18日前', 'D203');
const villageSet = stated('eightOnes2022', '完成乡村建设村级信息和脱贫户');
const entered = stated('eightOnes2022', '年度信息采集更新和国扶系统录入');
const february = stated('eightOnes2022', '2023年2月18日前', 'D204');
const allHouseholds = stated('eightOnes2022', '完成乡村建设所有农户信息采集');
const everyYear = assumed('每年一次，11月1日部署', 'Once a year, from 1 November');
const township = { role: 'townshipGovernment', level: 'township' } as const;

type Collection = Pick<Report, 'key' | 'title' | 'basis' | 'owedBy'> & {
  month: number;
  day: number;
  fields: Report['item']['fields'];
};

/** One data set; the township checks what villages collect. */
function collection({ key, title, basis, owedBy, month, day, fields }: Collection): Report {
  const checked = owedBy.level === 'village';
  return {
    key,
    title,
    basis: [...basis, everyYear],
    opens: { every: 'year', month: 11, day: 1 },
    due: { kind: 'monthDay', month, day },
    owedBy,
    ladder: fixedDateLadder,
    item: {
      key: `${key}Item`,
      title,
      basis,
      nothingToReport: key === 'collectNewAndEliminated',
      fields: [
        ...fields,
        dateField('completedOn', '完成日期', 'Completed on'),
        fileField('dataset', '采集表', 'The data set'),
      ],
      optional: ['dataset'],
    },
    ...(checked
      ? {
          check: reportStep(
            `${key}Check`,
            { zh: '镇级核对', en: 'Checked by the township' },
            [assumed('由镇核对后录入', 'The township checks before the entry')],
            township,
          ),
        }
      : {}),
  };
}

const village = (role: string) => ({ level: 'village', role }) as const;

export const annualInformationCollection = periodicReport({
  id: 'annual-information-collection',
  field: 'monitoring',
  tier: 1,
  title: { zh: '信息采集与国扶系统录入', en: 'Annual collection and entry in the national system' },
  basis: [eighth, eighteenth, february],
  departments: ['revitalisation'],
  reports: [
    collection({
      key: 'collectNewAndEliminated',
      title: { zh: '采集新识别监测户和风险消除户信息', en: 'Newly identified and eliminated households' },
      basis: [eighth],
      owedBy: village('villageTwoCommittees'),
      month: 11,
      day: 8,
      fields: [
        countField('newlyIdentified', '新识别监测户', 'Newly identified', [eighth]),
        countField('eliminated', '风险消除户', 'Risk eliminated', [stated('eightOnes2022', '风险消除户信息采集')]),
      ],
    }),
    collection({
      key: 'collectVillageInfo',
      title: { zh: '采集乡村建设村级信息', en: 'Village-level construction data' },
      basis: [eighteenth, villageSet],
      owedBy: village('villageTwoCommittees'),
      month: 11,
      day: 18,
      fields: [textField('villageInfo', '乡村建设村级信息', 'Village-level data', [villageSet])],
    }),
    collection({
      key: 'collectHouseholdInfo',
      title: { zh: '采集脱贫户和监测户信息', en: 'Formerly poor and monitored households' },
      basis: [eighteenth, villageSet],
      owedBy: village('assistanceCadre'),
      month: 11,
      day: 18,
      fields: [countField('households', '脱贫户和监测户信息（户）', 'Households collected', [villageSet])],
    }),
    collection({
      key: 'enterSystem',
      title: { zh: '年度信息更新和国扶系统录入', en: 'Update and entry in the national system' },
      basis: [eighteenth, entered],
      owedBy: { level: 'township', role: 'townshipGovernment' },
      month: 11,
      day: 18,
      fields: [countField('entered', '国扶系统已录入户数', 'Households entered', [entered])],
    }),
    collection({
      key: 'collectAllHouseholds',
      title: { zh: '采集乡村建设所有农户信息', en: 'Every rural household' },
      basis: [february, allHouseholds],
      owedBy: village('villageTwoCommittees'),
      month: 2,
      day: 18,
      fields: [countField('households', '所有农户信息（户）', 'Households collected', [allHouseholds])],
    }),
  ],
});
