// The fields of the county's work: chapters of the handbook, folders of procedures/, groups of the catalogue.
import type { Text } from './definition/atoms.ts';

export const FIELDS: Readonly<Record<string, Text>> = {
  monitoring: { zh: '防返贫监测', en: 'Monitoring against return to poverty' },
  'education-health': { zh: '教育、健康与医保', en: 'Education, health and medical insurance' },
  housing: { zh: '住房与饮水安全', en: 'Housing and drinking water' },
  'social-assistance': { zh: '社会救助', en: 'Social assistance' },
  'credit-industry': { zh: '金融、产业与集体经济', en: 'Credit, industry and village collective economy' },
  employment: { zh: '就业', en: 'Employment' },
  'resident-cadres': { zh: '驻村与结对帮扶', en: 'Resident cadres, visits and paired units' },
  infrastructure: { zh: '搬迁与基础设施', en: 'Relocation and infrastructure' },
  'funds-projects': { zh: '资金、项目与资产', en: 'Funds, projects and assets' },
  'social-help': { zh: '社会帮扶与协作', en: 'Social and external help' },
  village: { zh: '乡村建设与治理', en: 'Village construction and governance' },
  'disputes-safety': { zh: '问题、纠纷与平安', en: 'Problems, disputes and public safety' },
  epidemic: { zh: '疫情防控', en: 'Epidemic control' },
  'spring-campaign': { zh: '春耕、造林与宣讲', en: 'Spring campaign: land, water, forest, publicity' },
  system: { zh: '系统自带', en: 'The system’s own' },
  campaign: { zh: '推进、督查与考核', en: 'Campaign rhythm, supervision and assessment' },
};

/** What people call a field; the key itself for one that a county has added without words. */
export function fieldTitle(key: string): Text {
  return FIELDS[key] ?? { zh: key, en: key };
}
