// Bodies of the demo county: departments such as a county has, and the institutions that procedures ask for.

export interface DemoBody {
  body: string;
  name: { zh: string; en: string };
  /** A department of the government, which checks for its own sector. */
  department: boolean;
}

const department = (body: string, zh: string, en: string): DemoBody => ({ body, name: { zh, en }, department: true });
const institution = (body: string, zh: string, en: string): DemoBody => ({ body, name: { zh, en }, department: false });

/** At the county. */
export const COUNTY_BODIES: readonly DemoBody[] = [
  department('housing', '县住房和城乡建设局', 'Housing and Construction Bureau'),
  department('education', '县教育局', 'Education Bureau'),
  department('health', '县卫生健康局', 'Health Bureau'),
  department('medical-insurance', '县医疗保障局', 'Medical Insurance Bureau'),
  department('water', '县水利局', 'Water Bureau'),
  department('hr', '县人力资源和社会保障局', 'Human Resources and Social Security Bureau'),
  department('finance', '县财政局', 'Finance Bureau'),
  department('revitalisation', '县乡村振兴局', 'Rural Revitalisation Bureau'),
  department('civil-affairs', '县民政局', 'Civil Affairs Bureau'),
  department('agriculture', '县农业农村局', 'Agriculture and Rural Affairs Bureau'),
  department('emergency', '县应急管理局', 'Emergency Management Bureau'),
  department('forestry', '县林业局', 'Forestry Bureau'),
  department('fruit', '县果业服务中心', 'Fruit Industry Service Centre'),
  department('development-reform', '县发展和改革局', 'Development and Reform Bureau'),
  department('public-security', '县公安局', 'Public Security Bureau'),
  department('big-data', '县大数据发展局', 'Big Data Bureau'),
  department('disabled-federation', '县残疾人联合会', 'Disabled Persons’ Federation'),
  department('political-legal', '县委政法委', 'Political and Legal Committee'),
  department('governance-office', '县综治办', 'Governance Office'),
  institution('care-home', '县中心敬老院', 'Central Care Home'),
  institution('department', '演示县直部门', 'County Department (demo)'),
  institution('lead-department', '演示牵头部门', 'Lead Department (demo)'),
  institution('competent-department', '演示主管部门', 'Competent Department (demo)'),
  institution('support-unit', '演示后援单位', 'Support Unit (demo)'),
  institution('dispatching-unit', '演示派出单位', 'Dispatching Unit (demo)'),
  institution('project-unit', '演示项目实施单位', 'Project Unit (demo)'),
  institution('bank', '演示承办银行', 'Bank (demo)'),
  institution('housing-appraiser', '演示房屋鉴定机构', 'House Appraisal Body (demo)'),
  institution('water-laboratory', '演示水质检测机构', 'Water Laboratory (demo)'),
  institution('power-company', '演示供电公司', 'Power Company (demo)'),
  institution('enterprise', '演示企业', 'Enterprise (demo)'),
  institution('donor', '演示爱心组织', 'Donor (demo)'),
  institution('justice', '演示仲裁与司法机关', 'Arbitration and Courts (demo)'),
];

/** In each township. */
export const TOWNSHIP_BODIES: readonly DemoBody[] = [
  institution('judicial-office', '司法所', 'Judicial Office'),
  institution('construction-station', '建管所', 'Construction Station'),
  institution('civil-affairs-office', '民政办', 'Civil Affairs Office'),
  institution('station', '镇属站所', 'Township Station'),
  institution('governance-office', '综治办', 'Governance Office'),
  institution('police-station', '派出所', 'Police Station'),
  institution('school', '中心小学', 'Central Primary School'),
  institution('hospital', '卫生院', 'Township Hospital'),
  institution('training-institution', '演示培训机构', 'Training Institution (demo)'),
];
