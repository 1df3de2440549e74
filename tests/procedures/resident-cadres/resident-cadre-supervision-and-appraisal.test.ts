import { describe, expect, it } from 'vitest';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { COUNTY, openRound, type RoundDriver } from '../../support/round-driver.ts';
import { resolved } from '../resolved.ts';

const ID = 'resident-cadre-supervision-and-appraisal';
const definition = resolved(ID);
const DIGEST = 'a'.repeat(64);

const filing = {
  cadreName: '演示干部',
  villageName: '演示一村',
  villageKind: 'outOfPoverty',
  year: 2026,
  inspections: '全年24次，均在岗',
};
const appraised = (outcome: string, form = definition): CaseDriver =>
  driver(form)
    .start({ data: filing })
    .as('countyAuthority')
    .decide(outcome, { data: { assessment: '考核意见' }, opinion: '依据考核办法' });

const county = (key: string, openedOn: string): RoundDriver =>
  openRound(definition, key, { openedOn, units: [{ path: COUNTY, name: '演示县' }] });
const inspection = { visitedOn: '2026-03-01', findings: '在岗', villages: '演示一村', absent: 0 };

describe('the appraisal of a resident cadre', () => {
  it('ends for who is qualified, and rewards who is excellent', () => {
    expect(appraised('qualified').state).toMatchObject({ status: 'ended', outcome: 'completed' });
    const run = appraised('excellent');
    expect(run.stages).toEqual(['reward']);
    run.as('countyAuthority').decide('done', { data: { reward: '通报表扬' } });
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('recalls who is unfit and opens the selection of another, about the village and with the reason', () => {
    const run = appraised('unfit');
    run.as('countyAuthority').decide('done', { data: { recallReason: '不在岗' } });
    const links = run.events.flatMap((event) =>
      event.type === 'effectRequested' && event.request.kind === 'link' ? [event.request] : [],
    );
    expect(links).toMatchObject([
      {
        procedure: 'resident-cadre-selection',
        subject: '演示一村',
        data: { villageKind: 'outOfPoverty', recallReason: '不在岗' },
      },
    ]);
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'referred' });
  });

  it('hands over what the selection asks for', () => {
    const asked = resolved('resident-cadre-selection').filing.form.filter(({ required }) => required);
    expect(asked.map(({ field }) => field)).toEqual(['villageKind']);
  });

  it('D139: waits for the county’s days for a recall at once', () => {
    expect(definition.clocks.map(({ key }) => key)).not.toContain('recordRecallLimit');
    const run = appraised('unfit', resolved(ID, { recordRecallDays: 2 })).until('2026-03-06');
    const reached = run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.clock] : []));
    expect(reached).toContain('recordRecallLimit');
  });

  it('is overdue when the year has ended without it', () => {
    const run = driver(definition).start({ data: filing }).until('2027-01-05');
    const reached = run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.action] : []));
    expect(reached).toEqual(['remindOwner', 'notifySuperior']);
  });
});

describe('the rounds of supervision', () => {
  it('D136: asks for two inspections each month, and one is not enough', () => {
    const round = county('inspections', '2026-03-01');
    round.unit(COUNTY).file(inspection);
    expect(round.owing()).toEqual([COUNTY]);
    round.unit(COUNTY).file({ ...inspection });
    expect(round.owing()).toEqual([]);
    expect(round.dueOn()).toBe('2026-03-31');
  });

  it('D137: asks for one bulletin each quarter, by its end', () => {
    const round = county('quarterlyBulletin', '2026-03-01');
    expect(round.dueOn()).toBe('2026-03-31');
    expect(round.unit(COUNTY).refusal({ type: 'fileItem', unit: COUNTY, nothingToReport: true })).toBe(
      'NOTHING_NOT_ACCEPTED',
    );
    round.unit(COUNTY).file({ summary: '一季度督导情况', bulletin: [DIGEST] });
    expect(round.owing()).toEqual([]);
  });

  it('D138: asks for one appraisal each year, whose grades add up', () => {
    const round = county('yearlyAppraisal', '2026-12-01');
    expect(round.dueOn()).toBe('2026-12-31');
    const grades = { appraised: 10, excellent: 2, qualified: 7, unfit: 0 };
    expect(round.unit(COUNTY).refusedFile(grades)).toBe('RULE_NOT_MET');
    round.unit(COUNTY).file({ ...grades, unfit: 1 });
    expect(round.owing()).toEqual([]);
  });
});
