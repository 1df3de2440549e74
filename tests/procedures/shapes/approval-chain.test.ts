import { describe, expect, it } from 'vitest';
import { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import {
  approvalChain,
  letterStep,
  openStep,
  payoutStep,
  registryStep,
} from '../../../procedures/shapes/approval-chain.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Example')];
const words = (zh: string, en: string) => ({ zh, en });
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const county = { by: 'role', role: 'countyAuthority', level: 'county' } as const;
const step = (key: string) => ({ key, title: words(key, key), basis });

const authored = approvalChain({
  id: 'sample-chain',
  field: 'monitoring',
  tier: 2,
  title: words('示例审批', 'Sample chain'),
  basis,
  subject: { kind: 'household', uniqueness: 'oneOpen' },
  parameters: [
    {
      key: 'sectors',
      title: words('部门', 'Sectors'),
      type: 'bodies',
      value: [
        { key: 'water', body: 'water', title: words('水利', 'Water') },
        { key: 'housing', body: 'housing', title: words('住建', 'Housing') },
      ],
      basis,
    },
  ],
  filing: {
    level: 'village',
    by: [{ role: 'townshipVillageCadre', level: 'village' }],
    form: [{ field: 'name' }, { field: 'amountFen' }],
  },
  fields: [
    { key: 'name', type: 'text', label: words('姓名', 'Name'), basis },
    { key: 'amountFen', type: 'fen', label: words('金额', 'Amount'), basis },
  ],
  supplement: { form: [{ field: 'amountFen', required: false }] },
  steps: [
    {
      do: 'decide',
      ...step('accept'),
      by: township,
      limit: 3,
      approve: words('受理', 'Accept'),
      rules: [{ when: 'amountFen <= 1000', otherwise: words('超额', 'Too much'), basis }],
    },
    {
      do: 'work',
      ...step('survey'),
      by: township,
      limit: { value: 4, unit: 'day', basis },
      done: words('完成', 'Done'),
    },
    {
      do: 'notice',
      ...step('publicise'),
      by: township,
      limit: 10,
      days: { value: 7, basis },
      publishes: ['name'],
      inquiry: township,
    },
    {
      do: 'sectors',
      ...step('sectorCheck'),
      over: 'sectors',
      check: { key: 'oneSector', title: words('部门核查', 'One sector') },
      findings: { key: 'findings', title: words('处置', 'Findings'), by: township, limit: 5 },
      limit: 5,
    },
    {
      do: 'decide',
      ...step('confirm'),
      by: county,
      limit: { value: null, unit: 'day', basis, otherwise: 10 },
      approve: words('确认', 'Confirm'),
      reject: words('不予确认', 'Refuse'),
    },
    registryStep(step('record'), { register: 'sampleRegister', entry: 'confirmed', fields: ['name'] }),
    letterStep(step('tell'), {
      template: 'confirmed',
      title: words('通知', 'Letter'),
      fields: ['name'],
      to: 'subject',
    }),
    payoutStep(step('pay'), { payee: 'name', account: 'name', amount: 'amountFen', purpose: words('补助', 'Aid') }),
    openStep(step('handOver'), 'another-procedure', { person: 'name' }),
  ],
  refusal: { title: words('告知书', 'Refusal'), fields: ['name'] },
  granted: { title: words('办结', 'Granted'), basis },
  withdrawal: { notAfter: ['confirm'] },
});

function definition(parameters: Record<string, number> = {}): CaseForm {
  const result = resolveDefinition(authored, { parameters: { 'sample-chain': parameters }, years: { default: 2026 } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return CaseForm.parse(result.definition);
}

const started = (amountFen = 900): CaseDriver => driver(definition()).start({ data: { name: '演示户一', amountFen } });
const atTownship = (run: CaseDriver) => run.as('townshipGovernment');
const accepted = () => atTownship(started()).decide('approve');
const published = () => atTownship(atTownship(accepted()).decide('done')).post().days(8);
const sector = (run: CaseDriver, body: string, outcome = 'pass') =>
  run.as('sectorDepartment', `610429/${body}`).decide(outcome, { opinion: '已核查' });
const checked = () => sector(sector(published(), 'water'), 'housing');

describe('the shape of an approval chain', () => {
  it('is sound, and gives every step a limit; a time word without a number waits for the county beside a default', () => {
    expect(proveDefinition(definition())).toMatchObject({ sound: true, notes: [] });
    const keys = (one: CaseForm) => one.clocks.map(({ key }) => key);
    expect(keys(definition())).toEqual([
      'acceptLimit',
      'surveyLimit',
      'publiciseLimit',
      'oneSectorLimit',
      'findingsLimit',
      'confirmDefaultLimit',
      'supplementLimit',
    ]);
    expect(keys(definition({ confirmDays: 6 }))).toContain('confirmLimit');
  });

  it('goes up the levels, enters the register, tells, pays, opens the other case and ends', () => {
    const run = checked().as('countyAuthority').decide('approve');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    const effects = run.events.flatMap((event) => (event.type === 'effectRequested' ? [event.request] : []));
    expect(effects).toMatchObject([
      { kind: 'registryEntry', register: 'sampleRegister', fields: { name: '演示户一' } },
      { kind: 'letter', template: 'confirmed', to: 'subject' },
      { kind: 'payout', amountFen: 900 },
      { kind: 'link', procedure: 'another-procedure', data: { person: '演示户一' } },
    ]);
  });

  it('asks the rules of a step before it approves', () => {
    expect(atTownship(started(1001)).refused('approve')).toBe('RULE_NOT_MET');
    expect(atTownship(started(1000)).refused('approve')).toBe('accepted');
  });

  it('returns the first step to the supplement and a later one to the human step before it', () => {
    const run = atTownship(started()).decide('return', { opinion: '材料不全' });
    expect(run.stages).toEqual(['supplement']);
    expect(run.asPerson().decide('submit', { data: { amountFen: 100 } }).stages).toEqual(['accept']);
    expect(checked().as('countyAuthority').decide('return', { opinion: '情况不清' }).stages).toEqual(['survey']);
  });

  it('goes back to the step before the notice when an objection is upheld', () => {
    const run = atTownship(atTownship(accepted()).decide('done')).post().as('townshipGovernment').object('不属实');
    expect(atTownship(run).resolveObjection(true).stages).toEqual(['survey']);
  });

  it('lets a failing department block until its finding is solved, and asks that one alone again', () => {
    const run = sector(sector(published(), 'water', 'fail'), 'housing');
    expect(run.stages).toEqual(['findings']);
    atTownship(run).decide('solved', { opinion: '已解决' });
    expect(sector(run, 'water').stages).toEqual(['confirm']);
  });

  it('tells a refusal in a letter and ends refused', () => {
    const run = checked().as('countyAuthority').decide('reject', { opinion: '不符合' });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'refused' });
    expect(run.events.filter((event) => event.type === 'effectRequested')).toHaveLength(1);
  });

  it('is withdrawn until the stage after which it is too late', () => {
    expect(accepted().asPerson('applicant-1').withdraw().state.outcome).toBe('withdrawn');
    expect(checked().asPerson('applicant-1').refusal({ type: 'withdraw', reason: '撤回' })).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('reminds a household of what it owes and lets an organ climb the whole ladder', () => {
    const rungs = (run: CaseDriver) =>
      run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.action] : []));
    expect(rungs(atTownship(started()).decide('return', { opinion: '补正' }).days(60))).toEqual([
      'remindOwner',
      'notifySuperior',
    ]);
    expect(rungs(started().days(60))).toHaveLength(5);
  });
});
