// The roles of the field with their level and words; identifiers are those of docs/domain/vocabulary.md.
import type { Level, Text } from './definition/atoms.ts';

/** A role: where it is held, and what people call it. `body`: the body of that level which holds it, where it is one. */
interface RoleTitle {
  key: string;
  title: Text;
  level: Level;
  body?: string;
  /** Other levels at which it is held too. */
  alsoAt?: readonly Level[];
  /** He has a voice, not an office: he sees what he is asked, not the cases of the region. */
  voiceOnly?: true;
}

const role = (key: string, level: Level, zh: string, en: string, body?: string): RoleTitle => ({
  key,
  level,
  title: { zh, en },
  ...(body === undefined ? {} : { body }),
});

/** Every role that a stage, a filing rule, a field, a duty or a ladder of `procedures/` names; the tests hold the two together. */
export const ROLES: readonly RoleTitle[] = [
  { ...role('villageRepresentatives', 'village', '村民代表', 'Village representatives'), voiceOnly: true },
  role('villagerGroupLeader', 'village', '村民小组组长', 'Head of a villager group'),
  role('townshipVillageCadre', 'village', '村干部（代办员）', 'Village cadre who files for households'),
  role('assistanceCadre', 'village', '帮扶责任人', 'Assistance cadre of a household'),
  role('villageCommittee', 'village', '村民委员会', 'Villagers’ committee'),
  role('villageTwoCommittees', 'village', '村“两委”', 'Village party branch and villagers’ committees'),
  role('villagePartySecretary', 'village', '村党组织书记', 'Village party secretary'),
  role('villageParty', 'village', '村党组织', 'Village party organisation'),
  role('residentFirstSecretary', 'village', '驻村第一书记', 'Resident first secretary'),
  role('residentTeam', 'village', '驻村工作队', 'Resident team'),
  role('residentCadre', 'village', '驻村干部', 'Resident cadre'),
  role('gridWorker', 'village', '网格员', 'Grid worker'),
  role('waterKeeper', 'village', '管水员', 'Village water keeper'),
  role('securityDirector', 'village', '治保主任', 'Village security director'),
  role('patrolMember', 'village', '治安巡逻队员', 'Member of the village patrol'),
  role('mediator', 'village', '乡贤、调解员', 'Mediator'),
  role('villageCouncil', 'village', '红白理事会、道德评议会', 'Village voluntary councils'),
  role('villageCollective', 'village', '村集体经济组织', 'Village collective economic organisation'),
  role('townshipGovernment', 'township', '镇（街道）审核人员', 'Township government reviewer'),
  role('townshipParty', 'township', '镇党委', 'Township party committee'),
  role('stationedLeader', 'township', '驻村领导', 'Township leader attached to a village'),
  {
    ...role('responsiblePerson', 'township', '责任人（专人）', 'The one named person who must solve it'),
    alsoAt: ['village'],
  },
  { ...role('responsibleUnit', 'township', '责任单位', 'The one named unit that must rectify'), alsoAt: ['county'] },
  role('caseLeader', 'township', '包案领导', 'Leader who owns a case'),
  role('townshipStation', 'township', '镇属站所', 'Township station', 'station'),
  role('townshipGovernanceOffice', 'township', '乡综治办', 'Township governance office', 'governance-office'),
  role('judicialOffice', 'township', '司法所', 'Township judicial office', 'judicial-office'),
  role('policeStation', 'township', '派出所', 'Police station', 'police-station'),
  role('school', 'township', '学校', 'School', 'school'),
  role('medicalInstitution', 'township', '医疗机构', 'Medical institution', 'hospital'),
  role('trainingInstitution', 'township', '校外培训机构', 'Training institution', 'training-institution'),
  role('sectorDepartment', 'county', '行业部门核查人员', 'Sector department verifier'),
  role('countyAuthority', 'county', '县级核查（审定）人员', 'County authority'),
  role('countyLeadingGroup', 'county', '县领导小组', 'County leading group'),
  role(
    'countyRevitalisationHeadquarters',
    'county',
    '县实施乡村振兴战略指挥部',
    'County headquarters for revitalisation',
  ),
  role('countyLeaders', 'county', '县级领导', 'County leaders'),
  role('countyPrincipalLeaders', 'county', '县委、县政府主要领导', 'Principal leaders of the county'),
  role('countyDeputyLeaders', 'county', '县委、县政府分管领导', 'Leaders in charge of the field'),
  role('supervisionGroup', 'county', '督查小组', 'Supervision group'),
  role('specialInspectionGroup', 'county', '专项督查组', 'Special inspection team'),
  role('epidemicHeadquarters', 'county', '疫情防控指挥部', 'Epidemic-control headquarters'),
  role('epiInvestigationTeam', 'county', '联合流调队伍', 'Joint epidemiological team'),
  role('jointEnforcementTeam', 'county', '联合执法队伍', 'Joint enforcement team'),
  role('countyRevitalisationBureau', 'county', '县乡村振兴局', 'County rural-revitalisation bureau', 'revitalisation'),
  role('countyEducationDept', 'county', '县教育部门', 'County education department', 'education'),
  role('countyHealthDept', 'county', '县卫生健康部门', 'County health department', 'health'),
  role(
    'countyMedicalInsuranceDept',
    'county',
    '县医保部门',
    'County medical-insurance department',
    'medical-insurance',
  ),
  role('countyHousingDept', 'county', '县住建部门', 'County housing department', 'housing'),
  role('countyWaterDept', 'county', '县水利部门', 'County water department', 'water'),
  role('countyEmergencyBureau', 'county', '县应急管理局', 'County emergency-management bureau', 'emergency'),
  role('countyAgricultureBureau', 'county', '县农业农村局', 'County agriculture bureau', 'agriculture'),
  role('countyForestryDept', 'county', '县林业部门', 'County forestry department', 'forestry'),
  role('countyHrBureau', 'county', '县人社局', 'County human-resources bureau', 'hr'),
  role('countyCivilAffairs', 'county', '县民政部门', 'County civil-affairs department', 'civil-affairs'),
  role('countyDisabledFederation', 'county', '县残联', 'Disabled persons’ federation', 'disabled-federation'),
  role('countyFinance', 'county', '县财政部门', 'County finance department', 'finance'),
  role('countyPublicSecurity', 'county', '县公安局', 'County public-security bureau', 'public-security'),
  role('countyBigData', 'county', '县大数据发展局', 'County big-data bureau', 'big-data'),
  role('countyGovernanceOffice', 'county', '县综治办', 'County governance office', 'governance-office'),
  role('countyCareHome', 'county', '县中心敬老院', 'County care home', 'care-home'),
  role('departmentHead', 'county', '部门主要负责同志', 'Head of a county department', 'department'),
  role('leadDepartment', 'county', '牵头部门', 'Department that leads an action', 'lead-department'),
  role(
    'competentDepartment',
    'county',
    '主管部门',
    'Department that supervises an institution',
    'competent-department',
  ),
  role('supportUnit', 'county', '后援单位', 'County unit that supports a village', 'support-unit'),
  role('dispatchingUnit', 'county', '派出单位', 'Unit that sends cadres to the village', 'dispatching-unit'),
  role('projectUnit', 'county', '项目实施单位', 'Unit that carries out a project', 'project-unit'),
  role('bank', 'county', '承办银行', 'Bank that lends', 'bank'),
  role('housingAppraiser', 'county', '房屋鉴定技术人员', 'Technical appraiser of houses', 'housing-appraiser'),
  role('waterLaboratory', 'county', '水质检测机构', 'Water-testing body', 'water-laboratory'),
  role('powerCompany', 'county', '供电公司', 'Power company', 'power-company'),
  role('enterprise', 'county', '企业', 'Enterprise', 'enterprise'),
  role('donor', 'county', '爱心人士、社会组织', 'Donor', 'donor'),
  role('externalJustice', 'county', '仲裁、复议、诉讼机关', 'Arbitration, reconsideration and courts', 'justice'),
  role('systemAdministrator', 'county', '系统管理员', 'Administrator'),
];

/** What people call a role; the key itself for one that a county has added without words. */
export function roleTitle(key: string): Text {
  return ROLES.find((one) => one.key === key)?.title ?? { zh: key, en: key };
}

/** Whether a role is one of the field's. */
export function isRole(key: string): boolean {
  return ROLES.some((one) => one.key === key);
}

/** Whether holding a role at a division lets one see the cases of its region; so it is with every office. */
export function isOffice(key: string): boolean {
  return ROLES.find((one) => one.key === key)?.voiceOnly !== true;
}
