import { describe, expect, it } from 'vitest';
import type { CaseDriver } from '../../support/case-driver.ts';
import { driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { entries, holder, requests, rungs } from '../trail.ts';

const ID = 'student-aid-application';
const TOWNSHIP = '610429101';
const SCHOOL = `${TOWNSHIP}/school`;
const application = {
  payeeName: '演示学生',
  idNumber: '999999195001010018',
  bankAccount: '6200000000000005',
  schoolName: '演示中学',
  aidKind: 'boarding',
  familyCircumstances: '低保家庭',
};
const STEPS: Record<string, (run: CaseDriver) => CaseDriver> = {
  schoolDeliberate: (run) =>
    run.as('school').decide('approve', { data: { deliberatedOn: '2026-03-02', deliberationResult: '同意' } }),
  schoolPublicise: (run) => run.as('school').post().days(9),
  countyEducationReview: (run) => run.as('countyEducationDept').decide('approve', { data: { amountFen: 62_500 } }),
  pay: (run) => run.as('countyEducationDept').decide('approve'),
};

function upTo(stage: string): CaseDriver {
  const run = driver(resolved(ID)).start({
    data: application,
    organisation: TOWNSHIP,
    actor: holder('school', SCHOOL),
  });
  for (const key of Object.keys(STEPS)) if (!run.stages.includes(stage)) STEPS[key]?.(run);
  return run;
}

describe('the aid for a student', () => {
  it('goes from deliberation over notice and review to the payment and its proof', () => {
    const run = upTo('the end');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(requests(run, 'payout')).toMatchObject([{ amountFen: 62_500, account: '6200000000000005' }]);
    expect(entries(run)).toEqual(['studentAidLedger:paid']);
  });

  it('publishes name, school and kind of aid, and nothing of the family', () => {
    const notice = resolved(ID).stages.find(({ key }) => key === 'schoolPublicise');
    expect(notice).toMatchObject({ publishes: ['payeeName', 'schoolName', 'aidKind'] });
  });

  it('deliberates again when an objection is upheld', () => {
    const run = upTo('schoolPublicise').as('school').post().as('school').object('家庭有车');
    expect(run.as('countyEducationDept').resolveObjection(true).stages).toEqual(['schoolDeliberate']);
  });

  it('asks the student for what is missing, and deliberates again', () => {
    const run = upTo('schoolDeliberate')
      .as('school')
      .decide('return', {
        data: { deliberatedOn: '2026-03-02', deliberationResult: '材料不全' },
        opinion: '补低保证',
      });
    run.asPerson().decide('submit', { data: { evidence: ['a'.repeat(64)] } });
    expect(run.stages).toEqual(['schoolDeliberate']);
  });

  it.each([
    ['schoolDeliberate', 'school', { deliberatedOn: '2026-03-02', deliberationResult: '不困难' }],
    ['countyEducationReview', 'countyEducationDept', { amountFen: 100 }],
  ])('refuses at %s with a letter', (stage, role, data) => {
    const run = upTo(stage).as(role).decide('reject', { data, opinion: '不符合条件' });
    expect(run.state.outcome).toBe('refused');
    expect(requests(run, 'letter')).toHaveLength(1);
  });

  it('never pays more than the county’s standard, and goes back from the payment to the review', () => {
    const review = (amountFen: number) =>
      upTo('countyEducationReview').as('countyEducationDept').refused('approve', { data: { amountFen } });
    expect(review(150_001)).toBe('RULE_NOT_MET');
    expect(review(150_000)).toBe('accepted');
    expect(upTo('pay').as('countyEducationDept').decide('return', { opinion: '账号有误' }).stages).toEqual([
      'countyEducationReview',
    ]);
  });

  it.each(['schoolDeliberate', 'schoolPublicise', 'countyEducationReview', 'pay'])(
    'climbs its ladder when nobody acts on %s',
    (stage) => {
      expect(rungs(upTo(stage).days(60), `${stage}Limit`)).toContain('superviseCase');
    },
  );

  it('is prepared by a survey of every school each September', () => {
    const round = openRound(resolvedAny(ID), 'schoolSurvey', {
      openedOn: '2026-09-01',
      units: [{ path: SCHOOL, name: '演示学校' }],
    });
    expect(round.dueOn()).toBe('2026-09-30');
    expect(round.unit(SCHOOL).refusedFile({ surveyed: 10, candidates: 11 })).toBe('RULE_NOT_MET');
    expect(round.unit(SCHOOL).refusedFile({ surveyed: 10, candidates: 2 })).toBe('accepted');
  });
});
