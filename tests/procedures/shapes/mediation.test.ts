import { describe, expect, it } from 'vitest';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { type Mediation, mediation } from '../../../procedures/shapes/mediation.ts';
import { textField } from '../../../procedures/shapes/working-fields.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Sample')];
const step = (key: string, role: string, level: 'village' | 'township') => ({
  key,
  title: { zh: key, en: key },
  basis,
  by: { by: 'role' as const, role, level },
  days: 5,
});

const smallest: Mediation = {
  id: 'sample-mediation',
  field: 'disputes-safety',
  tier: 2,
  title: { zh: '示例调解', en: 'Sample mediation' },
  basis,
  subject: { kind: 'village', uniqueness: 'none' },
  filing: { level: 'village', by: [{ role: 'gridWorker', level: 'village' }], form: [{ field: 'matter' }] },
  fields: [textField('matter', '纠纷', 'Matter', basis)],
  levels: [step('village', 'mediator', 'village')],
  beyond: 'notSettled',
};

const whole: Mediation = {
  ...smallest,
  receive: { ...step('receive', 'villageCommittee', 'village'), refuse: { zh: '不受理', en: 'Refuse' } },
  prepare: [
    step('analyse', 'mediator', 'village'),
    {
      own: (next) => ({
        kind: 'service',
        key: 'register',
        title: { zh: '登记', en: 'Register' },
        basis,
        action: { do: 'registryEntry', register: 'disputes', entry: 'opened', fields: ['matter'] },
        to: next,
      }),
    },
  ],
  levels: [step('village', 'mediator', 'village'), step('township', 'townshipGovernment', 'township')],
  agreement: step('agreement', 'mediator', 'village'),
  returnVisit: step('visit', 'villageCommittee', 'village'),
};

function definitionOf(matter: Mediation): CaseForm {
  const result = resolveDefinition(mediation(matter), { parameters: {} });
  if (!result.ok || result.definition.form !== 'case') throw new Error(JSON.stringify(result));
  return result.definition;
}

const filed = (matter: Mediation): CaseDriver => driver(definitionOf(matter)).start({ data: { matter: '宅基地' } });
const RESULT = { data: { result: '双方同意' } };
const atVillage = (): CaseDriver => filed(whole).as('villageCommittee').decide('accept').as('mediator').decide('done');
const agreed = (): CaseDriver => atVillage().as('mediator').decide('settled', RESULT).as('mediator').decide('signed');

describe('the shape of mediation', () => {
  it.each([
    ['at its smallest', smallest],
    ['with every part', whole],
  ])('is sound %s', (_, matter) => {
    expect(proveDefinition(definitionOf(matter))).toMatchObject({ sound: true, notes: [] });
  });

  it('ends what the only level settles, and what it does not', () => {
    expect(filed(smallest).as('mediator').decide('settled', RESULT).state.outcome).toBe('completed');
    const failed = filed(smallest).as('mediator').decide('notSettled', { opinion: '分歧大' });
    expect(failed.state.outcome).toBe('notEstablished');
  });

  it('refuses what is no matter for mediation, with a reason', () => {
    const run = filed(whole);
    expect(run.as('villageCommittee').refused('refuse')).toBe('OPINION_REQUIRED');
    expect(run.as('villageCommittee').decide('refuse', { opinion: '已诉讼' }).state.outcome).toBe('refused');
  });

  it('prepares in order, its own stages among the steps', () => {
    const run = atVillage();
    expect(run.stages).toEqual(['village']);
    expect(run.count('effectRequested')).toBe(1);
  });

  it('hands upward only with a reason, and settles at the next level', () => {
    const run = atVillage();
    expect(run.as('mediator').refused('notSettled')).toBe('OPINION_REQUIRED');
    run.as('mediator').decide('notSettled', { opinion: '分歧大' });
    expect(run.stages).toEqual(['township']);
    expect(run.as('townshipGovernment').decide('settled', RESULT).stages).toEqual(['agreement']);
  });

  it('mediates anew when a party backs out of the agreement', () => {
    const run = atVillage().as('mediator').decide('settled', RESULT);
    expect(run.as('mediator').decide('backedOut', { opinion: '反悔' }).stages).toEqual(['village']);
  });

  it('closes what the return visit finds stable, and opens the first level again otherwise', () => {
    expect(agreed().as('villageCommittee').decide('stable', RESULT).state.outcome).toBe('completed');
    const again = agreed()
      .as('villageCommittee')
      .decide('unstable', { ...RESULT, opinion: '又起争执' });
    expect(again.stages).toEqual(['village']);
  });

  it('limits every step', () => {
    expect(definitionOf(whole).clocks.map(({ key }) => key)).toEqual(
      ['receive', 'analyse', 'village', 'township', 'agreement', 'visit'].map((key) => `${key}Limit`),
    );
  });
});
