// Invented procedures and households, plainly so, for tests through the API.
import type { NewSubject } from '../../db/subjects.ts';
import { CaseForm } from '../../domain/definition/forms.ts';

const text = (zh: string, en: string) => ({ zh, en });
const basis = [{ kind: 'assumed', note: text('测试用', 'made for a test') }];

const outcome = (key: string, zh: string, kind: string, to: string) => ({ key, title: text(zh, key), kind, to });

const byRole = (role: string, level: string, body?: string) => ({
  by: 'role',
  role,
  level,
  ...(body === undefined ? {} : { body }),
});

const end = (key: string, kind: string) => ({ key, kind: 'end', title: text(key, key), basis, outcome: kind });

/** Town reviews, county decides; a clock of 15 days on the town; an id number, a phone and a photograph on the form. */
export const houseRepair = CaseForm.parse({
  form: 'case',
  id: 'house-repair',
  field: 'testing',
  kind: 'approvalChain',
  tier: 3,
  title: text('测试修缮', 'Test repair'),
  basis,
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  filing: {
    level: 'village',
    by: [{ role: 'townshipVillageCadre', level: 'village' }],
    form: [
      { field: 'grade' },
      { field: 'area' },
      ...['idNumber', 'phone', 'photos', 'costFen', 'builtOn', 'helper', 'note', 'poor', 'share'].map((field) => ({
        field,
        required: false,
      })),
    ],
    rules: [{ when: 'area > 0', otherwise: text('面积须大于零', 'The area must be above zero') }],
  },
  withdrawal: { to: 'withdrawn', notAfter: ['county'] },
  fields: [
    {
      key: 'grade',
      label: text('房屋等级', 'Grade'),
      type: 'enum',
      options: [
        { key: 'c', label: text('C级', 'C') },
        { key: 'd', label: text('D级', 'D') },
      ],
    },
    { key: 'area', label: text('面积', 'Area'), type: 'integer', min: 0, max: 500 },
    {
      key: 'idNumber',
      label: text('身份证号', 'ID number'),
      type: 'text',
      format: 'idNumber',
      sensitive: 'idNumber',
      readableBy: ['townshipGovernment'],
    },
    { key: 'phone', label: text('电话', 'Phone'), type: 'text', format: 'phone', sensitive: 'phone' },
    { key: 'photos', label: text('照片', 'Photographs'), type: 'file' },
    { key: 'costFen', label: text('造价', 'Cost'), type: 'fen' },
    { key: 'builtOn', label: text('建成日期', 'Built on'), type: 'date' },
    { key: 'helper', label: text('帮扶人', 'Helper'), type: 'person' },
    { key: 'note', label: text('备注', 'Note'), type: 'text', maxLength: 50 },
    { key: 'poor', label: text('脱贫户', 'Poor'), type: 'boolean' },
    { key: 'share', label: text('比例', 'Share'), type: 'decimal', decimals: 2 },
  ],
  stages: [
    {
      key: 'town',
      kind: 'decision',
      title: text('镇审核', 'Town review'),
      basis,
      assignee: byRole('townshipGovernment', 'township'),
      form: [{ field: 'note', required: false }],
      outcomes: [outcome('approve', '同意', 'approve', 'county'), outcome('reject', '不同意', 'reject', 'refused')],
    },
    {
      key: 'county',
      kind: 'decision',
      title: text('县审定', 'County decision'),
      basis,
      assignee: byRole('countyAuthority', 'county'),
      outcomes: [
        outcome('approve', '批准', 'approve', 'done'),
        outcome('return', '退回', 'return', 'town'),
        outcome('reject', '不批准', 'reject', 'refused'),
      ],
      returnTo: '$visited',
    },
    end('done', 'struckOff'),
    end('refused', 'refused'),
    end('withdrawn', 'withdrawn'),
  ],
  clocks: [
    {
      key: 'townReview',
      title: text('镇审核时限', 'Town review limit'),
      basis,
      scope: 'visit',
      start: { on: 'entered', stage: 'town' },
      stop: [{ on: 'left', stage: 'town' }],
      limit: { kind: 'period', amount: 15, unit: 'day' },
      warnings: [{ before: { amount: 3, unit: 'day' } }],
      ladder: [{ after: { amount: 0, unit: 'day' }, action: 'yellowCard' }],
    },
  ],
});

/** A branch for the housing bureau and one for finance; the county may send back out of the middle. */
export const twoSectors = CaseForm.parse({
  ...houseRepair,
  id: 'two-sectors',
  title: text('测试两部门核', 'Test of two sectors'),
  subject: { kind: 'household', uniqueness: 'none' },
  departments: ['finance'],
  withdrawal: undefined,
  clocks: [],
  stages: [
    {
      key: 'town',
      kind: 'decision',
      title: text('镇审核', 'Town review'),
      basis,
      assignee: byRole('townshipGovernment', 'township'),
      outcomes: [outcome('approve', '同意', 'approve', 'sectors')],
    },
    {
      key: 'sectors',
      kind: 'parallel',
      title: text('行业核', 'Sector check'),
      basis,
      onFail: 'block',
      passed: 'done',
      failed: 'refused',
      branches: [
        {
          key: 'housing',
          title: text('住建', 'Housing'),
          stages: [
            {
              key: 'housingCheck',
              kind: 'decision',
              title: text('住建核实', 'Housing check'),
              basis,
              assignee: byRole('countyHousingDept', 'county', 'housing'),
              outcomes: [outcome('approve', '通过', 'approve', '$join')],
              returnTo: ['town'],
            },
          ],
        },
        {
          key: 'finance',
          title: text('财政', 'Finance'),
          stages: [
            {
              key: 'financeCheck',
              kind: 'decision',
              title: text('财政核实', 'Finance check'),
              basis,
              assignee: byRole('countyAuthority', 'county'),
              outcomes: [outcome('approve', '通过', 'approve', '$join')],
              sameDeciderAllowed: true,
            },
          ],
        },
      ],
    },
    end('done', 'struckOff'),
    end('refused', 'refused'),
  ],
});

export const PROCEDURES = [houseRepair, twoSectors];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An invented id number with a right check character: region 610429, born 1900-01-01, sequence `n`. */
export function idNumber(n: number): string {
  const digits = `61042919000101${String(n).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0);
  return digits + ('10X98765432'[sum % 11] ?? '');
}

/** Households of the village 610429101200, and one of the other village. */
export const HOUSEHOLDS: NewSubject[] = Array.from({ length: 120 }, (_, index) => ({
  id: `household-${index + 1}`,
  kind: 'household',
  organisation: '610429101200',
  name: `测试户${index + 1}`,
  personId: null,
  data: {},
  idNumber: idNumber(index + 1),
  validFrom: '2020-01-01',
}));

export const OTHER_HOUSEHOLD: NewSubject = {
  id: 'other-household',
  kind: 'household',
  organisation: '610429102201',
  name: '测试邻户',
  personId: null,
  data: {},
  idNumber: idNumber(900),
  validFrom: '2020-01-01',
};
