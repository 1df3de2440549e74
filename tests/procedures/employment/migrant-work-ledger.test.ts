import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { openRound, TOWNSHIPS, UNITS } from '../../support/round-driver.ts';
import { resolvedAny } from '../resolved.ts';

const definition = resolvedAny('migrant-work-ledger');
const DIGEST = 'a'.repeat(64);
const VILLAGE = '610429101200';
const TOWNSHIP = '610429101';
const HR = { path: '610429/hr', name: '县人社局' };

const worker = {
  name: '演示劳动力一',
  idNumber: '999999195001010018',
  employer: '演示电子厂',
  place: '演示市',
  range: 'outsideProvince',
  since: '2026-02-20',
  monthlyIncomeFen: 520_000,
  contract: true,
};
const verified: CaseData = { team: 'residentTeam', atWork: 1, workers: [worker] };
const ledgers = (village: number, township: number, county: number) => [
  { level: 'village', people: village },
  { level: 'township', people: township },
  { level: 'county', people: county },
];
const submission = (rows = ledgers(120, 120, 120)): CaseData => ({ ledgers: rows, summary: [DIGEST] });

const verification = () => openRound(definition, 'monthlyVerification', { openedOn: '2026-03-01' });
const monthlySubmission = (parameters = {}) =>
  openRound(resolvedAny('migrant-work-ledger', parameters), 'monthlySubmission', {
    openedOn: '2026-03-16',
    units: [HR],
  });

describe('verification of migrant work', () => {
  it('D124: is done by every village each month, summed up by townships and the county', () => {
    const round = verification();
    expect(round.dueOn()).toBe('2026-03-15');
    for (const { path } of UNITS) round.unit(path).file(verified);
    expect(round.tally.onTime).toHaveLength(4);
    expect(round.steps).toEqual(['ledger@610429101', 'ledger@610429102']);
    round.as('townshipGovernment', TOWNSHIP).consolidate();
    round.as('townshipGovernment', '610429102').consolidate();
    expect(round.steps).toEqual(['compile@610429/hr']);
    round.as('countyHrBureau', HR.path).consolidate();
    expect(round.status).toBe('ended');
  });

  it('refuses a number that is not that of the real-name ledger, and takes a report that nobody is at work', () => {
    const round = verification();
    expect(round.unit(VILLAGE).refusedFile({ ...verified, atWork: 2 })).toBe('RULE_NOT_MET');
    round.unit(VILLAGE).nothingToReport();
    expect(round.item(VILLAGE).state).toBe('filed');
  });

  it('D123: names one of the four teams', () => {
    expect(
      verification()
        .unit(VILLAGE)
        .refusedFile({ ...verified, team: 'fifthTeam' }),
    ).toBe('FIELD_INVALID');
    const field = definition.duties[0]?.item.fields.find(({ key }) => key === 'team');
    expect(field?.type === 'enum' && field.options).toHaveLength(4);
  });

  it('checks the identity numbers of the ledger', () => {
    const wrong = { ...verified, workers: [{ ...worker, idNumber: '999999195001010019' }] };
    expect(verification().unit(VILLAGE).refusedFile(wrong)).toBe('FIELD_INVALID');
  });

  it('knows who is late and who is silent, and reminds them', () => {
    const round = verification();
    round.unit(VILLAGE).file(verified);
    round.until('2026-03-17');
    round.unit('610429101201').file(verified);
    expect(round.tally).toMatchObject({ late: ['610429101201'] });
    expect(round.tally.silent).toEqual(['610429101202', '610429102200']);
    round.until('2026-03-25');
    expect(round.all('rungReached').map(({ action }) => action)).toEqual(['remindOwner', 'notifySuperior']);
  });

  it('D125: warns earlier as soon as the county says what ‘in time’ is', () => {
    const warnings = (parameters: Record<string, number>) =>
      resolvedAny('migrant-work-ledger', parameters).duties[0]?.warnings;
    expect(warnings({})).toHaveLength(1);
    expect(warnings({ knowWordDays: 5, visitWordDays: 10 })).toMatchObject([
      { before: { amount: 10, unit: 'day' } },
      { before: { amount: 5, unit: 'day' } },
      { before: { amount: 1, unit: 'workingDay' } },
    ]);
  });
});

describe('submission of the ledger', () => {
  it('D126: is due by the 25th of each month', () => {
    expect(monthlySubmission().dueOn()).toBe('2026-03-25');
    const late = monthlySubmission().until('2026-03-26');
    late.unit(HR.path).file(submission());
    expect(late.tally.late).toEqual([HR.path]);
  });

  it('D128: needs the ledgers of all three levels, and a word where they differ', () => {
    const hr = monthlySubmission().unit(HR.path);
    const differing = submission(ledgers(120, 119, 120));
    expect(hr.refusedFile(differing)).toBe('RULE_NOT_MET');
    const explained = { ...differing, differences: '一人重复登记，已更正' };
    expect(monthlySubmission().unit(HR.path).refusedFile(explained)).toBe('accepted');
    expect(hr.refusedFile(submission(ledgers(120, 120, 120).slice(0, 2)))).toBe('RULE_NOT_MET');
    expect(hr.refusedFile(submission())).toBe('accepted');
  });

  it('goes back to human resources when it does not agree with the facts', () => {
    const round = monthlySubmission();
    round.unit(HR.path).file(submission());
    const bureau = round.as('countyRevitalisationBureau', '610429/revitalisation');
    bureau.sendBack(HR.path, '抽查两人已返乡');
    expect(round.item(HR.path).state).toBe('returned');
    round.unit(HR.path).file(submission(ledgers(118, 118, 118)));
    bureau.accept(HR.path);
    expect(round.item(HR.path).state).toBe('checked');
  });

  it('climbs every rung when human resources is silent', () => {
    const round = monthlySubmission().until('2026-04-30');
    expect(round.all('rungReached').map(({ action }) => action)).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
  });
});

describe('update of the national system', () => {
  it('D127: is owed by every township until the end of the month, and warned of as the county says', () => {
    const round = openRound(definition, 'monthlyUpdate', { openedOn: '2026-03-25', units: TOWNSHIPS });
    expect(round.dueOn()).toBe('2026-03-31');
    round.unit(TOWNSHIP).file({ updatedOn: '2026-03-25', updatedPeople: 118 });
    expect(round.owing()).toEqual(['610429102']);
    const own = resolvedAny('migrant-work-ledger', { updateWordDays: 3 });
    expect(own.duties.find(({ key }) => key === 'monthlyUpdate')?.warnings).toHaveLength(2);
  });
});
