import { describe, expect, it } from 'vitest';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { type ProblemLedger, problemLedger } from '../../../procedures/shapes/problem-ledger.ts';
import { textField } from '../../../procedures/shapes/working-fields.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Sample')];
const township = { by: 'role', role: 'townshipGovernment', level: 'township' } as const;
const county = { by: 'role', role: 'supervisionGroup', level: 'county' } as const;
const owner = { by: 'role', role: 'responsiblePerson', level: 'township' } as const;
const step = (key: string, zh: string, by: typeof township | typeof county | typeof owner) => ({
  key,
  title: { zh, en: key },
  basis,
  by,
  days: 5,
});

const smallest: ProblemLedger = {
  id: 'sample-ledger',
  field: 'disputes-safety',
  tier: 2,
  title: { zh: '示例台账', en: 'Sample ledger' },
  basis,
  subject: { kind: 'village', uniqueness: 'none' },
  filing: {
    key: 'find',
    level: 'village',
    by: [{ role: 'gridWorker', level: 'village' }],
    form: [{ field: 'problem' }],
  },
  fields: [textField('problem', '问题', 'Problem', basis)],
  sort: step('sort', '分类', township),
  enter: [{ ...step('setMeasures', '制定措施', township), form: [{ field: 'measures' }, { field: 'deadline' }] }],
  rectify: { key: 'rectify', title: { zh: '整改', en: 'Rectify' }, basis, by: owner },
  verify: [step('verify', '验收', township)],
  register: { key: 'sampleLedger', fields: ['problem', 'result'] },
};

const whole: ProblemLedger = {
  ...smallest,
  sort: { ...step('sort', '分类', township), unfounded: { zh: '不属实', en: 'Unfounded' } },
  now: {
    ...step('fixNow', '立行立改', owner),
    then: 'verify',
    atOnce: { title: { zh: '立行立改时限', en: 'At once' }, basis },
  },
  extension: step('extension', '延期审批', township),
  verify: [step('verify', '镇级验收', township), step('confirm', '县级确认', county)],
  merges: true,
  deferral: {
    assign: step('defer', '暂缓', township),
    review: step('reviewDeferral', '暂缓复查', township),
    from: 'both',
  },
  lookBack: { ...step('lookBack', '回头看', county), afterDays: 30 },
};

function definitionOf(ledger: ProblemLedger, hours: number | null = null): CaseForm {
  const parameters = hours === null ? {} : { [ledger.id]: { fixNowHours: hours } };
  const result = resolveDefinition(problemLedger(ledger), { parameters });
  if (!result.ok || result.definition.form !== 'case') throw new Error(JSON.stringify(result));
  return result.definition;
}

const opened = (definition: CaseForm): CaseDriver => driver(definition).start({ data: { problem: '水管破裂' } });
const MEASURES = { data: { measures: '更换', deadline: '2026-03-20' } };
const inLedger = (definition: CaseForm): CaseDriver =>
  opened(definition).as('townshipGovernment').decide('open').as('townshipGovernment').decide('done', MEASURES);
const RESULT = { data: { result: '已更换' } };
const rectified = (definition: CaseForm): CaseDriver =>
  inLedger(definition).as('responsiblePerson').decide('done', RESULT);
const rungs = (run: CaseDriver, clock: string): string[] =>
  run.events.flatMap((event) => (event.type === 'clockRungReached' && event.clock === clock ? [event.action] : []));

describe('the shape of a problem ledger', () => {
  it.each([
    ['at its smallest', smallest],
    ['with every part', whole],
  ])('is sound %s', (_, ledger) => {
    expect(proveDefinition(definitionOf(ledger))).toMatchObject({ sound: true, notes: [] });
  });

  it('strikes off what was rectified and verified, in the register', () => {
    const run = rectified(definitionOf(smallest)).as('townshipGovernment').decide('pass');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    const entries = run.events.flatMap((event) =>
      event.type === 'effectRequested' && event.request.kind === 'registryEntry' ? [event.request.entry] : [],
    );
    expect(entries).toEqual(['struckOff']);
  });

  it('rectifies again what the verification does not accept, by a new limit where one is given', () => {
    const run = rectified(definitionOf(smallest)).as('townshipGovernment');
    const again = run.decide('fail', { opinion: '仍漏水', data: { deadline: '2026-04-10' } });
    expect(again.stages).toEqual(['rectify']);
    expect(again.state.clocks.find(({ clock, state }) => clock === 'deadline' && state === 'running')?.dueOn).toBe(
      '2026-04-10',
    );
  });

  it('asks every level that verifies, and goes back from each', () => {
    const run = rectified(definitionOf(whole)).as('townshipGovernment').decide('pass');
    expect(run.stages).toEqual(['confirm']);
    expect(run.as('supervisionGroup').decide('fail', { opinion: '抽查未到位' }).stages).toEqual(['rectify']);
  });

  it('takes what can be fixed at once past the ledger, and back into it when it can’t', () => {
    const atOnce = () => opened(definitionOf(whole)).as('townshipGovernment').decide('fixNow');
    expect(atOnce().as('responsiblePerson').decide('solved', RESULT).stages).toEqual(['verify']);
    expect(atOnce().as('responsiblePerson').decide('cannot', { opinion: '需施工' }).stages).toEqual(['setMeasures']);
    const closing = definitionOf({ ...whole, now: { ...step('fixNow', '即时解决', owner), then: 'close' } });
    const run = opened(closing).as('townshipGovernment').decide('fixNow').as('responsiblePerson');
    expect(run.decide('solved', RESULT).state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('merges a double only into an item that is named, and closes what proves unfounded', () => {
    const run = opened(definitionOf(whole)).as('townshipGovernment');
    expect(run.refused('merge', { opinion: '同一问题' })).toBe('RULE_NOT_MET');
    const merged = run.decide('merge', { opinion: '同一问题', data: { mergedInto: '2026-001' } });
    expect(merged.state).toMatchObject({ status: 'ended', outcome: 'referred' });
    const unfounded = opened(definitionOf(whole)).as('townshipGovernment').decide('unfounded', { opinion: '不属实' });
    expect(unfounded.state).toMatchObject({ status: 'ended', outcome: 'notEstablished' });
  });

  it('defers with ground and owner, looks at the conditions again and again, and then sets measures', () => {
    const run = opened(definitionOf(whole)).as('townshipGovernment').decide('defer');
    expect(run.as('townshipGovernment').refused('deferred', { data: { deferralGround: '疫情' } })).toBe(
      'FIELD_REQUIRED',
    );
    run.as('townshipGovernment').decide('deferred', { data: { deferralGround: '疫情', responsiblePerson: 'p-1' } });
    const still = () => run.as('townshipGovernment').decide('still', { data: { deferralState: '仍封控' } });
    expect(still().days(20).stages).toEqual(['reviewDeferral']);
    expect(rungs(run, 'reviewDeferralLimit')).toContain('yellowCard');
    still();
    run.as('townshipGovernment').decide('ready', { data: { deferralState: '已解封' } });
    expect(run.stages).toEqual(['setMeasures']);
    const midway = inLedger(definitionOf(whole)).as('responsiblePerson').decide('defer', { opinion: '封控' });
    expect(midway.stages).toEqual(['defer']);
  });

  it('grants a later limit, or refuses it', () => {
    const asked = () => inLedger(definitionOf(whole)).as('responsiblePerson').decide('extend', { opinion: '缺材料' });
    const granted = asked()
      .as('townshipGovernment')
      .decide('approve', { data: { deadline: '2026-05-01' } });
    expect(granted.stages).toEqual(['rectify']);
    expect(granted.state.data['deadline']).toBe('2026-05-01');
    expect(asked().as('townshipGovernment').decide('reject', { opinion: '不同意' }).state.data['deadline']).toBe(
      '2026-03-20',
    );
  });

  it('looks back after striking off, and reopens what has come back', () => {
    const struckOff = () =>
      rectified(definitionOf(whole)).as('townshipGovernment').decide('pass').as('supervisionGroup').decide('pass');
    expect(struckOff().stages).toEqual(['observe']);
    const looked = () => struckOff().days(32).as('supervisionGroup');
    expect(looked().decide('holds').state).toMatchObject({ status: 'ended', outcome: 'struckOff' });
    expect(looked().decide('recurred', { opinion: '反弹' }).stages).toEqual(['setMeasures']);
  });

  it('climbs the ladder on the limit that the item names', () => {
    const run = inLedger(definitionOf(smallest)).until('2026-04-20');
    expect(rungs(run, 'deadline')).toEqual(['remindOwner', 'notifySuperior', 'yellowCard', 'redCard', 'superviseCase']);
  });

  it('runs no clock for 立即 until a county gives the hours, and then counts them', () => {
    expect(definitionOf(whole).clocks.map(({ key }) => key)).not.toContain('fixNowAtOnce');
    const run = opened(definitionOf(whole, 24)).as('townshipGovernment').decide('fixNow');
    expect(rungs(run.until('2026-03-03T00:59:00.000Z'), 'fixNowAtOnce')).toEqual([]);
    expect(rungs(run.until('2026-03-03T01:00:00.000Z'), 'fixNowAtOnce')).toEqual(['remindOwner']);
  });
});
