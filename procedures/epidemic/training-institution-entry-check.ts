// 学员健康审查与入校查验: the health report comes with the filing; whoever was in a risk area is refused; then learners,
// learners from outside and visitors are each checked at the door, and admitted or refused.
import type { Rule } from '../../domain/definition/atoms.ts';
import { assumed, stated } from '../basis.ts';
import { approvalChain, type ChainWork } from '../shapes/approval-chain.ts';
import { choiceField, countField, dateField, fileField, flagField, textField } from '../shapes/working-fields.ts';
import { institution, institutionName, personFields } from './institution.ts';

const everyLearner = stated('fivePlans', '春季繼續(xù)參加培訓學員均要提供', 'D411');
const report = stated('fivePlans', '生成的健康報告單');
const atTheDoor = stated('fivePlans', '測溫、亮碼、戴口罩');
const noRiskArea = stated('fivePlans', '不得接收來自中高風險', 'D416');
const slotList = stated('fivePlans', '每一時段培訓學員名單', 'D419');
const notOnList = stated('fivePlans', '不屬于該時段培訓對象的拒絕進入');
const outside = stated('fivePlans', '社會其他學員嚴格執(zhí)行身份核查');
const visitors = stated('fivePlans', '落實訪客登記、健康詢問、健康碼核驗');
const limited = stated('fivePlans', '嚴格控制時間、范圍、地點和接觸對象');
const toldOnSpot = assumed('拒绝进入的当场告知理由', 'Who is refused is told why on the spot');

const rule = (when: string, zh: string, en: string, basis: Rule['basis']) => ({ when, otherwise: { zh, en }, basis });
const normalTemperature = rule('temperatureNormal = true', '体温异常，不得进入', 'The temperature is not normal', [
  atTheDoor,
]);
const greenCode = rule('codeGreen = true', '健康码不是绿码，不得进入', 'The health code is not green', [atTheDoor]);

const refuse = {
  key: 'refuse',
  title: { zh: '拒绝进入', en: 'Refuse' },
  kind: 'reject',
  to: 'notAdmitted',
  basis: [toldOnSpot],
} as const;

/** A check at the door: admitted, or refused with the reason. */
const check = (step: Pick<ChainWork, 'key' | 'title' | 'basis' | 'form' | 'rules'>): ChainWork => ({
  do: 'work',
  ...step,
  form: step.form ?? [],
  by: institution,
  limit: 1,
  done: { zh: '准予进入', en: 'Admit' },
  next: 'granted',
  others: [refuse],
});

export const trainingInstitutionEntryCheck = approvalChain({
  id: 'training-institution-entry-check',
  field: 'epidemic',
  tier: 1,
  title: { zh: '培训机构学员健康审查与入校查验', en: 'Learner health check at entry' },
  basis: [atTheDoor, report, notOnList],
  departments: ['competent-department'],
  subject: { kind: 'person', uniqueness: 'none' },
  filing: {
    key: 'submitReport',
    level: 'township',
    by: [{ role: 'trainingInstitution', level: 'township', body: 'training-institution' }],
    selfFiling: true,
    form: [
      { field: 'personName' },
      { field: 'phone', required: false },
      { field: 'institutionName' },
      { field: 'entrant' },
      { field: 'healthReport', required: false },
      { field: 'riskAreaDays' },
      { field: 'entryOn' },
      { field: 'classSlot', required: false },
    ],
    rules: [
      rule(
        'healthReport != null or entrant = "outsideLearner" or entrant = "visitor"',
        '寒假新学员和春季继续参加培训的学员均须提供健康报告单',
        'New and continuing learners bring the health report',
        [everyLearner],
      ),
    ],
  },
  fields: [
    ...personFields,
    institutionName,
    choiceField(
      'entrant',
      '进入人员类别',
      'Who comes',
      [
        ['newWinterLearner', '寒假新学员', 'New winter learner'],
        ['springLearner', '春季继续参加培训学员', 'Continuing spring learner'],
        ['outsideLearner', '社会其他学员', 'Learner from outside'],
        ['visitor', '访客', 'Visitor'],
      ],
      [everyLearner, outside, visitors],
    ),
    fileField('healthReport', '健康报告单', 'Health report', [report]),
    countField(
      'riskAreaDays',
      '近期在中高风险地区及所在城市停留天数',
      'Days in risk areas',
      [stated('fivePlans', '不得接收來自中高風險')],
      { unit: { zh: '天', en: 'days' } },
    ),
    dateField('entryOn', '进入日期', 'Day of entry', [slotList], true),
    textField('classSlot', '培训时段', 'Class slot', [stated('fivePlans', '每一時段培訓學員名單')], 50),
    flagField('temperatureNormal', '测温（体温监测）正常', 'Temperature is normal', [atTheDoor]),
    flagField('codeGreen', '亮码（健康码核验）为绿码', 'Health code is green', [atTheDoor]),
    flagField('maskOn', '戴口罩', 'Wears a mask', [atTheDoor]),
    flagField('onSlotList', '在当天该时段培训学员名单内', 'On the list of the class slot', [notOnList]),
    flagField('identityChecked', '身份核查相符', 'Identity fits', [outside]),
    flagField('visitorRegistered', '已访客登记、健康询问', 'Registered and asked', [visitors]),
    flagField('visitNeeded', '确因防控和管理工作需要', 'Needed for control or management', [
      stated('fivePlans', '人員進入機構(gòu)'),
    ]),
    textField('visitTime', '限定时间', 'Time allowed', [limited], 100),
    textField('visitScope', '限定范围、地点', 'Where the visitor may go', [limited], 200),
    textField('visitContacts', '限定接触对象', 'Whom the visitor may meet', [limited], 200),
  ],
  steps: [
    {
      ...check({
        key: 'rejectRisk',
        title: { zh: '风险地区人员拒收', en: 'Nobody from risk areas' },
        basis: [stated('fivePlans', '不得接收來自中高風險')],
        rules: [
          rule('riskAreaDays = 0', '来自中高风险地区及所在城市的，不得接收', 'Nobody from a risk area or its city', [
            noRiskArea,
          ]),
        ],
      }),
      done: { zh: '不属风险地区人员', en: 'Not from a risk area' },
      next: [
        { when: 'entrant = "visitor"', to: 'visitor' },
        { when: 'entrant = "outsideLearner"', to: 'checkOutside' },
        { to: 'checkEntry' },
      ],
    },
    check({
      key: 'checkEntry',
      title: { zh: '入校查验', en: 'Check at the door' },
      basis: [atTheDoor, notOnList],
      form: [
        { field: 'temperatureNormal' },
        { field: 'codeGreen' },
        { field: 'maskOn' },
        { field: 'onSlotList' },
        { field: 'classSlot', required: false },
      ],
      rules: [
        normalTemperature,
        greenCode,
        rule('maskOn = true', '未戴口罩，不得进入', 'No mask', [atTheDoor]),
        rule('onSlotList = true', '不属于该时段培训对象，拒绝进入', 'Not on the list of this class slot', [slotList]),
      ],
    }),
    check({
      key: 'checkOutside',
      title: { zh: '社会学员核验', en: 'Learner from outside' },
      basis: [outside],
      form: [{ field: 'identityChecked' }, { field: 'codeGreen' }, { field: 'temperatureNormal' }],
      rules: [
        rule('identityChecked = true', '身份不符，不得进入', 'The identity does not fit', [outside]),
        normalTemperature,
        greenCode,
      ],
    }),
    check({
      key: 'visitor',
      title: { zh: '访客登记', en: 'Visitor' },
      basis: [visitors, limited],
      form: [
        { field: 'visitNeeded' },
        { field: 'visitorRegistered' },
        { field: 'codeGreen' },
        { field: 'temperatureNormal' },
        { field: 'visitTime' },
        { field: 'visitScope' },
        { field: 'visitContacts' },
      ],
      rules: [
        rule('visitNeeded = true', '无关人员严禁进入', 'Nobody without need may enter', [
          stated('fivePlans', '人員進入機構(gòu)'),
        ]),
        rule('visitorRegistered = true', '尚未访客登记和健康询问', 'Not registered and asked yet', [visitors]),
        normalTemperature,
        greenCode,
      ],
    }),
  ],
  stages: [
    {
      kind: 'end',
      key: 'notAdmitted',
      title: { zh: '拒绝进入', en: 'Refused' },
      basis: [notOnList, toldOnSpot],
      outcome: 'refused',
    },
  ],
  granted: { title: { zh: '准予进入', en: 'Admitted' }, basis: [atTheDoor] },
});
