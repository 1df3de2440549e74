import { describe, expect, it } from 'vitest';
import { openingsBetween } from '../../../domain/duty-calendar/index.ts';
import { openRound, type RoundDriver } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('five-level-secretary-visits');
const VILLAGE = '610429101200';
const dutyOf = (key: string) => {
  const duty = definition.duties.find((one) => one.key === key);
  if (duty === undefined) throw new Error(`no duty ${key}`);
  return duty;
};
const open = (key: string, openedOn: string): RoundDriver => openRound(definition, key, { openedOn });
const visited = {
  visitedOn: '2022-11-01',
  findings: '入户走访',
  households: [
    { householdName: '演示户一', householdKind: 'monitored' },
    { householdName: '演示户二', householdKind: 'outOfPoverty' },
  ],
  secretaryLevel: 'village',
  problemFound: false,
};
const round = { owedHouseholds: 40, visitedHouseholds: 40, problemsFound: 1 };

describe('the visits of secretaries', () => {
  it('D197: knows five levels of secretaries', () => {
    const field = dutyOf('secretaryTuesdays').item.fields.find(({ key }) => key === 'secretaryLevel');
    expect(field?.type === 'enum' ? field.options : []).toHaveLength(5);
    expect(
      open('secretaryTuesdays', '2022-11-01')
        .unit(VILLAGE)
        .refusedFile({ ...visited, secretaryLevel: 'team' }),
    ).toBe('FIELD_INVALID');
  });

  it('D198: asks every village for one round of all households by 30 November, or by 31 December where the county reads it so', () => {
    const november = open('oneRound', '2022-11-01');
    expect(november.dueOn()).toBe('2022-11-30');
    expect(november.owing()).toHaveLength(4);
    const december = resolvedAny('five-level-secretary-visits', { visitsBy: '2022-12-31' });
    expect(openRound(december, 'oneRound', { openedOn: '2022-11-01' }).dueOn()).toBe('2022-12-31');
  });

  it('D199: opens each Tuesday of the campaign, for the village secretary and for the first secretary', () => {
    const tuesdays = ['2022-11-01', '2022-11-08', '2022-11-15', '2022-11-22', '2022-11-29'];
    for (const key of ['secretaryTuesdays', 'firstSecretaryTuesdays']) {
      expect(openingsBetween(dutyOf(key), '2022-01-01', '2023-12-31')).toEqual(tuesdays);
    }
    expect(dutyOf('firstSecretaryTuesdays').owedBy.role).toBe('residentFirstSecretary');
  });

  it('plans the visits first', () => {
    const plan = open('visitPlan', '2022-11-01');
    plan.unit(VILLAGE).file({ outOfPovertyHouseholds: 30, monitoredHouseholds: 10, route: '按组走访' });
    expect(plan.owing()).not.toContain(VILLAGE);
  });

  it('opens the problem ledger where a visit finds a problem, and only there', () => {
    const tuesday = open('secretaryTuesdays', '2022-11-01');
    expect(tuesday.unit(VILLAGE).refusedFile({ ...visited, problemFound: true })).toBe('RULE_NOT_MET');
    tuesday
      .unit(VILLAGE)
      .file({ ...visited, problemFound: true, problem: '饮水管道漏水', problemHousehold: '演示户一' });
    tuesday.unit('610429101201').file(visited);
    expect(tuesday.linked).toEqual([`problem-ledger-rectification@${VILLAGE}`]);
  });

  it('is not complete while a household was not visited, and the township checks it', () => {
    const whole = open('oneRound', '2022-11-01');
    expect(whole.unit(VILLAGE).refusedFile({ ...round, visitedHouseholds: 39 })).toBe('RULE_NOT_MET');
    whole.unit(VILLAGE).file(round);
    whole.as('townshipGovernment', '610429101').sendBack(VILLAGE, '漏一户');
    expect(whole.owing()).toContain(VILLAGE);
    whole.unit(VILLAGE).file(round);
    whole.as('townshipGovernment', '610429101').accept(VILLAGE);
    expect(whole.item(VILLAGE).state).toBe('checked');
  });

  it('reminds villages that have not finished, and ends with the county’s bulletin', () => {
    const whole = open('oneRound', '2022-11-01').until('2022-12-08');
    expect(whole.tally.silent).toHaveLength(4);
    whole.as('countyLeadingGroup', '610429').bulletin('未完成村通报');
    expect(whole.status).toBe('ended');
  });
});
