// The roles of the field with their level and words; identifiers are those of docs/domain/vocabulary.md.
import type { Level, Text } from './definition/atoms.ts';

/** A role: where it is held, and what people call it. `body`: the body of that level which holds it, where it is one. */
interface RoleTitle {
  key: string;
  title: Text;
  level: Level;
  body?: string;
  /** He has a voice, not an office: he sees what he is asked, not the cases of the region. */
  voiceOnly?: true;
}

const role = (key: string, level: Level, zh: string, en: string, body?: string): RoleTitle => ({
  key,
  level,
  title: { zh, en },
  ...(body === undefined ? {} : { body }),
});

/** Every role that a stage, a filing rule, a field or a ladder of `procedures/` names; the tests hold the two together. */
export const ROLES: readonly RoleTitle[] = [
  role('townshipVillageCadre', 'village', '村干部（代办员）', 'Village cadre who files for households'),
  role('assistanceCadre', 'village', '帮扶责任人', 'Assistance cadre of a household'),
  role('villageCommittee', 'village', '村民委员会', 'Villagers’ committee'),
  role('villageTwoCommittees', 'village', '村“两委”', 'Village party branch and villagers’ committees'),
  role('villagePartySecretary', 'village', '村党组织书记', 'Village party secretary'),
  role('villageParty', 'village', '村党组织', 'Village party organisation'),
  { ...role('villageRepresentatives', 'village', '村民代表', 'Village representatives'), voiceOnly: true },
  role('townshipGovernment', 'township', '镇（街道）审核人员', 'Township government reviewer'),
  role('sectorDepartment', 'county', '行业部门核查人员', 'Sector department verifier'),
  role('countyAuthority', 'county', '县级核查（审定）人员', 'County authority'),
  role('countyRevitalisationBureau', 'county', '县乡村振兴局', 'County rural-revitalisation bureau', 'revitalisation'),
  role('countyHousingDept', 'county', '县住建部门', 'County housing department', 'housing'),
  role('countyFinance', 'county', '县财政部门', 'County finance department', 'finance'),
  role('systemAdministrator', 'county', '系统管理员', 'Administrator'),
];

/** What people call a role; the key itself for one that a county has added without words. */
export function roleTitle(key: string): Text {
  return ROLES.find((one) => one.key === key)?.title ?? { zh: key, en: key };
}

/** Whether holding a role at a division lets one see the cases of its region; so it is with every office. */
export function isOffice(key: string): boolean {
  return ROLES.find((one) => one.key === key)?.voiceOnly !== true;
}
