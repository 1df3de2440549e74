// 一老一小及重点人群健康服务: the county lists who is to be served, the hospitals serve; one record for each person served.
import { defineDuty } from '../../domain/definition/builder.ts';
import { assumed, implied, stated } from '../basis.ts';
import { wholeNumber } from '../parameters.ts';
import { reportDuty } from '../shapes/periodic-report.ts';
import { choiceField, countField, dateField, textField, workingModel } from '../shapes/working-fields.ts';

const groups = stated('tenActions2024', '做好失能半失能老年人医疗照护、0—3岁');
const infants = stated('tenActions2024', '0—3岁婴幼儿托育指导', 'D065');
const listed = implied('tenActions2024', '做好失能半失能老年人医疗照护、0—3岁');
const inTurn = assumed(
  '名单每年更新，服务按月记录',
  'The list is made anew every year; services are recorded by month',
);

export const keyGroupHealthServices = defineDuty({
  id: 'key-group-health-services',
  field: 'education-health',
  kind: 'activitySchedule',
  tier: 3,
  title: { zh: '一老一小及重点人群健康服务', en: 'Health services for key groups' },
  basis: [groups],
  departments: ['health'],
  parameters: [
    wholeNumber('infantFrom', 0, '婴幼儿年龄下限（岁）', 'Age of infants from', [infants]),
    wholeNumber('infantTo', 3, '婴幼儿年龄上限（岁）', 'Age of infants to', [infants]),
  ],
  duties: [
    reportDuty({
      key: 'list',
      title: { zh: '重点人群摸底', en: 'List of key groups' },
      basis: [listed, inTurn],
      opens: { every: 'year', month: 1, day: 1 },
      due: { kind: 'monthDay', month: 2, day: 28 },
      owedBy: { level: 'county', bodies: ['health'], role: 'countyHealthDept' },
      item: {
        key: 'groupList',
        title: { zh: '摸底名单', en: 'The list' },
        basis: [listed],
        nothingToReport: false,
        fields: [
          countField('disabledOld', '失能半失能老年人数', 'Disabled old people', [groups]),
          countField('infantCount', '0—3岁婴幼儿数', 'Infants of 0–3 years', [infants]),
          countField('women', '妇女保健服务人数', 'Women', [groups]),
          countField('children', '儿童青少年人数', 'Children', [groups]),
        ],
      },
    }),
    reportDuty({
      key: 'serve',
      title: { zh: '健康服务', en: 'Services' },
      basis: [groups, inTurn],
      opens: { every: 'month', day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', bodies: ['hospital'], role: 'medicalInstitution' },
      item: {
        key: 'serviceRecord',
        title: { zh: '服务记录', en: 'Record of a service' },
        basis: [groups],
        fields: [
          textField('person', '服务对象', 'Person', [workingModel], 50),
          choiceField(
            'group',
            '人群',
            'Group',
            [
              ['disabledOld', '失能半失能老年人医疗照护', 'Care for disabled old people'],
              ['infant', '0—3岁婴幼儿托育指导', 'Guidance for infants'],
              ['women', '妇女保健', 'Women’s health'],
              ['child', '儿童青少年近视、肥胖、脊柱侧弯预防', 'Prevention for children'],
            ],
            [groups],
          ),
          countField('ageYears', '年龄（岁）', 'Age in years', [workingModel], { max: 130 }),
          textField('service', '服务内容', 'Service', [groups]),
          dateField('servedOn', '服务日期', 'Date', [workingModel]),
        ],
        rules: [
          {
            when: 'group != "infant" or (ageYears >= parameter.infantFrom and ageYears <= parameter.infantTo)',
            otherwise: { zh: '托育指导对象为0—3岁婴幼儿', en: 'Infants are of 0 to 3 years' },
            basis: [infants],
          },
        ],
      },
    }),
  ],
});
