// 农村电力扶贫工程: the distribution grid in four yearly batches. Where the document's totals do not add up, the sum says so.
import { stated } from '../basis.ts';

type Unit = { zh: string; en: string };

const km = { zh: '千米', en: 'km' };
const unit = { zh: '台', en: 'transformers' };
const hh = { zh: '户', en: 'households' };
const ham = { zh: '个自然村', en: 'hamlets' };

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

export const DISTRIBUTION_GRID = {
  key: 'distributionGrid',
  title: { zh: '配网规划（四批）', en: 'Plan of the distribution grid in four batches' },
  basis: [stated('fivePlans', '共投資9259.88萬元')],
  rows: [
    figure('km10Batch1', '10千伏线路（第一批）', '10 kV line (batch 1)', '82.83', km, [
      '新建10千伏線路82.83千米',
      'D321',
    ]),
    figure('km10Batch2', '10千伏线路（第二批）', '10 kV line (batch 2)', 84, km, ['新建10千伏線路84千米', 'D327']),
    figure('km10Batch3', '10千伏线路（第三批）', '10 kV line (batch 3)', 78, km, ['新建10千伏線路78千米', 'D334']),
    figure('km10Batch4', '10千伏线路（第四批）', '10 kV line (batch 4)', 50, km, ['新建10千伏線路50千米', 'D340']),
    figure('km10Total', '10千伏线路合计', '10 kV line, total', '294.83', km, ['10千伏線路294.83千米', 'D315']),
    figure('km04Batch1', '0.4千伏线路（第一批）', '0.4 kV line (batch 1)', '134.38', km, ['0.4千伏線路134.38千米']),
    figure('km04Batch2', '0.4千伏线路（第二批）', '0.4 kV line (batch 2)', 120, km, ['0.4千伏線路120千米', 'D328']),
    figure('km04Batch3', '0.4千伏线路（第三批）', '0.4 kV line (batch 3)', 85, km, ['0.4千伏線路85千米', 'D335']),
    figure('km04Batch4', '0.4千伏线路（第四批）', '0.4 kV line (batch 4)', 46, km, ['0.4千伏線路46千米', 'D341']),
    figure('km04Total', '0.4千伏线路合计', '0.4 kV line, total', '134.38', km, ['0.4千伏線路134.38千米', 'D316']),
    figure('transformersBatch1', '配变（第一批）', 'Transformers (batch 1)', 60, unit, ['新建配變60臺', 'D322']),
    figure('transformersBatch2', '配变（第二批）', 'Transformers (batch 2)', 50, unit, ['新建配變50臺,農', 'D329']),
    figure('transformersBatch3', '配变（第三批）', 'Transformers (batch 3)', 50, unit, [
      '新建配變50臺;戶表工程1600戶',
      'D336',
    ]),
    figure('transformersBatch4', '配变（第四批）', 'Transformers (batch 4)', 30, unit, [
      '新建配變30臺,戶表工程1010戶',
      'D342',
    ]),
    figure('transformersTotal', '配变合计', 'Transformers, total', 190, unit, ['配變190臺,戶表改造7048戶', 'D317']),
    figure('householdsBatch1', '户表改造（第一批）', 'Household meters (batch 1)', 2638, hh, ['戶2638戶', 'D323']),
    figure('householdsBatch2', '户表改造（第二批）', 'Household meters (batch 2)', 1800, hh, ['戶1800戶', 'D330']),
    figure('householdsBatch3', '户表改造（第三批）', 'Household meters (batch 3)', 1600, hh, [
      '新建配變50臺;戶表工程1600戶',
      'D336',
    ]),
    figure('householdsBatch4', '户表改造（第四批）', 'Household meters (batch 4)', 1010, hh, [
      '新建配變30臺,戶表工程1010戶',
      'D342',
    ]),
    figure('householdsTotal', '户表改造合计', 'Household meters, total', 7048, hh, [
      '配變190臺,戶表改造7048戶',
      'D317',
    ]),
    figure('threePhaseBatch1', '三相动力用户（第一批）', 'Three-phase users (batch 1)', 897, hh, [
      '897戶,涉及17個自然村',
      'D324',
    ]),
    figure('threePhaseBatch2', '三相动力用户（第二批）', 'Three-phase users (batch 2)', 901, hh, [
      '901戶,涉及12個自然村',
      'D331',
    ]),
    figure('threePhaseBatch3', '三相动力用户（第三批）', 'Three-phase users (batch 3)', 865, hh, [
      '865戶,涉及13個自然村',
      'D337',
    ]),
    figure('threePhaseBatch4', '三相动力用户（第四批）', 'Three-phase users (batch 4)', 523, hh, [
      '523戶,涉及17個自然村',
      'D343',
    ]),
    figure('threePhaseTotal', '三相动力用户合计', 'Three-phase users, total', 3186, hh, [
      '3186戶,累計涉及60個自然村',
      'D318',
    ]),
    figure(
      'threePhaseHamletsBatch1',
      '三相动力涉及自然村（第一批）',
      'Hamlets with three-phase work (batch 1)',
      17,
      ham,
      ['897戶,涉及17個自然村', 'D324'],
    ),
    figure(
      'threePhaseHamletsBatch2',
      '三相动力涉及自然村（第二批）',
      'Hamlets with three-phase work (batch 2)',
      12,
      ham,
      ['901戶,涉及12個自然村', 'D331'],
    ),
    figure(
      'threePhaseHamletsBatch3',
      '三相动力涉及自然村（第三批）',
      'Hamlets with three-phase work (batch 3)',
      13,
      ham,
      ['865戶,涉及13個自然村', 'D337'],
    ),
    figure(
      'threePhaseHamletsBatch4',
      '三相动力涉及自然村（第四批）',
      'Hamlets with three-phase work (batch 4)',
      17,
      ham,
      ['523戶,涉及17個自然村', 'D343'],
    ),
    figure('threePhaseHamletsTotal', '三相动力涉及自然村合计', 'Hamlets with three-phase work, total', 60, ham, [
      '3186戶,累計涉及60個自然村',
      'D318',
    ]),
    figure('lowVoltageBatch1', '低电压用户（第一批）', 'Low-voltage users (batch 1)', 1741, hh, [
      '1741戶,涉及29個自然村',
      'D325',
    ]),
    figure('lowVoltageBatch2', '低电压用户（第二批）', 'Low-voltage users (batch 2)', 899, hh, [
      '899戶,涉及14個自然村',
      'D332',
    ]),
    figure('lowVoltageBatch3', '低电压用户（第三批）', 'Low-voltage users (batch 3)', 735, hh, [
      '735戶,涉及9個自然村',
      'D338',
    ]),
    figure('lowVoltageBatch4', '低电压用户（第四批）', 'Low-voltage users (batch 4)', 487, hh, [
      '487戶,涉及8個自然村',
      'D344',
    ]),
    figure('lowVoltageTotal', '低电压用户合计', 'Low-voltage users, total', 3862, hh, [
      '3862戶,累計涉及59個自然村',
      'D319',
    ]),
    figure(
      'lowVoltageHamletsBatch1',
      '低电压涉及自然村（第一批）',
      'Hamlets with low-voltage work (batch 1)',
      29,
      ham,
      ['1741戶,涉及29個自然村', 'D325'],
    ),
    figure(
      'lowVoltageHamletsBatch2',
      '低电压涉及自然村（第二批）',
      'Hamlets with low-voltage work (batch 2)',
      14,
      ham,
      ['899戶,涉及14個自然村', 'D332'],
    ),
    figure('lowVoltageHamletsBatch3', '低电压涉及自然村（第三批）', 'Hamlets with low-voltage work (batch 3)', 9, ham, [
      '735戶,涉及9個自然村',
      'D338',
    ]),
    figure('lowVoltageHamletsBatch4', '低电压涉及自然村（第四批）', 'Hamlets with low-voltage work (batch 4)', 8, ham, [
      '487戶,涉及8個自然村',
      'D344',
    ]),
    figure('lowVoltageHamletsTotal', '低电压涉及自然村合计', 'Hamlets with low-voltage work, total', 59, ham, [
      '3862戶,累計涉及59個自然村',
      'D319',
    ]),
  ],
  sums: [
    { total: 'km10Total', of: ['km10Batch1', 'km10Batch2', 'km10Batch3', 'km10Batch4'] },
    {
      total: 'km04Total',
      of: ['km04Batch1', 'km04Batch2', 'km04Batch3', 'km04Batch4'],
      note: {
        zh: '原文合计134.38千米与第一批相同，四批之和为385.38千米',
        en: 'The document repeats batch 1 as the total; the batches sum to 385.38 km',
      },
    },
    {
      total: 'transformersTotal',
      of: ['transformersBatch1', 'transformersBatch2', 'transformersBatch3', 'transformersBatch4'],
    },
    { total: 'householdsTotal', of: ['householdsBatch1', 'householdsBatch2', 'householdsBatch3', 'householdsBatch4'] },
    { total: 'threePhaseTotal', of: ['threePhaseBatch1', 'threePhaseBatch2', 'threePhaseBatch3', 'threePhaseBatch4'] },
    {
      total: 'threePhaseHamletsTotal',
      of: ['threePhaseHamletsBatch1', 'threePhaseHamletsBatch2', 'threePhaseHamletsBatch3', 'threePhaseHamletsBatch4'],
      note: {
        zh: '四批之和为59，原文写60（与低电压自然村合计互换）',
        en: 'The batches sum to 59; the document has 60 (swapped with the other total)',
      },
    },
    { total: 'lowVoltageTotal', of: ['lowVoltageBatch1', 'lowVoltageBatch2', 'lowVoltageBatch3', 'lowVoltageBatch4'] },
    {
      total: 'lowVoltageHamletsTotal',
      of: ['lowVoltageHamletsBatch1', 'lowVoltageHamletsBatch2', 'lowVoltageHamletsBatch3', 'lowVoltageHamletsBatch4'],
      note: {
        zh: '四批之和为60，原文写59（与三相动力自然村合计互换）',
        en: 'The batches sum to 60; the document has 59 (swapped with the other total)',
      },
    },
  ],
} as const;
