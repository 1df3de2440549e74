// Households of the demo county and the applications of the demo's spreadsheet. Nobody of them exists: names begin with
// 演示, identity numbers have an area code that no place has (999999), and all is computed, not drawn.
import { luhnCheck } from '../domain/bank-account.ts';
import { idNumberCheck } from '../domain/id-number.ts';
import { demoDivisions } from './demo-divisions.ts';

export interface DemoHousehold {
  /** Id in the subject register, and of the person who heads it. */
  id: string;
  personId: string;
  name: string;
  village: string;
  idNumber: string;
  phone: string;
}

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const NUMERALS = [...'一二三四五六七八'];
/** Households a township: six apply for renovation, two more for whoever wants to try something. */
const PER_TOWNSHIP = NUMERALS.length;
const APPLYING_PER_TOWNSHIP = 6;

function household(number: number, name: string, village: string): DemoHousehold {
  const two = (value: number): string => String(value).padStart(2, '0');
  const born = `${1945 + (number % 35)}${two(1 + (number % 12))}${two(1 + (number % 28))}`;
  const digits = `999999${born}${String(number).padStart(3, '0')}`;
  return {
    id: `demo-household-${String(number).padStart(3, '0')}`,
    personId: `demo-householder-${String(number).padStart(3, '0')}`,
    name,
    village,
    idNumber: `${digits}${idNumberCheck(digits)}`,
    phone: `1300000${String(number).padStart(4, '0')}`,
  };
}

/** Eight households in each township, each in a village of its own. */
export function demoHouseholds(): DemoHousehold[] {
  return demoDivisions().townships.flatMap(({ villages }, town) =>
    NUMERALS.flatMap((numeral, index) => {
      const village = villages[index % villages.length];
      if (village === undefined) return [];
      return [household(town * PER_TOWNSHIP + index + 1, `演示${STEMS[town] ?? ''}${numeral}`, village.code)];
    }),
  );
}

const TYPES = [
  '易返贫致贫户',
  '农村低保户',
  '农村分散供养特困人员',
  '支出骤增或收入锐减困难户',
  '农村低保边缘家庭',
  '其他脱贫户',
];
const GRADES = ['D级', 'C级', 'D级', 'C级', 'D级', '无房户'];

const HEAD = [
  '组织代码',
  '主体',
  '申请人姓名',
  '身份证号',
  '联系电话',
  '惠农补贴银行账号',
  '农户类别',
  '家庭人口',
  '住房鉴定等级',
  '为唯一住房',
  '自愿申请改造',
  '鉴定日期',
  '补充说明',
];

function application(one: DemoHousehold, index: number): string[] {
  const account = `620000000000${String(index + 1).padStart(3, '0')}`;
  return [
    one.village,
    one.id,
    one.name,
    one.idNumber,
    one.phone,
    `${account}${luhnCheck(account)}`,
    TYPES[index % TYPES.length] ?? '',
    String(1 + (index % 5)),
    GRADES[index % GRADES.length] ?? '',
    '是',
    '是',
    `2025-${String(3 + (index % 9)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    '演示数据，人员均为虚构',
  ];
}

/** The demo's spreadsheet, as it stands committed in demo-county-data/applications.csv: 60 applications for renovation. */
export function demoApplications(): string {
  const applying = demoHouseholds().filter((_, index) => index % PER_TOWNSHIP < APPLYING_PER_TOWNSHIP);
  const rows = [HEAD, ...applying.map(application)];
  return `\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;
}
