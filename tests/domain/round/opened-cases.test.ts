import { describe, expect, it } from 'vitest';
import { DutyForm } from '../../../domain/definition/forms.ts';
import { proveDefinition } from '../../../domain/soundness/index.ts';
import { check, duty, type DutyInput } from '../../support/round-definitions.ts';
import { openRound, type RoundDriver } from '../../support/round-driver.ts';

const BUREAU = '610429/water';
const VILLAGE = '610429101200';
const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed' as const, note: text('示例') }];

/** A county bureau that owes three entries, each of which may open a case in a village. */
const item = {
  ...duty().item,
  atLeast: 3,
  fields: [
    { key: 'village', label: text('村'), type: 'organisation' as const },
    { key: 'dangers', label: text('隐患'), type: 'integer' as const },
  ],
  form: [{ field: 'village' }, { field: 'dangers' }],
  opens: [{ when: 'dangers > 0', procedure: 'danger-ledger', organisation: 'village' }],
};

const definitionOf = (change: Partial<DutyInput> = {}): DutyForm =>
  DutyForm.parse({
    form: 'duty',
    id: 'county-tests',
    field: 'housing',
    kind: 'inspection',
    tier: 2,
    title: text('示例检测'),
    basis,
    duties: [duty({ owedBy: { level: 'county', bodies: ['water'], role: 'countyWaterDept' }, item, ...change })],
  });

const round = (change: Partial<DutyInput> = {}): RoundDriver =>
  openRound(definitionOf(change), 'monthlyReport', { units: [{ path: BUREAU, name: '水利局' }] });

describe('cases that entries of a county body open', () => {
  it('are filed in the village that the entry names', () => {
    const run = round();
    run.unit(BUREAU).file({ village: VILLAGE, dangers: 1 });
    expect(run.all('effectRequested').map(({ request }) => request)).toMatchObject([
      { procedure: 'danger-ledger', organisation: VILLAGE },
    ]);
  });

  it('are refused outside the region of the unit, which matters only where a case follows', () => {
    const elsewhere = { village: '610430101200' };
    expect(
      round()
        .unit(BUREAU)
        .refusedFile({ ...elsewhere, dangers: 1 }),
    ).toBe('UNKNOWN_ORGANISATION');
    expect(
      round()
        .unit(BUREAU)
        .refusedFile({ ...elsewhere, dangers: 0 }),
    ).toBe('accepted');
  });

  it('come one from each entry: an item that may open cases takes more when one has completed it', () => {
    const run = round({
      item: { ...item, atLeast: 1 },
      bulletin: { key: 'told', title: text('通报'), basis, by: { role: 'supervisionGroup', level: 'county' } },
    });
    run.unit(BUREAU).file({ village: VILLAGE, dangers: 1 });
    expect(run.owing()).toEqual([]);
    run.unit(BUREAU).file({ village: VILLAGE, dangers: 2 });
    expect(run.linked).toHaveLength(2);
  });

  it('do not wait for the other entries of the item, and open once each', () => {
    const run = round();
    run.unit(BUREAU).file({ village: VILLAGE, dangers: 1 });
    expect(run.linked).toHaveLength(1);
    run.unit(BUREAU).file({ village: VILLAGE, dangers: 0 });
    run.unit(BUREAU).file({ village: VILLAGE, dangers: 2 });
    expect(run.owing()).toEqual([]);
    expect(run.linked).toHaveLength(2);
  });

  it('wait for the checker where there is one', () => {
    const run = round({ check: { ...check, by: { role: 'countyAuthority', level: 'county' } } });
    for (const dangers of [1, 0, 0]) run.unit(BUREAU).file({ village: VILLAGE, dangers });
    expect(run.linked).toEqual([]);
    run.as('countyAuthority', '610429').accept(BUREAU);
    expect(run.linked).toHaveLength(1);
  });

  it('need a field that holds an organisation', () => {
    const opens = [{ when: 'dangers > 0', procedure: 'danger-ledger', organisation: 'dangers' }];
    expect(proveDefinition(definitionOf({ item: { ...item, opens } }))).toMatchObject({
      sound: false,
      faults: [{ code: 'FIELD_TYPE' }],
    });
    expect(proveDefinition(definitionOf())).toMatchObject({ sound: true });
  });
});
