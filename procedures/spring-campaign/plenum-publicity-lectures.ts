// 大宣讲: leaders lecture first, then the civilisation stations, the party secretaries, and the “三下乡” of the sectors.
import { assumed, stated } from '../basis.ts';
import { visitSchedule } from '../shapes/visits.ts';
import { countField, textField } from '../shapes/working-fields.ts';

const lectures = stated('spring2022', '开展十九届六中全会大宣讲活动');
const leaders = stated('spring2022', '做到领导干部带头讲');
const stations = stated('spring2022', '新时代文明实践');
const secretaries = stated('spring2022', '做到党支部书记示范讲');
const services = stated('spring2022', '“送服务下乡”');
const inSpring = assumed('文件未定次数，默认春季一次', 'The document gives no number: once in spring by default');
const spring = { every: 'year', month: 2, day: 10 } as const;
const due = { kind: 'period', amount: 80, unit: 'day' } as const;
const fields = [
  textField('speaker', '宣讲人', 'Speaker', undefined, 100),
  textField('place', '宣讲地点', 'Place', undefined, 200),
  countField('people', '听众人数', 'Audience'),
];

export const plenumPublicityLectures = visitSchedule({
  id: 'plenum-publicity-lectures',
  field: 'spring-campaign',
  tier: 3,
  title: { zh: '大宣讲（领导讲、阵地讲、书记讲、“三下乡”）', en: 'Publicity lectures' },
  basis: [lectures],
  visits: [
    {
      key: 'leadersLecture',
      title: { zh: '领导带头讲', en: 'Lectures of leaders' },
      basis: [leaders, inSpring],
      opens: spring,
      due,
      owedBy: { level: 'county', role: 'countyLeaders' },
      item: { key: 'leaders', title: { zh: '领导带头讲', en: 'A leader’s lecture' }, basis: [leaders], fields },
    },
    {
      key: 'stationsLecture',
      title: { zh: '阵地讲', en: 'Lectures at the stations' },
      basis: [stations, inSpring],
      opens: spring,
      due,
      owedBy: { level: 'village', role: 'villageParty' },
      item: { key: 'stations', title: { zh: '阵地讲', en: 'A lecture at a station' }, basis: [stations], fields },
    },
    {
      key: 'secretariesLecture',
      title: { zh: '书记示范讲', en: 'Lectures of secretaries' },
      basis: [secretaries, inSpring],
      opens: spring,
      due,
      owedBy: { level: 'village', role: 'villagePartySecretary' },
      item: { key: 'secretaries', title: { zh: '书记讲', en: 'A secretary’s lecture' }, basis: [secretaries], fields },
    },
    {
      key: 'sectorsDown',
      title: { zh: '“三下乡”', en: 'Theory, civilisation and services to the countryside' },
      basis: [services, inSpring],
      opens: spring,
      due,
      owedBy: {
        level: 'county',
        bodies: ['education', 'health', 'medical-insurance', 'housing', 'water', 'hr', 'civil-affairs'],
        role: 'sectorDepartment',
      },
      item: { key: 'downCountryside', title: { zh: '三下乡', en: 'To the countryside' }, basis: [services], fields },
    },
  ],
});
