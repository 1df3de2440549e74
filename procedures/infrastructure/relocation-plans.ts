// Figures of the two plans for poverty relocation. The years are redacted in the document.
import { stated } from '../basis.ts';

const HOUSEHOLDS = { zh: '户', en: 'households' };
const PEOPLE = { zh: '人', en: 'people' };
const VILLAGES = { zh: '个', en: 'villages' };

const figure = (
  key: string,
  zh: string,
  en: string,
  value: number,
  unit: { zh: string; en: string },
  phrase: string,
  row: string,
) => ({ key, label: { zh, en }, value, unit, basis: [stated('fivePlans', phrase, row)] });

export const RELOCATION_PLANS = [
  {
    key: 'homesPlan',
    title: { zh: '移民楼、中心村和互助幸福院', en: 'Flats, central villages and old-age homes' },
    basis: [stated('fivePlans', '建設扶貧移民樓6800套')],
    rows: [
      figure('centralVillages', '建设中心村', 'Central villages', 38, VILLAGES, '建設38個中心村', 'D245'),
      figure('mergedVillages', '撤并整合村', 'Villages merged', 144, VILLAGES, '撤并整合空心村、老齡村144個', 'D246'),
      figure('flats', '移民楼', 'Flats', 6800, { zh: '套', en: 'flats' }, '建設扶貧移民樓6800套', 'D247'),
      figure('movedPeople', '转移贫困人口', 'People moved', 20000, PEOPLE, '貧困人口2萬人', 'D248'),
      figure('oldAgeHomes', '互助幸福院', 'Old-age homes', 55, { zh: '所', en: 'homes' }, '互助幸福院55所', 'D249'),
      figure('homeHouseholds', '集中养老户数', 'Households in the homes', 6648, HOUSEHOLDS, '6648戶、1.1萬人', 'D250'),
      figure('homePeople', '集中养老人数', 'People in the homes', 11000, PEOPLE, '6648戶、1.1萬人', 'D250'),
    ],
  },
  {
    key: 'yearlyRelocation',
    title: { zh: '分年搬迁任务', en: 'Relocation by year' },
    basis: [stated('fivePlans', '扶貧移民搬遷分別達到202戶854人')],
    rows: [
      figure(
        'year1Households',
        '第一年户数',
        'Households, year 1',
        202,
        HOUSEHOLDS,
        '扶貧移民搬遷分別達到202戶854人',
        'D387',
      ),
      figure('year1People', '第一年人数', 'People, year 1', 854, PEOPLE, '扶貧移民搬遷分別達到202戶854人', 'D387'),
      figure('year2Households', '第二年户数', 'Households, year 2', 200, HOUSEHOLDS, '200戶800人和210戶860人', 'D388'),
      figure('year2People', '第二年人数', 'People, year 2', 800, PEOPLE, '200戶800人和210戶860人', 'D388'),
      figure('year3Households', '第三年户数', 'Households, year 3', 210, HOUSEHOLDS, '210戶860人', 'D389'),
      figure('year3People', '第三年人数', 'People, year 3', 860, PEOPLE, '210戶860人', 'D389'),
    ],
  },
];
