import { expect, it } from 'vitest';
import { departmentsOf } from '../../domain/departments.ts';
import { decision, testProcedure } from '../support/definitions.ts';

const text = { zh: '标题', en: 'title' };
const basis = [{ kind: 'assumed', note: text }];
const by = (body: string, level = 'county') => ({ by: 'role', role: 'verifier', level, body });

it('names every department of a stage, an inquiry, a roll, a filing and the competent ones, each with its level', () => {
  const definition = testProcedure({
    id: 'departments',
    departments: ['finance'],
    filing: { level: 'village', by: [{ role: 'guard', level: 'village', body: 'group' }], form: [] },
    stages: [
      {
        key: 'sectors',
        kind: 'parallel',
        title: text,
        basis,
        onFail: 'block',
        passed: 'notice',
        failed: 'done',
        forEach: {
          over: ['water', 'power'].map((body) => ({ key: body, body, title: text })),
          stages: [decision('check', by('$branch'), '$join')],
        },
      },
      {
        key: 'notice',
        kind: 'notice',
        title: text,
        basis,
        assignee: { by: 'role', role: 'clerk', level: 'village' },
        period: { kind: 'period', amount: 7, unit: 'day' },
        publishes: ['note'],
        inquiry: { assignee: by('discipline-office', 'township') },
        undisputed: 'meeting',
        upheld: 'done',
      },
      {
        key: 'meeting',
        kind: 'vote',
        title: text,
        basis,
        assignee: { by: 'role', role: 'clerk', level: 'village' },
        meetings: [
          {
            key: 'council',
            title: text,
            basis,
            roll: { from: 'role', role: 'member', level: 'county', body: 'council' },
            quorum: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan' },
            majority: { share: { numerator: 1, denominator: 2 }, mode: 'moreThan', of: 'present' },
          },
        ],
        passed: 'done',
        notPassed: 'done',
      },
    ],
  });
  expect(departmentsOf(definition)).toEqual([
    'county/council',
    'county/finance',
    'county/power',
    'county/water',
    'township/discipline-office',
    'village/group',
  ]);
});
