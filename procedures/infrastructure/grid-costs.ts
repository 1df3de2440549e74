// 农村电力扶贫工程: investment by year and unit costs, in yuan.
import { stated } from '../basis.ts';

type Unit = { zh: string; en: string };

const yuan = { zh: '元', en: 'yuan' };
const yuanset = { zh: '元/座', en: 'yuan each' };
const yuankm = { zh: '元/千米', en: 'yuan per km' };
const yuanunit = { zh: '元/台', en: 'yuan each' };

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

export const GRID_INVESTMENT = {
  key: 'gridInvestment',
  title: { zh: '年度投资', en: 'Investment by year' },
  basis: [stated('fivePlans', '共計投資9592萬元')],
  rows: [
    figure('mainYear1', '主网第一年投资', 'Main grid, year 1', 7020000, yuan, ['計劃投資702萬元', 'D361']),
    figure('mainYear2', '主网第二年投资', 'Main grid, year 2', 56800000, yuan, ['計劃投資5680萬元', 'D362']),
    figure('mainYear3', '主网第三年投资', 'Main grid, year 3', 9600000, yuan, ['計劃投資960萬元', 'D363']),
    figure('mainYear4', '主网第四年投资', 'Main grid, year 4', 22500000, yuan, ['計劃投資2250萬元', 'D364']),
    figure('mainTotal', '主网投资合计', 'Main grid, total', 95920000, yuan, ['共計投資9592萬元', 'D360']),
    figure('distributionYear1', '配网第一年投资', 'Distribution grid, year 1', 33128800, yuan, [
      '計劃投資3312.88萬元',
      'D369',
    ]),
    figure('distributionYear2', '配网第二年投资', 'Distribution grid, year 2', 31360000, yuan, [
      '計劃投資3136萬元',
      'D370',
    ]),
    figure('distributionYear3', '配网第三年投资', 'Distribution grid, year 3', 17670000, yuan, [
      '計劃投資1767萬元',
      'D371',
    ]),
    figure('distributionYear4', '配网第四年投资', 'Distribution grid, year 4', 10440000, yuan, [
      '計劃投資1044萬元',
      'D372',
    ]),
    figure(
      'distributionTotal',
      '配网投资合计',
      'Distribution grid, total',
      92598800,
      yuan,
      ['共投資9259.88萬元', 'D314'],
      ['共計投資9259.88萬元', 'D368'],
    ),
  ],
  sums: [
    { total: 'mainTotal', of: ['mainYear1', 'mainYear2', 'mainYear3', 'mainYear4'] },
    {
      total: 'distributionTotal',
      of: ['distributionYear1', 'distributionYear2', 'distributionYear3', 'distributionYear4'],
    },
  ],
} as const;

export const GRID_UNIT_COSTS = {
  key: 'gridUnitCosts',
  title: { zh: '单位造价', en: 'Unit costs' },
  basis: [stated('fivePlans', '配變造價6萬元/臺')],
  rows: [
    figure('cost330', '330千伏变电站造价', '330 kV substation', 14000000, yuanset, [
      '330千伏變電站造價1400萬元/座',
      'D354',
    ]),
    figure('cost110', '110千伏变电站造价', '110 kV substation', 12000000, yuanset, [
      '110千伏變電站造價1200萬元/座',
      'D355',
    ]),
    figure('cost35', '35千伏变电站造价', '35 kV substation', 6000000, yuanset, ['35千伏變電站造價600萬元/座', 'D356']),
    figure('costLine330', '330千伏线路造价', '330 kV line', 700000, yuankm, ['330千伏線路造價70萬元/千米', 'D357']),
    figure('costLine110', '110千伏线路造价', '110 kV line', 500000, yuankm, ['110千伏線路造價50萬元/千米', 'D358']),
    figure('costLine35', '35千伏线路造价', '35 kV line', 300000, yuankm, ['35千伏線路造價30萬元/千米', 'D359']),
    figure('costLine10', '10千伏线路造价', '10 kV line', 120000, yuankm, ['10千伏線路造價12萬元/千米', 'D365']),
    figure('costLine04', '0.4千伏线路造价', '0.4 kV line', 120000, yuankm, ['0.4千伏線路造價12萬元/千米', 'D366']),
    figure('costTransformer', '配变造价', 'Transformer', 60000, yuanunit, ['配變造價6萬元/臺', 'D367']),
  ],
} as const;
