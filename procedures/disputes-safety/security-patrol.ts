// 治安巡逻: villages form their team, the police station trains and appraises it, it patrols, and what it meets is handed
// to the police.
import { assumed, implied, stated } from '../basis.ts';
import { periodicReport, reportStep } from '../shapes/periodic-report.ts';
import { countField, dateField, flagField, textField } from '../shapes/working-fields.ts';

const patrols = stated('fivePlans', '開展治安巡邏,消除治安死角');
const team = stated('fivePlans', '治安巡邏隊員為骨干');
const trained = stated('fivePlans', '加強教育培訓和考核管理');
const everyWeek = assumed('文件未定巡逻间隔，默认每周', 'The document gives no interval: weekly by default');
const police = { role: 'policeStation', level: 'township', body: 'police-station' } as const;

export const securityPatrol = periodicReport({
  id: 'security-patrol',
  field: 'disputes-safety',
  kind: 'activitySchedule',
  tier: 2,
  title: { zh: '治安巡逻', en: 'Security patrol' },
  basis: [patrols],
  reports: [
    {
      key: 'patrolTeam',
      title: { zh: '巡逻队伍', en: 'Patrol teams' },
      basis: [team],
      opens: { every: 'year', month: 1, day: 5 },
      due: { kind: 'period', amount: 30, unit: 'day' },
      owedBy: { level: 'village', role: 'securityDirector' },
      item: {
        key: 'form',
        title: { zh: '组建队伍', en: 'Forming the team' },
        basis: [team],
        nothingToReport: false,
        fields: [textField('members', '队员名单', 'Members', [team]), textField('area', '责任区', 'Area', [patrols])],
      },
    },
    {
      key: 'patrolTraining',
      title: { zh: '巡逻队员培训考核', en: 'Training and appraisal' },
      basis: [trained],
      opens: { every: 'halfYear', month: 1, day: 10 },
      due: { kind: 'period', amount: 60, unit: 'day' },
      owedBy: { level: 'township', bodies: ['police-station'], role: 'policeStation' },
      item: {
        key: 'train',
        title: { zh: '培训考核', en: 'Training and appraisal' },
        basis: [trained],
        nothingToReport: false,
        fields: [
          dateField('heldOn', '培训日期', 'Held on', [trained]),
          countField('trained', '参训人数', 'Trained', [trained]),
          countField('passed', '考核合格人数', 'Passed', [trained]),
        ],
        rules: [
          {
            when: 'passed <= trained',
            otherwise: { zh: '合格人数不得超过参训人数', en: 'No more can pass than were trained' },
            basis: [trained],
          },
        ],
      },
    },
    {
      key: 'weeklyPatrol',
      title: { zh: '治安巡逻', en: 'Patrols' },
      basis: [patrols, everyWeek],
      opens: { every: 'week', weekday: 1 },
      due: { kind: 'endOfPeriod' },
      owedBy: { level: 'village', role: 'patrolMember' },
      item: {
        key: 'patrol',
        title: { zh: '巡逻', en: 'Patrol' },
        basis: [patrols],
        nothingToReport: false,
        fields: [
          dateField('patrolledOn', '巡逻日期', 'Patrolled on', [patrols]),
          textField('route', '巡逻路线', 'Route', [patrols], 200),
          flagField('eventMet', '是否发现情况', 'Something met', [patrols]),
          textField('event', '发现情况', 'What was met', [patrols]),
        ],
        optional: ['event'],
        rules: [
          {
            when: 'eventMet = false or event != null',
            otherwise: { zh: '发现情况的须写明', en: 'What was met is described' },
            basis: [patrols],
          },
        ],
      },
      check: reportStep(
        'report',
        { zh: '报告派出所', en: 'Report to the police station' },
        [implied('fivePlans', '開展治安巡邏,消除治安死角')],
        police,
      ),
    },
  ],
});
