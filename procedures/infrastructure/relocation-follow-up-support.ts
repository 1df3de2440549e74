// 易地搬迁后续扶持: a case is one relocated household, filed at its new village. Work, facilities, policies and services
// are looked after side by side; it is struck off when nothing is missing, by another level than the one that did it.
import { defineCase } from '../../domain/definition/builder.ts';
import { assumed, countySetsLimits, stated } from '../basis.ts';
import { reviewLimit } from '../clocks.ts';
import { RELOCATION_FIELDS } from './relocation-follow-up-fields.ts';

const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const bureau = { by: 'role', role: 'countyRevitalisationBureau', level: 'county', body: 'revitalisation' } as const;

const survey = stated('tenActions2024', '做好搬迁安置群众就业排查');
const oneWorker = stated('tenActions2024', '实现1户1人以上就业', 'D144');
const industry = stated('tenActions2024', '落实产业扶持补助政策');
const facilities = stated('tenActions2024', '垃圾处置等配套设施情况排查管护');
const policies = stated('tenActions2024', '兜底保障、残疾人补贴等方面配套政策');
const services = stated('tenActions2024', '避免群众迁入地和迁出地“两头跑”现象');
const nothingMissing = assumed(
  '有劳动力的户至少1人就业、设施和政策无缺口才能销号，由县级核实',
  'Struck off once somebody works and nothing is missing; the county verifies it',
);
const filedInError = assumed('误报的可以撤回', 'What was filed in error may be withdrawn');

const days = <K extends string>(key: K, value: number, zh: string, en: string) =>
  ({
    key,
    title: { zh: `${zh}期限（工作日）`, en: `${en}: limit (working days)` },
    type: 'integer',
    value,
    basis: [countySetsLimits],
  }) as const;

export const relocationFollowUpSupport = defineCase({
  id: 'relocation-follow-up-support',
  field: 'infrastructure',
  kind: 'caseLedger',
  tier: 1,
  title: { zh: '易地搬迁后续扶持', en: 'Follow-up support after relocation' },
  basis: [survey, facilities, services],
  departments: ['revitalisation', 'hr', 'agriculture'],
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'workersPerHousehold',
      title: { zh: '有劳动力的户最少就业人数', en: 'Least number at work in a household with labour' },
      type: 'integer',
      value: 1,
      basis: [oneWorker],
    },
    {
      key: 'policyDepartments',
      title: { zh: '配套政策部门', en: 'Departments of the policies' },
      type: 'bodies',
      value: [
        { key: 'residence', body: 'public-security', title: { zh: '户籍管理', en: 'Residence' } },
        { key: 'schooling', body: 'education', title: { zh: '学生就读', en: 'Schooling' } },
        { key: 'medicalInsurance', body: 'medical-insurance', title: { zh: '城镇医保', en: 'Medical insurance' } },
        { key: 'pension', body: 'hr', title: { zh: '养老参保', en: 'Pension insurance' } },
        { key: 'safetyNet', body: 'civil-affairs', title: { zh: '兜底保障', en: 'Safety net' } },
        {
          key: 'disability',
          body: 'disabled-federation',
          title: { zh: '残疾人补贴', en: 'Disability subsidies' },
        },
      ],
      basis: [policies],
    },
    days('surveyDays', 10, '就业排查', 'Survey of work'),
    days('placeDays', 30, '帮扶就业', 'Placement'),
    days('industryDays', 20, '产业扶持', 'Industry support'),
    days('facilityDays', 15, '设施排查管护', 'Facilities'),
    days('policyDays', 15, '配套政策落实', 'Policies'),
    days('gapDays', 30, '补齐政策缺口', 'Closing of policy gaps'),
    days('serviceDays', 20, '公共服务', 'Public services'),
    days('closeDays', 10, '核实销号', 'Verification'),
  ],
  filing: {
    level: 'village',
    by: [
      { role: 'townshipGovernment', level: 'township' },
      { role: 'villageTwoCommittees', level: 'village' },
    ],
    form: [{ field: 'householdHead' }, { field: 'settlement' }, { field: 'labourers' }],
  },
  withdrawal: { to: 'withdrawn', notAfter: ['close'], basis: [filedInError] },
  fields: RELOCATION_FIELDS,
  stages: [
    {
      kind: 'parallel',
      key: 'support',
      title: { zh: '后续扶持', en: 'Support' },
      basis: [survey, facilities, policies, services],
      onFail: 'block',
      keepPassed: true,
      branches: [
        {
          key: 'work',
          title: { zh: '就业与产业', en: 'Work and industry' },
          stages: [
            {
              kind: 'work',
              key: 'surveyJobs',
              title: { zh: '就业排查', en: 'Survey of work' },
              basis: [survey],
              assignee: township,
              form: [{ field: 'labourers' }, { field: 'employed' }],
              outcomes: [
                {
                  key: 'surveyed',
                  title: { zh: '已排查', en: 'Surveyed' },
                  kind: 'complete',
                  to: [
                    { when: 'labourers = 0 or employed >= parameter.workersPerHousehold', to: 'supportIndustry' },
                    { to: 'placeJob' },
                  ],
                  rules: [
                    {
                      when: 'employed <= labourers',
                      otherwise: { zh: '就业人数不得多于劳动力人数', en: 'More at work than are able to' },
                      basis: [survey],
                    },
                  ],
                },
              ],
            },
            {
              kind: 'work',
              key: 'placeJob',
              title: { zh: '帮扶就业', en: 'Placement' },
              basis: [oneWorker, stated('tenActions2024', '到配套产业点就业')],
              assignee: { by: 'role', role: 'countyHrBureau', level: 'county', body: 'hr' },
              form: [{ field: 'employed' }, { field: 'employer' }],
              outcomes: [
                {
                  key: 'placed',
                  title: { zh: '已实现就业', en: 'Placed' },
                  kind: 'complete',
                  to: 'supportIndustry',
                  rules: [
                    {
                      when: 'employed >= parameter.workersPerHousehold',
                      otherwise: {
                        zh: '有劳动力的户须1户1人以上就业',
                        en: 'One of the household at least must be at work',
                      },
                      basis: [oneWorker],
                    },
                  ],
                },
                {
                  key: 'notPlaced',
                  title: { zh: '暂未就业，退回镇再摸排', en: 'Not yet; surveyed again' },
                  kind: 'return',
                  to: 'surveyJobs',
                },
              ],
            },
            {
              kind: 'work',
              key: 'supportIndustry',
              title: { zh: '产业扶持', en: 'Support of industry' },
              basis: [industry],
              assignee: { by: 'role', role: 'countyAgricultureBureau', level: 'county', body: 'agriculture' },
              form: [{ field: 'industrySupport' }],
              outcomes: [
                { key: 'granted', title: { zh: '已落实', en: 'Granted' }, kind: 'complete', to: '$join' },
                { key: 'notDue', title: { zh: '不符合扶持条件', en: 'Not entitled' }, kind: 'complete', to: '$join' },
              ],
            },
          ],
        },
        {
          key: 'facilities',
          title: { zh: '配套设施', en: 'Facilities' },
          stages: [
            {
              kind: 'work',
              key: 'checkFacilities',
              title: { zh: '设施排查管护', en: 'Check and upkeep of facilities' },
              basis: [facilities],
              assignee: township,
              form: [
                { field: 'waterWorks' },
                { field: 'powerWorks' },
                { field: 'roadWorks' },
                { field: 'gasWorks' },
                { field: 'wasteWorks' },
              ],
              outcomes: [
                {
                  key: 'checked',
                  title: { zh: '已排查', en: 'Checked' },
                  kind: 'complete',
                  to: [
                    {
                      when: 'waterWorks = true and powerWorks = true and roadWorks = true and gasWorks = true and wasteWorks = true',
                      to: '$join',
                    },
                    { to: 'maintainFacilities' },
                  ],
                },
              ],
            },
            {
              kind: 'work',
              key: 'maintainFacilities',
              title: { zh: '设施维修', en: 'Repair of facilities' },
              basis: [facilities],
              assignee: township,
              form: [{ field: 'repair' }],
              outcomes: [
                { key: 'repaired', title: { zh: '已维修', en: 'Repaired' }, kind: 'complete', to: 'checkFacilities' },
              ],
            },
          ],
        },
        {
          key: 'policies',
          title: { zh: '配套政策', en: 'Policies' },
          stages: [
            {
              kind: 'parallel',
              key: 'policyDepartmentsCheck',
              title: { zh: '各部门核对政策', en: 'Each department looks at its policy' },
              basis: [policies],
              onFail: 'block',
              keepPassed: true,
              forEach: {
                over: { parameter: 'policyDepartments' },
                stages: [
                  {
                    kind: 'decision',
                    key: 'coverPolicies',
                    title: { zh: '配套政策落实', en: 'The policy reaches the household' },
                    basis: [policies],
                    assignee: { by: 'role', role: 'sectorDepartment', level: 'county', body: '$branch' },
                    outcomes: [
                      { key: 'covered', title: { zh: '已落实', en: 'Covered' }, kind: 'approve', to: '$join' },
                      { key: 'gap', title: { zh: '有缺口', en: 'There is a gap' }, kind: 'reject', to: '$fail' },
                    ],
                  },
                ],
              },
              passed: '$join',
              failed: 'closeGaps',
            },
            {
              kind: 'work',
              key: 'closeGaps',
              title: { zh: '补齐政策缺口', en: 'Closing of the gaps' },
              basis: [assumed('有缺口的由镇对接部门补齐后再核', 'The township closes gaps with the department')],
              assignee: township,
              form: [{ field: 'gapsClosed' }],
              outcomes: [
                {
                  key: 'closed',
                  title: { zh: '已补齐', en: 'Closed' },
                  kind: 'complete',
                  to: 'policyDepartmentsCheck',
                },
              ],
            },
          ],
        },
        {
          key: 'services',
          title: { zh: '公共服务', en: 'Public services' },
          stages: [
            {
              kind: 'work',
              key: 'serve',
              title: { zh: '公共服务', en: 'Public services' },
              basis: [services, stated('tenActions2024', '健全搬迁安置村(社区)党组织体系')],
              assignee: { by: 'role', role: 'villageTwoCommittees', level: 'village' },
              form: [{ field: 'services' }],
              outcomes: [{ key: 'served', title: { zh: '已落实', en: 'Served' }, kind: 'complete', to: '$join' }],
            },
          ],
        },
      ],
      passed: 'close',
      failed: 'close',
    },
    {
      kind: 'decision',
      key: 'close',
      title: { zh: '核实销号', en: 'Verification' },
      basis: [nothingMissing],
      assignee: bureau,
      outcomes: [
        {
          key: 'strikeOff',
          title: { zh: '无缺口，销号', en: 'Nothing missing; struck off' },
          kind: 'approve',
          to: 'struckOff',
          rules: [
            {
              when: 'labourers = 0 or employed >= parameter.workersPerHousehold',
              otherwise: { zh: '有劳动力的户须1户1人以上就业', en: 'One of the household at least must be at work' },
              basis: [oneWorker],
            },
          ],
        },
        { key: 'return', title: { zh: '退回继续扶持', en: 'Support goes on' }, kind: 'return', to: 'reopen' },
      ],
    },
    {
      kind: 'work',
      key: 'reopen',
      title: { zh: '重新核对短板', en: 'What is missing is looked at again' },
      basis: [nothingMissing],
      assignee: township,
      form: [{ field: 'employed' }, { field: 'gapsClosed' }],
      outcomes: [{ key: 'resubmit', title: { zh: '再次报核', en: 'Submit again' }, kind: 'complete', to: 'close' }],
    },
    {
      kind: 'end',
      key: 'struckOff',
      title: { zh: '已销号', en: 'Struck off' },
      basis: [nothingMissing],
      outcome: 'struckOff',
    },
    {
      kind: 'end',
      key: 'withdrawn',
      title: { zh: '已撤回', en: 'Withdrawn' },
      basis: [filedInError],
      outcome: 'withdrawn',
    },
  ],
  clocks: [
    reviewLimit({ stage: 'surveyJobs', days: 'surveyDays', zh: '就业排查期限', en: 'Survey of work' }),
    reviewLimit({ stage: 'placeJob', days: 'placeDays', zh: '帮扶就业期限', en: 'Placement' }),
    reviewLimit({ stage: 'supportIndustry', days: 'industryDays', zh: '产业扶持期限', en: 'Support of industry' }),
    reviewLimit({ stage: 'checkFacilities', days: 'facilityDays', zh: '设施排查期限', en: 'Check of facilities' }),
    reviewLimit({ stage: 'maintainFacilities', days: 'facilityDays', zh: '设施维修期限', en: 'Repair' }),
    reviewLimit({ stage: 'coverPolicies', days: 'policyDays', zh: '政策核对期限', en: 'Policies' }),
    reviewLimit({ stage: 'closeGaps', days: 'gapDays', zh: '补齐缺口期限', en: 'Closing of gaps' }),
    reviewLimit({ stage: 'serve', days: 'serviceDays', zh: '公共服务期限', en: 'Public services' }),
    reviewLimit({ stage: 'close', days: 'closeDays', zh: '核实销号期限', en: 'Verification' }),
    reviewLimit({ stage: 'reopen', days: 'gapDays', zh: '补短板期限', en: 'What is missing' }),
  ],
});
