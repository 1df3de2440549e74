// People of the demo county, plainly invented: their names say what they are for. Every role of the field is held at its
// level and body, so that every procedure can run.
import type { Level } from '../domain/definition/atoms.ts';
import { ROLES } from '../domain/roles.ts';
import { COUNTY_BODIES } from './demo-bodies.ts';
import { demoDivisions, villageName } from './demo-divisions.ts';
import type { Division } from './demo-divisions.ts';

export interface DemoPost {
  role: string;
  organisation: string;
}

/** Somebody with posts; `login` where he has a demo account. */
export interface DemoPerson {
  id: string;
  name: string;
  posts: DemoPost[];
  login?: string;
}

/** The village with 47 representatives, for the quorum of two thirds: 31 are too few, 32 enough. */
export const QUORUM_VILLAGE = '610429103209';
const QUORUM_ROLL = 47;
const ORDINARY_ROLL = 3;

const TWO = [
  [1, '一'],
  [2, '二'],
] as const;

function holder(login: string, name: string, posts: DemoPost[]): DemoPerson {
  return { id: `demo-${login}`, name, posts, login };
}

/** Roles that are held at a level, at the division itself or at a body of it. */
function rolesAt(level: Level): { key: string; zh: string; body: string | undefined }[] {
  return ROLES.filter((one) => one.level === level || one.alsoAt?.includes(level)).map(({ key, title, body }) => ({
    key,
    zh: title.zh,
    body,
  }));
}

/** County roles whose accounts have names of their own. */
const COUNTY_LOGINS: Record<string, [login: string, zh: string]> = {
  countyAuthority: ['authority', '县级审定员'],
  systemAdministrator: ['admin', '管理员'],
  countyHousingDept: ['housing', '住建审批员'],
  countyFinance: ['finance', '财政审核员'],
  countyRevitalisationBureau: ['revitalisation', '振兴局干部'],
};

const SHORT_NAMES: Record<string, string> = {
  education: '教育',
  health: '卫健',
  'medical-insurance': '医保',
  housing: '住房',
  water: '饮水',
  hr: '人社',
};

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a department's people hold there besides checking for their sector. */
const TEAMS: Record<string, string[]> = {
  health: ['epiInvestigationTeam'],
  'public-security': ['epiInvestigationTeam'],
  'big-data': ['epiInvestigationTeam'],
  'political-legal': ['epiInvestigationTeam'],
};

/** Two for each county role, and two verifiers in each department. */
function countyPeople(county: string): DemoPerson[] {
  return TWO.flatMap(([n, numeral]) => [
    ...rolesAt('county')
      .filter(({ key }) => key !== 'sectorDepartment')
      .map(({ key, zh, body }) => {
        const [login, name] = COUNTY_LOGINS[key] ?? [kebab(key), zh];
        const organisation = body === undefined ? county : `${county}/${body}`;
        return holder(`${login}${n}`, `演示${name}${numeral}`, [{ role: key, organisation }]);
      }),
    ...COUNTY_BODIES.filter(({ department }) => department).map(({ body, name }) =>
      holder(
        `sector-${body}${n}`,
        `演示${SHORT_NAMES[body] ?? name.zh}核查员${numeral}`,
        ['sectorDepartment', ...(TEAMS[body] ?? [])].map((role) => ({ role, organisation: `${county}/${body}` })),
      ),
    ),
  ]);
}

/** Somebody who holds several roles of a level at once. */
interface Office {
  login: string;
  zh: string;
  roles: readonly string[];
}

/** The reviewers of a township are two; roles that no office has are the duty officer's. */
const TOWNSHIP_OFFICES: readonly Office[] = [
  { login: 'party', zh: '镇党委', roles: ['townshipParty', 'stationedLeader', 'caseLeader'] },
  { login: 'duty', zh: '镇责任人', roles: ['responsiblePerson', 'responsibleUnit'] },
];

const VILLAGE_OFFICES: readonly Office[] = [
  { login: 'cadre', zh: '代办员', roles: ['townshipVillageCadre', 'assistanceCadre'] },
  { login: 'committee', zh: '村主任', roles: ['villageCommittee', 'villageTwoCommittees', 'villageCollective'] },
  { login: 'secretary', zh: '支书', roles: ['villagePartySecretary', 'villageParty', 'villageTwoCommittees'] },
  { login: 'resident', zh: '第一书记', roles: ['residentFirstSecretary', 'residentTeam', 'residentCadre'] },
  { login: 'grid', zh: '网格员', roles: ['gridWorker', 'patrolMember', 'waterKeeper'] },
  { login: 'duty', zh: '村责任人', roles: ['responsiblePerson', 'villagerGroupLeader', 'securityDirector'] },
  { login: 'council', zh: '调解员', roles: ['mediator', 'villageCouncil'] },
];

/** The offices of a level, with roles that none of them has added to the last. */
function staffed(level: Level, offices: readonly Office[], others: readonly string[]): Office[] {
  const known = [...offices.flatMap(({ roles }) => roles), ...others];
  const left = rolesAt(level).filter(({ key, body }) => body === undefined && !known.includes(key));
  return offices.map((office, index) =>
    index < offices.length - 1 ? office : { ...office, roles: [...office.roles, ...left.map(({ key }) => key)] },
  );
}

function townshipPeople({ code, name }: Division): DemoPerson[] {
  const stations = rolesAt('township').flatMap(({ key, zh, body }) => (body === undefined ? [] : [{ key, zh, body }]));
  return [
    ...TWO.map(([n, numeral]) =>
      holder(`reviewer${n}-${code}`, `演示审核员${numeral}·${name}`, [
        { role: 'townshipGovernment', organisation: code },
      ]),
    ),
    ...staffed('township', TOWNSHIP_OFFICES, ['townshipGovernment']).map(({ login, zh, roles }) =>
      holder(
        `${login}-${code}`,
        `演示${zh}·${name}`,
        roles.map((role) => ({ role, organisation: code })),
      ),
    ),
    ...stations.map(({ key, zh, body }) =>
      holder(`${body}-${code}`, `演示${zh}·${name}`, [{ role: key, organisation: `${code}/${body}` }]),
    ),
  ];
}

function villagePeople({ code, name }: Division): DemoPerson[] {
  const place = villageName(name);
  const roll = code === QUORUM_VILLAGE ? QUORUM_ROLL : ORDINARY_ROLL;
  return [
    ...staffed('village', VILLAGE_OFFICES, ['villageRepresentatives']).map(({ login, zh, roles }) =>
      holder(
        `${login}-${code}`,
        `演示${zh}·${place}`,
        roles.map((role) => ({ role, organisation: code })),
      ),
    ),
    ...Array.from({ length: roll }, (_, index) => ({
      id: `demo-representative${index + 1}-${code}`,
      name: `演示村民代表${index + 1}·${place}`,
      posts: [{ role: 'villageRepresentatives', organisation: code }],
    })),
  ];
}

/** Everybody who holds a post, in the order in which the accounts are shown. */
export function demoPeople(): DemoPerson[] {
  const { county, townships } = demoDivisions();
  return [
    ...countyPeople(county.code),
    ...townships.flatMap(townshipPeople),
    ...townships.flatMap(({ villages }) => villages.flatMap(villagePeople)),
  ];
}
