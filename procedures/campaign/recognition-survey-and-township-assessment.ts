// 群众认可度电话调查与镇级年度考核: the county calls households, the township weighs how the campaign went and grades its
// villages once a year.
import { assumed, stated } from '../basis.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { choiceField, countField, textField } from '../shapes/working-fields.ts';

const state = stated('eightOnes2022', '是国家每年考核评估一个重要指标', 'D232');
const aspects = stated('eightOnes2022', '是否落地四个方面', 'D195');
const yearly = stated('eightOnes2022', '纳入镇级年度考核评估内容', 'D235');
const survey = stated('eightOnes2022', '在对群众认可度电话调查基础上');
const scoring = assumed('评分按百分制', 'Scores are out of a hundred');
const hundred = { max: 100, unit: { zh: '分', en: 'points' } };

export const recognitionSurveyAndTownshipAssessment = periodicReport({
  id: 'recognition-survey-and-township-assessment',
  field: 'campaign',
  kind: 'inspection',
  tier: 2,
  title: { zh: '群众认可度电话调查与镇级年度考核', en: 'Public-recognition survey and yearly assessment' },
  basis: [survey, yearly],
  reports: [
    {
      key: 'phoneSurvey',
      title: { zh: '群众认可度电话调查', en: 'Telephone survey' },
      basis: [state, survey, assumed('调查时间未规定，按11月办理', 'No day is given; November')],
      opens: { every: 'year', month: 11, day: 1 },
      due: { kind: 'monthDay', month: 11, day: 30 },
      owedBy: { level: 'county', role: 'countyAuthority' },
      item: {
        key: 'survey',
        title: { zh: '电话调查', en: 'Call households' },
        basis: [survey],
        nothingToReport: false,
        fields: [
          countField('called', '调查户数', 'Households called', undefined, { min: 1 }),
          countField('satisfied', '认可户数', 'Households satisfied'),
          choiceField(
            'weakestAspect',
            '最薄弱的方面',
            'Weakest aspect',
            [
              ['cadres', '帮扶干部、驻村工作队', 'Helpers and resident team'],
              ['facilities', '基础设施和公共服务', 'Infrastructure and services'],
              ['policies', '帮扶政策知晓', 'Knowledge of policies'],
              ['guarantees', '“两不愁三保障”措施', 'Basic guarantees'],
            ],
            [aspects],
          ),
        ],
        rules: [
          {
            when: 'satisfied <= called',
            otherwise: { zh: '认可户数不得多于调查户数', en: 'More are satisfied than were called' },
            basis: [scoring],
          },
        ],
      },
    },
    {
      key: 'yearlyAssessment',
      title: { zh: '镇级年度考核', en: 'Yearly assessment of villages' },
      basis: [yearly],
      opens: { every: 'year', month: 12, day: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'township', role: 'townshipGovernment' },
      item: {
        key: 'assess',
        title: { zh: '评估行动推进', en: 'Weigh the campaign' },
        basis: [yearly],
        nothingToReport: false,
        fields: [
          {
            key: 'villages',
            type: 'table',
            label: { zh: '各村得分', en: 'Scores by village' },
            basis: [scoring],
            columns: [
              textField('village', '村（社区）', 'Village', undefined, 100),
              countField('leadership', '组织领导得分', 'Leadership', [scoring], hundred),
              countField('progress', '推进情况得分', 'Progress', [scoring], hundred),
            ],
          },
        ],
      },
      consolidation: [
        reportStep('appraise', { zh: '年度考核定等次', en: 'Grade the villages' }, [yearly], {
          role: 'townshipGovernment',
          level: 'township',
        }),
      ],
    },
  ],
});
