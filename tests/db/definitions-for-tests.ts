import { decision, testProcedure } from '../support/definitions.ts';

const text = (en: string) => ({ zh: en, en });
const basis = [{ kind: 'assumed', note: text('made for a test') }];
const role = (key: string, level: string, body?: string) => ({ by: 'role', role: key, level, ...(body && { body }) });

/** Departments verify side by side, with a sensitive field, a table, files, a notice and a clock that draws cards. */
export const subsidy = testProcedure({
  id: 'subsidy',
  subject: { kind: 'household', uniqueness: 'oneOpenPerYear' },
  departments: ['finance'],
  filing: {
    level: 'village',
    by: [{ role: 'clerk', level: 'village' }],
    form: ['idNumber', 'members', 'photos', 'account', 'amount'].map((field) => ({ field, required: false })),
  },
  fields: [
    { key: 'idNumber', label: text('id'), type: 'text', sensitive: 'idNumber' },
    { key: 'account', label: text('account'), type: 'text', sensitive: 'bankAccount' },
    { key: 'amount', label: text('amount'), type: 'fen' },
    { key: 'photos', label: text('photos'), type: 'file' },
    {
      key: 'members',
      label: text('members'),
      type: 'table',
      columns: [
        { key: 'name', label: text('name'), type: 'text' },
        { key: 'phone', label: text('phone'), type: 'text', sensitive: 'phone' },
        { key: 'card', label: text('card'), type: 'file' },
      ],
    },
  ],
  stages: [
    decision('township', role('reviewer', 'township'), 'sectors', { returnTo: '$visited' }),
    {
      key: 'sectors',
      kind: 'parallel',
      title: text('sectors'),
      basis,
      onFail: 'block',
      passed: 'notice',
      failed: 'township',
      branches: ['housing', 'civil'].map((body) => ({
        key: body,
        title: text(body),
        stages: [decision(`${body}Check`, role('verifier', 'county', body), '$join')],
      })),
    },
    {
      key: 'notice',
      kind: 'notice',
      title: text('notice'),
      basis,
      assignee: role('clerk', 'village'),
      period: { kind: 'period', amount: 7, unit: 'day' },
      publishes: ['amount'],
      inquiry: { assignee: role('reviewer', 'township') },
      undisputed: 'pay',
      upheld: 'township',
    },
    {
      key: 'pay',
      kind: 'service',
      title: text('pay'),
      basis,
      action: { do: 'payout', payee: 'idNumber', account: 'account', amount: 'amount', purpose: text('subsidy') },
      to: 'done',
    },
  ],
  clocks: [
    {
      key: 'whole',
      title: text('whole'),
      basis,
      scope: 'case',
      start: { on: 'started' },
      stop: [{ on: 'ended' }],
      limit: { kind: 'period', amount: 60, unit: 'day' },
    },
    {
      key: 'review',
      title: text('review'),
      basis,
      scope: 'visit',
      start: { on: 'entered', stage: 'township' },
      stop: [{ on: 'left', stage: 'township' }],
      limit: { kind: 'period', amount: 5, unit: 'workingDay' },
      warnings: [{ before: { amount: 1, unit: 'workingDay' } }],
      ladder: [
        { after: { amount: 0, unit: 'day' }, action: 'yellowCard' },
        { after: { amount: 3, unit: 'day' }, action: 'redCard', to: { role: 'director', level: 'county' } },
      ],
    },
  ],
});

export const VILLAGE_DATA = {
  idNumber: '610429199001010011',
  account: '4111111111111111',
  amount: 1_800_000,
  photos: ['a'.repeat(64)],
  members: [
    { name: '演示成员', phone: '13900000001', card: ['b'.repeat(64)] },
    { name: '无号码成员', phone: null },
  ],
};
