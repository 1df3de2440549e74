// 农村电力扶贫工程: the grid as the plan found it and the main grid that it plans. The line 盘克–金村 is 22 km in one place of
// the document and 19 km in another; both are kept as printed.
import { stated } from '../basis.ts';

type Unit = { zh: string; en: string };

const town = { zh: '个乡镇', en: 'townships' };
const vil = { zh: '个行政村', en: 'villages' };
const km2 = { zh: '平方千米', en: 'km²' };
const mu = { zh: '亩', en: 'mu' };
const p = { zh: '人', en: 'people' };
const set = { zh: '座', en: 'stations' };
const unit = { zh: '台', en: 'transformers' };
const kva = { zh: '千伏安', en: 'kVA' };
const line = { zh: '条', en: 'lines' };
const km = { zh: '千米', en: 'km' };
const act = { zh: '（行动代号）', en: '(code of the campaign)' };
const mm2 = { zh: '平方毫米', en: 'mm²' };
const kv = { zh: '千伏', en: 'kV' };
const kwh = { zh: '度/年', en: 'kWh a year' };
const yuan = { zh: '元', en: 'yuan' };
const mva = { zh: '兆伏安', en: 'MVA' };

/** A figure of the plan, with the phrases and rows that give it. */
const figure = (
  key: string,
  zh: string,
  en: string,
  value: number | string,
  unit: Unit,
  ...sources: [string, string?][]
) => ({
  key,
  label: { zh, en },
  value,
  unit,
  basis: sources.map(([phrase, row]) => stated('fivePlans', phrase, row)),
});

export const GRID_BACKGROUND = {
  key: 'gridBackground',
  title: { zh: '现状与导线型号', en: 'The grid as it stands, and its conductors' },
  basis: [stated('fivePlans', '轄18個')],
  rows: [
    figure('townships', '乡镇', 'Townships', 18, town, ['轄18個', 'D271']),
    figure('villages', '行政村', 'Villages', 257, vil, ['257個行政村', 'D272']),
    figure('area', '面积', 'Area', 2653, km2, ['2653平方千米', 'D273']),
    figure('arable', '耕地面积', 'Arable land', 960000, mu, ['耕地面積96萬畝', 'D274']),
    figure('population', '人口', 'Population', 540000, p, ['人口54萬', 'D275']),
    figure('existing330', '现有330千伏变电站（良平）', 'Existing 330 kV substation (Liangping)', 1, set, [
      '良平330千伏變電站一座',
      'D276',
    ]),
    figure('existing35', '现有35千伏变电站', 'Existing 35 kV substations', 7, set, [
      '35千伏變電站7座,主變14臺',
      'D277',
    ]),
    figure('existing35Transformers', '现有35千伏主变', 'Existing 35 kV main transformers', 14, unit, [
      '35千伏變電站7座,主變14臺',
      'D277',
    ]),
    figure('existingCapacity', '现有主变容量', 'Existing capacity', 65200, kva, ['容量65200千伏安', 'D278']),
    figure('existing35Lines', '现有35千伏线路', 'Existing 35 kV lines', 12, line, [
      '35千伏線路12條長度162.5千米',
      'D279',
    ]),
    figure('existing35Length', '现有35千伏线路长度', 'Length of existing 35 kV lines', '162.5', km, [
      '35千伏線路12條長度162.5千米',
      'D279',
    ]),
    figure('existing10Length', '现有10千伏线路', 'Existing 10 kV lines', 1958, km, ['10千伏線路長度1958千米', 'D280']),
    figure('existing04Length', '现有0.4千伏线路', 'Existing 0.4 kV lines', '2604.2', km, [
      '0.4千伏線路2604.2千米',
      'D281',
    ]),
    figure('campaign', '“1236”扶贫攻坚行动', 'Campaign 1236', 1236, act, ['“1236”扶貧攻堅行動', 'D282']),
    figure('conductor110', '110千伏导线LGJ-300', '110 kV conductor LGJ-300', 300, mm2, ['導線型號為LGJ-300', 'D302']),
    figure('conductorXiangle', '湘乐线路导线LGJ-240', 'Conductor LGJ-240 of the Xiangle line', 240, mm2, [
      'LGJ-240型鋼芯鋁絞線',
      'D306',
    ]),
    figure('conductorNanyi', '南义线路导线LGJ-150', 'Conductor LGJ-150 of the Nanyi line', 150, mm2, [
      'LGJ-150型鋼芯鋁絞線',
      'D309',
    ]),
    figure('voltage10', '10千伏导线选用', 'Conductors chosen for 10 kV', 10, kv, ['導線選用10千伏導線', 'D345']),
    figure('conductor10Small', '10千伏导线JKLGYJ-10/70', '10 kV conductor JKLGYJ-10/70', 70, mm2, [
      '采用JKLGYJ-10/70、',
      'D346',
    ]),
    figure('conductor10Large', '10千伏导线JKLGYJ-10/95', '10 kV conductor JKLGYJ-10/95', 95, mm2, [
      'JKLGYJ-10/95型',
      'D347',
    ]),
    figure('voltage04', '0.4千伏导线选用', 'Conductors chosen for 0.4 kV', '0.4', kv, ['0.4千伏導線采用', 'D348']),
    figure('conductor04Small', '0.4千伏导线JKLGYJ-1/50', '0.4 kV conductor JKLGYJ-1/50', 50, mm2, [
      '采用JKLGYJ-1/50、',
      'D349',
    ]),
    figure('conductor04Large', '0.4千伏导线JKLGYJ-10/70', '0.4 kV conductor JKLGYJ-10/70', 70, mm2, [
      'JKLGYJ-10/70型',
      'D350',
    ]),
    figure('layout10', '10千伏三角排列', '10 kV in a triangle', 10, kv, ['10千伏線路導線采用三角排列', 'D352']),
    figure('layout04', '0.4千伏及以下水平排列', '0.4 kV and below in a row', '0.4', kv, [
      '0.4千伏及以下配電線路',
      'D353',
    ]),
    figure('savedPower', '每年节约电量', 'Power saved a year', 298000, kwh, ['每年可節(jié)約電量29.8萬度', 'D373']),
    figure('savedMoney', '为农民减负', 'Burden taken from farmers', 151800, yuan, [
      '為農(nóng)民減負15.18萬元',
      'D374',
    ]),
  ],
} as const;

export const MAIN_GRID = {
  key: 'mainGrid',
  title: { zh: '主网规划', en: 'Plan of the main grid' },
  basis: [stated('fivePlans', '“三年攻堅、一年完善”')],
  rows: [
    figure('plan330', '330千伏变电站（规划目标）', '330 kV substation (goal)', 1, set, [
      '建設長慶橋330千伏變電站一座',
      'D284',
    ]),
    figure('plan110', '县城110千伏变电站（规划目标）', '110 kV substation of the county town (goal)', 1, set, [
      '縣城110千伏變電站一座',
      'D285',
    ]),
    figure('planXiangle', '35千伏湘乐输变电工程', '35 kV works Xiangle', 1, set, [
      '新建寧縣35千伏湘樂輸變電工程,',
      'D286',
    ]),
    figure('planNanyi', '35千伏南义输变电工程', '35 kV works Nanyi', 1, set, ['新建寧縣35千伏南義輸變電工程,', 'D287']),
    figure('planZhengping', '35千伏政平输变电工程', '35 kV works Zhengping', 1, set, [
      '新建寧縣35千伏政平輸變電工程,',
      'D288',
    ]),
    figure('pankeJincunGoal', '盘克至金村35千伏线路（规划目标）', '35 kV line Panke–Jincun (goal)', 22, km, [
      '盤克至金村35千伏線路22千米',
      'D289',
    ]),
    figure('station330', '330千伏长庆桥变电站', '330 kV substation Changqingqiao', 1, set, [
      '建設330千伏長慶橋變電站一座',
      'D293',
    ]),
    figure(
      'capacity330',
      '长庆桥主变（原文2240兆伏安，疑为2×240）',
      'Changqingqiao transformers (as printed; likely 2 × 240)',
      2240,
      mva,
      ['建設規(guī)模2240兆伏安主變', 'D294'],
    ),
    figure('voltage330', '丰乐变至长庆桥变线路电压', 'Voltage of the line Fengle–Changqingqiao', 330, kv, [
      '新建330千伏豐樂變',
      'D295',
    ]),
    figure('line330', '丰乐变至长庆桥变330千伏线路', '330 kV line Fengle–Changqingqiao', 34, km, [
      '長慶橋變送電線路34千米',
      'D296',
    ]),
    figure('line110', '110千伏线路', '110 kV lines', 29, km, ['110千伏線路29千米', 'D297']),
    figure('station110', '宁县110千伏变电站', '110 kV substation in Ningxian', 1, set, [
      '在寧縣新建110千伏變電站一座',
      'D298',
    ]),
    figure('transformers110', '宁县县城送变电工程主变', 'Transformers of the county-town works', 2, unit, [
      '110千伏寧縣縣城送變電工程',
      'D299',
    ]),
    figure(
      'transformersGarbled',
      '县城主变（容量原文缺损）',
      'Transformers of the county town (capacity garbled)',
      2,
      unit,
      ['主變兩臺220xx0千伏安', 'D300'],
    ),
    figure('countyTownLine', '县城线路', 'Line of the county town', 16, km, ['縣城線路16千米', 'D301']),
    figure('stationXiangle', '35千伏湘乐变电站', '35 kV substation Xiangle', 1, set, [
      '新建35千伏湘樂變電站一座',
      'D303',
    ]),
    figure('transformer35', '35千伏主变（容量原文缺损）', '35 kV main transformer (capacity garbled)', 10000, kva, [
      '10000千伏安',
      'D304',
    ]),
    figure('lineXiangle', '盘克至湘乐35千伏线路', '35 kV line Panke–Xiangle', 15, km, [
      '盤克至湘樂35千伏線路15千米',
      'D305',
    ]),
    figure('stationNanyi', '35千伏南义变电站', '35 kV substation Nanyi', 1, set, ['新建35千伏南義變電站一座', 'D307']),
    figure('lineNanyi', '宁县至南义35千伏线路', '35 kV line Ningxian–Nanyi', 20, km, [
      '寧縣至南義35千伏線路20千米',
      'D308',
    ]),
    figure('stationZhengping', '35千伏政平变电站', '35 kV substation Zhengping', 1, set, [
      '新建35千伏政平變電站一座',
      'D310',
    ]),
    figure('lineZhengping', '中村至政平35千伏线路', '35 kV line Zhongcun–Zhengping', 12, km, [
      '中村至政平35千伏線路12千米',
      'D311',
    ]),
    figure('pankeJincun', '盘克至金村35千伏线路', '35 kV line Panke–Jincun', 19, km, [
      '盤克至金村35千伏線路19千米',
      'D312',
    ]),
  ],
} as const;
