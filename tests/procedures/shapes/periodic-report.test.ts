import { describe, expect, it } from 'vitest';
import { resolveDefinition } from '../../../domain/definition/resolve.ts';
import { dueOf, openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { assumed } from '../../../procedures/basis.ts';
import { type Report, periodicReport, reportStep } from '../../../procedures/shapes/periodic-report.ts';
import { countField, textField } from '../../../procedures/shapes/working-fields.ts';
import { PLAIN_CALENDAR } from '../../support/case-driver.ts';

const basis = [assumed('示例', 'Sample')];
const words = { zh: '示例', en: 'Sample' };

const monthly: Report = {
  key: 'monthlyReport',
  title: words,
  basis,
  opens: { every: 'month', day: 1 },
  due: { kind: 'dayOfMonth', day: 25 },
  owedBy: { level: 'village', role: 'villageCommittee' },
  item: {
    key: 'report',
    title: words,
    basis,
    fields: [countField('households', '户数', 'Households'), textField('remarks', '备注', 'Remarks')],
    optional: ['remarks'],
  },
  check: reportStep('check', words, basis, { role: 'townshipGovernment', level: 'township' }),
  consolidation: [
    reportStep('sumUp', words, basis, { role: 'townshipGovernment', level: 'township' }),
    reportStep('compile', words, basis, { role: 'countyHrBureau', level: 'county', body: 'hr' }),
  ],
  bulletin: reportStep('circulate', words, basis, { role: 'supervisionGroup', level: 'county' }),
};

function resolvedReport(report: Report) {
  const procedure = periodicReport({
    id: 'sample-report',
    field: 'campaign',
    tier: 2,
    title: words,
    basis,
    reports: [report],
  });
  const result = resolveDefinition(procedure, { parameters: {} });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const [duty] = result.definition.duties;
  if (duty === undefined) throw new Error('no duty');
  return { definition: result.definition, duty };
}

describe('the shape of periodic reports', () => {
  it('is a sound duty whose steps go from the unit over check and consolidation to the bulletin', () => {
    const { definition, duty } = resolvedReport(monthly);
    expect(proveDefinition(definition)).toMatchObject({ sound: true, notes: [] });
    expect(definition).toMatchObject({ form: 'duty', kind: 'periodicReport' });
    const steps = [duty.item, duty.check, ...duty.consolidation, duty.bulletin];
    expect(steps.map((step) => step?.key)).toEqual(['report', 'check', 'sumUp', 'compile', 'circulate']);
  });

  it('asks for every field but those that may be left out, and takes a report of nothing', () => {
    const { duty } = resolvedReport(monthly);
    expect(duty.item.form).toEqual([
      { field: 'households', required: true },
      { field: 'remarks', required: false },
    ]);
    expect(duty.item.nothingToReport).toBe(true);
  });

  it('reminds a village that is late, and shows a card to a township or department', () => {
    const actions = (owedBy: Report['owedBy']) =>
      resolvedReport({ ...monthly, owedBy }).duty.ladder.map(({ action }) => action);
    expect(actions(monthly.owedBy)).toEqual(['remindOwner', 'notifySuperior']);
    expect(actions({ level: 'township', role: 'townshipGovernment' })).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
  });

  it('opens on the first and is due on the 25th of each month', () => {
    const { duty } = resolvedReport(monthly);
    const openings = openingsBetween(duty, '2026-03-01', '2026-05-31');
    expect(openings).toEqual(['2026-03-01', '2026-04-01', '2026-05-01']);
    expect(openings.map((day) => dueOf(duty.due, duty.opens, day, PLAIN_CALENDAR).dueOn)).toEqual([
      '2026-03-25',
      '2026-04-25',
      '2026-05-25',
    ]);
  });
});
