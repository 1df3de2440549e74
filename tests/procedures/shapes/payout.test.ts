import { describe, expect, it } from 'vitest';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { payeeFields, payoutCase } from '../../../procedures/shapes/payout.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Example')];
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const finance = { by: 'role', role: 'countyFinance', level: 'county', body: 'finance' } as const;
const words = (zh: string, en: string) => ({ zh, en });

const authored = payoutCase({
  id: 'sample-payout',
  field: 'housing',
  tier: 2,
  title: words('示例补助', 'Sample payout'),
  basis,
  subject: { kind: 'person', uniqueness: 'oneOpenPerYear' },
  parameters: [{ key: 'mostFen', title: words('上限', 'Most'), type: 'fen', value: 50_000, basis }],
  filing: {
    level: 'village',
    by: [{ role: 'townshipVillageCadre', level: 'village' }],
    form: [{ field: 'payeeName' }, { field: 'idNumber' }, { field: 'bankAccount' }],
  },
  fields: [...payeeFields(['countyFinance']), { key: 'amountFen', type: 'fen', label: words('金额', 'Amount'), basis }],
  supplement: { form: [{ field: 'bankAccount', required: false }], days: 10 },
  checks: [
    {
      kind: 'decision',
      key: 'verify',
      title: words('核实', 'Verification'),
      basis,
      assignee: township,
      form: [{ field: 'amountFen' }],
      days: 5,
      approve: words('属实', 'Confirm'),
      reject: words('不符合条件', 'Refuse'),
      rules: [{ when: 'amountFen <= parameter.mostFen', otherwise: words('超过上限', 'Too much'), basis }],
    },
    {
      kind: 'notice',
      key: 'publicise',
      title: words('公示', 'Notice'),
      basis,
      assignee: township,
      days: 10,
      period: 'verifyDays',
      publishes: ['payeeName'],
      inquiry: township,
    },
    {
      kind: 'work',
      key: 'list',
      title: words('造册', 'List'),
      basis,
      assignee: township,
      days: 'verifyDays',
      done: words('已造册', 'Listed'),
    },
  ],
  release: {
    kind: 'decision',
    key: 'pay',
    title: words('发放', 'Release'),
    basis,
    assignee: finance,
    days: 5,
    approve: words('同意发放', 'Release'),
  },
  payment: {
    payee: 'payeeName',
    account: 'bankAccount',
    amount: 'amountFen',
    purpose: words('示例', 'Sample'),
    register: 'sampleLedger',
    fields: ['payeeName', 'amountFen'],
    basis,
  },
  refusal: { title: words('不予发放告知书', 'Refusal'), fields: ['payeeName'] },
});

function definition(): CaseForm {
  const result = resolveDefinition(authored, { parameters: {}, years: { default: 2026 } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return CaseForm.parse(result.definition);
}

const started = (): CaseDriver =>
  driver(definition()).start({
    data: { payeeName: '演示户一', idNumber: '999999195001010018', bankAccount: '6200000000000005' },
  });

const listed = (): CaseDriver =>
  started()
    .as('townshipGovernment')
    .decide('approve', { data: { amountFen: 50_000 } })
    .as('townshipGovernment')
    .post()
    .days(9)
    .as('townshipGovernment')
    .decide('done');

describe('the shape of a payout', () => {
  it('is sound, with a limit on every step and a parameter for each that a number gives', () => {
    expect(proveDefinition(definition())).toMatchObject({ sound: true, notes: [] });
    expect(definition().clocks.map(({ key }) => key)).toEqual([
      'verifyLimit',
      'publiciseLimit',
      'listLimit',
      'payLimit',
      'supplementLimit',
    ]);
    expect(definition().parameters.map(({ key }) => key)).toEqual([
      'mostFen',
      'verifyDays',
      'publiciseDays',
      'payDays',
      'supplementDays',
    ]);
  });

  it('pays once and proves it in the register', () => {
    const run = listed().as('countyFinance').decide('approve');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    const effects = run.events.flatMap((event) => (event.type === 'effectRequested' ? [event.request] : []));
    expect(effects).toMatchObject([
      { kind: 'payout', payee: '演示户一', account: '6200000000000005', amountFen: 50_000 },
      { kind: 'registryEntry', register: 'sampleLedger', entry: 'paid', fields: { amountFen: 50_000 } },
    ]);
  });

  it('returns the first step to the supplement, every other to the step before it, or to any that was visited', () => {
    const run = started().as('townshipGovernment').decide('return', { opinion: '账号不清' });
    expect(run.stages).toEqual(['supplement']);
    run.asPerson().decide('submit', { data: { bankAccount: '6200000000000013' } });
    expect(run.stages).toEqual(['verify']);
    expect(listed().as('countyFinance').decide('return', { opinion: '名册有误' }).stages).toEqual(['list']);
    expect(listed().as('countyFinance').returnTo('verify').stages).toEqual(['verify']);
  });

  it('returns to the step before a notice when an objection is upheld', () => {
    const run = started()
      .as('townshipGovernment')
      .decide('approve', { data: { amountFen: 100 } });
    run.as('townshipGovernment').post().as('townshipGovernment').object('不是本村人');
    expect(run.as('townshipGovernment').resolveObjection(true).stages).toEqual(['verify']);
  });

  it('refuses with a letter and a reason, and keeps the rules of the amount', () => {
    const tooMuch = { data: { amountFen: 50_001 } };
    expect(started().as('townshipGovernment').refused('approve', tooMuch)).toBe('RULE_NOT_MET');
    expect(started().as('townshipGovernment').refused('reject')).toBe('OPINION_REQUIRED');
    const run = started().as('townshipGovernment').decide('reject', { opinion: '不属于保障对象' });
    expect(run.state.outcome).toBe('refused');
    expect(
      run.events.filter((event) => event.type === 'effectRequested' && event.request.kind === 'letter').length,
    ).toBe(1);
  });

  it('may be withdrawn until the money is released', () => {
    const filer = 'townshipVillageCadre@610429101200';
    expect(listed().asPerson(filer).withdraw().state.outcome).toBe('withdrawn');
  });
});
