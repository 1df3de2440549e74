// Invented procedures in which several people decide or vote, for tests through the API.
import { CaseForm } from '../../domain/definition/forms.ts';
import { houseRepair } from './factories.ts';

const text = (zh: string, en: string) => ({ zh, en });
const basis = [{ kind: 'assumed', note: text('测试用', 'made for a test') }];

const end = (key: string, outcome: string) => ({ key, kind: 'end', title: text(key, key), basis, outcome });

const approve = (to: string) => ({ key: 'approve', title: text('同意', 'approve'), kind: 'approve', to });
const reject = { key: 'reject', title: text('不同意', 'reject'), kind: 'reject', to: 'refused' };

const form = (id: string, stages: object[], more: object = {}) =>
  CaseForm.parse({
    ...houseRepair,
    id,
    title: text(`测试${id}`, `Test ${id}`),
    subject: { kind: 'household', uniqueness: 'none' },
    withdrawal: undefined,
    clocks: [],
    stages: [...stages, end('done', 'struckOff'), end('refused', 'refused')],
    ...more,
  });

const byTown = (role: string) => ({ by: 'role', role, level: 'township' });

/** All of the town's committee must agree; the county may send back. */
export const jointReview = form('joint-review', [
  {
    key: 'committee',
    kind: 'decision',
    title: text('联席会审', 'Committee'),
    basis,
    assignee: byTown('jointReviewer'),
    completion: { rule: 'all' },
    outcomes: [approve('county'), reject],
  },
  {
    key: 'county',
    kind: 'decision',
    title: text('县审定', 'County'),
    basis,
    assignee: { by: 'role', role: 'countyAuthority', level: 'county' },
    outcomes: [approve('done'), { key: 'return', title: text('退回', 'return'), kind: 'return', to: 'committee' }],
  },
]);

/** More than half of the town's four weighers must agree. */
export const weighed = form('weighed', [
  {
    key: 'weighing',
    kind: 'decision',
    title: text('票签', 'Weighing'),
    basis,
    assignee: byTown('weigher'),
    completion: {
      rule: 'share',
      threshold: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan' },
      failed: 'reject',
    },
    outcomes: [approve('done'), reject],
  },
]);

/** A villagers' meeting: two thirds of a counted roll present, more than half of those in favour. */
export const assembly = form('assembly', [
  {
    key: 'meeting',
    kind: 'vote',
    title: text('村民会议', 'Assembly'),
    basis,
    assignee: { by: 'role', role: 'townshipVillageCadre', level: 'village' },
    meetings: [
      {
        key: 'villagers',
        title: text('村民会议', 'Villagers'),
        basis,
        roll: { from: 'field', field: 'area' },
        quorum: { share: { numerator: 2, denominator: 3 }, mode: 'atLeast' },
        majority: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan', of: 'present' },
      },
    ],
    passed: 'done',
    notPassed: 'refused',
  },
]);

/** People of the town who decide together. Invented, and plainly so. */
export const GROUP = [
  { id: 'joint-1', name: '测试会审一', role: 'jointReviewer' },
  { id: 'joint-2', name: '测试会审二', role: 'jointReviewer' },
  ...[1, 2, 3, 4].map((n) => ({ id: `weigher-${n}`, name: `测试票签${n}`, role: 'weigher' })),
];
