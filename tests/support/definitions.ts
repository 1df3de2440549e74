// Small procedures for tests of the shell: as few stages as show one behaviour.
import { CaseForm } from '../../domain/definition/forms.ts';

const text = (en: string) => ({ zh: en, en });
const basis = [{ kind: 'assumed', note: text('made for a test') }];

/** Where the test cases live: a village of a township of a county. */
export const VILLAGE = '610429101200';
export const TOWNSHIP = '610429101';
export const COUNTY = '610429';

const clerk = { by: 'role', role: 'clerk', level: 'village' };
const reviewer = { by: 'role', role: 'reviewer', level: 'township' };
const director = { by: 'role', role: 'director', level: 'county' };

const approveTo = (to: string) => ({ key: 'approve', title: text('approve'), kind: 'approve', to });
const returnTo = (to: string) => ({ key: 'return', title: text('return'), kind: 'return', to });

type Parts = Record<string, unknown> & { id: string; stages: unknown[] };

/** Fills in what every definition says and checks it against the schema. */
export function testProcedure({ id, stages, ...more }: Parts): CaseForm {
  return CaseForm.parse({
    form: 'case',
    id,
    field: 'testing',
    kind: 'approvalChain',
    tier: 3,
    title: text(id),
    basis,
    subject: { kind: 'household', uniqueness: 'none' },
    filing: { level: 'village', by: [{ role: 'clerk', level: 'village' }], form: [{ field: 'note', required: false }] },
    fields: [{ key: 'note', label: text('note'), type: 'text' }],
    stages: [...stages, end('done', 'struckOff')],
    ...more,
  });
}

export function decision(key: string, assignee: object, to: string, more: object = {}): object {
  const { returns, ...rest } = more as { returns?: string };
  const outcomes = [approveTo(to), ...(returns === undefined ? [] : [returnTo(returns)])];
  return { key, kind: 'decision', title: text(key), basis, assignee, outcomes, ...rest };
}

export function end(key: string, outcome: string): object {
  return { key, kind: 'end', title: text(key), basis, outcome };
}

/** Village, township and county decide; the county may send back. */
export const fourLevels = testProcedure({
  id: 'four-levels',
  withdrawal: { to: 'withdrawn' },
  stages: [
    decision('village', clerk, 'township', { filerMayDecide: true }),
    decision('township', reviewer, 'county', { returns: 'village' }),
    decision('county', director, 'confirm', { returns: 'township', sameDeciderAllowed: true }),
    decision('confirm', reviewer, 'done', { sameDeciderAllowed: true }),
    end('withdrawn', 'withdrawn'),
  ],
  clocks: [
    {
      key: 'review',
      title: text('review'),
      basis,
      scope: 'visit',
      start: { on: 'entered', stage: 'township' },
      stop: [{ on: 'left', stage: 'township' }],
      limit: { kind: 'period', amount: 15, unit: 'day' },
      warnings: [{ before: { amount: 3, unit: 'day' } }],
      ladder: [{ after: { amount: 0, unit: 'day' }, action: 'yellowCard' }],
    },
  ],
});

/** One open case for a household. */
export const oneAtATime = testProcedure({
  id: 'one-at-a-time',
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  stages: [decision('township', reviewer, 'done')],
});

/** The whole township review committee must agree. */
export const committee = testProcedure({
  id: 'committee',
  stages: [decision('township', reviewer, 'done', { completion: { rule: 'all' } })],
});

/** Waits 15 days, then somebody confirms. */
export const cooling = testProcedure({
  id: 'cooling',
  stages: [
    {
      key: 'coolingOff',
      kind: 'wait',
      title: text('cooling off'),
      basis,
      until: { kind: 'limit', limit: { kind: 'period', amount: 15, unit: 'day' } },
      to: 'township',
    },
    decision('township', reviewer, 'done'),
  ],
});

const service = (key: string, action: object, to: string, attempts = 2) => ({
  key,
  kind: 'service',
  title: text(key),
  basis,
  action,
  attempts,
  to,
});

/** After the township's decision the system enters the register, writes a letter and pays. */
export const grant = testProcedure({
  id: 'grant',
  filing: {
    level: 'village',
    by: [{ role: 'clerk', level: 'village' }],
    form: [{ field: 'account' }, { field: 'amount' }, { field: 'payee' }],
  },
  fields: [
    { key: 'payee', label: text('payee'), type: 'text' },
    { key: 'account', label: text('account'), type: 'text', format: 'bankAccount', sensitive: 'bankAccount' },
    { key: 'amount', label: text('amount'), type: 'fen' },
  ],
  stages: [
    decision('township', reviewer, 'entry'),
    service(
      'entry',
      { do: 'registryEntry', register: 'grants', entry: 'granted', fields: ['payee', 'amount', 'account'] },
      'letter',
    ),
    service(
      'letter',
      { do: 'letter', template: 'granted', title: text('notice'), fields: ['payee'], to: 'applicant' },
      'pay',
    ),
    service(
      'pay',
      { do: 'payout', payee: 'payee', account: 'account', amount: 'amount', purpose: text('grant') },
      'done',
    ),
  ],
});

/** Opens a case of `four-levels`' little sister and waits for how it ends. */
export const referring = testProcedure({
  id: 'referring',
  stages: [
    {
      key: 'inquiry',
      kind: 'link',
      title: text('inquiry'),
      basis,
      mode: 'openAndAwait',
      procedure: 'inquiry',
      hands: [{ to: 'note', from: 'note' }],
      to: 'township',
      byOutcome: [{ outcome: 'notEstablished', to: 'dropped' }],
    },
    decision('township', reviewer, 'done'),
    end('dropped', 'filed'),
  ],
});

/** What `referring` opens: one decision, two ways to end. */
export const inquiry = testProcedure({
  id: 'inquiry',
  stages: [
    {
      key: 'township',
      kind: 'decision',
      title: text('township'),
      basis,
      assignee: reviewer,
      outcomes: [approveTo('done'), { key: 'unfounded', title: text('unfounded'), kind: 'reject', to: 'unfounded' }],
    },
    end('unfounded', 'notEstablished'),
  ],
});

/** An inquiry that answers whoever asked as soon as it has looked, and goes on for itself. */
export const earlyAnswer = testProcedure({
  id: 'early-answer',
  stages: [
    decision('look', reviewer, 'answer'),
    {
      kind: 'link',
      key: 'answer',
      title: text('answer'),
      basis,
      mode: 'reportBack',
      procedure: 'asking',
      to: 'afterwards',
    },
    decision('afterwards', reviewer, 'done', { sameDeciderAllowed: true }),
  ],
});

/** Asks for an inquiry in one of the ways of a link, then somebody decides. */
export function asking(mode: 'open' | 'openAndAwait' | 'reopen'): CaseForm {
  return testProcedure({
    id: `asking-${mode.toLowerCase()}`,
    stages: [
      {
        kind: 'link',
        key: 'ask',
        title: text('ask'),
        basis,
        mode,
        procedure: 'early-answer',
        hands: [{ to: 'note', from: 'note' }],
        to: 'decide',
      },
      decision('decide', reviewer, 'done'),
    ],
  });
}
