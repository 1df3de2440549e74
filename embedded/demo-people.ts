// People of the demo county, plainly invented: their names say what they are for. Everywhere that a procedure asks for
// a role there is somebody who holds it, so that every case can run.
import { demoDivisions, villageName } from './demo-divisions.ts';

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

const SECTORS: [body: string, zh: string][] = [
  ['education', '教育'],
  ['health', '卫健'],
  ['medical-insurance', '医保'],
  ['housing', '住房'],
  ['water', '饮水'],
  ['hr', '人社'],
];
const TWO = [
  [1, '一'],
  [2, '二'],
] as const;

function holder(login: string, name: string, ...posts: DemoPost[]): DemoPerson {
  return { id: `demo-${login}`, name, posts, login };
}

function countyPeople(county: string): DemoPerson[] {
  const at = (role: string, body?: string): DemoPost => ({
    role,
    organisation: body === undefined ? county : `${county}/${body}`,
  });
  return TWO.flatMap(([n, zh]) => [
    holder(`authority${n}`, `演示县级审定员${zh}`, at('countyAuthority')),
    holder(`admin${n}`, `演示管理员${zh}`, at('systemAdministrator')),
    holder(`housing${n}`, `演示住建审批员${zh}`, at('countyHousingDept', 'housing')),
    holder(`finance${n}`, `演示财政审核员${zh}`, at('countyFinance', 'finance')),
    holder(`revitalisation${n}`, `演示振兴局干部${zh}`, at('countyRevitalisationBureau', 'revitalisation')),
    ...SECTORS.map(([body, sector]) =>
      holder(`sector-${body}${n}`, `演示${sector}核查员${zh}`, at('sectorDepartment', body)),
    ),
  ]);
}

function townshipPeople({ code, name }: { code: string; name: string }): DemoPerson[] {
  return TWO.map(([n, zh]) =>
    holder(`reviewer${n}-${code}`, `演示审核员${zh}·${name}`, { role: 'townshipGovernment', organisation: code }),
  );
}

function villagePeople({ code, name }: { code: string; name: string }): DemoPerson[] {
  const place = villageName(name);
  const posts = (...roles: string[]): DemoPost[] => roles.map((role) => ({ role, organisation: code }));
  const roll = code === QUORUM_VILLAGE ? QUORUM_ROLL : ORDINARY_ROLL;
  return [
    holder(`cadre-${code}`, `演示代办员·${place}`, ...posts('townshipVillageCadre', 'assistanceCadre')),
    holder(`committee-${code}`, `演示村主任·${place}`, ...posts('villageCommittee', 'villageTwoCommittees')),
    holder(
      `secretary-${code}`,
      `演示支书·${place}`,
      ...posts('villagePartySecretary', 'villageParty', 'villageTwoCommittees'),
    ),
    ...Array.from({ length: roll }, (_, index) => ({
      id: `demo-representative${index + 1}-${code}`,
      name: `演示村民代表${index + 1}·${place}`,
      posts: posts('villageRepresentatives'),
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
