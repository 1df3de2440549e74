import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../domain/case/state.ts';
import { type CaseDriver, driver } from '../../support/case-driver.ts';
import { openRound } from '../../support/round-driver.ts';
import { resolved, resolvedAny } from '../resolved.ts';
import { entries, requests, rungs } from '../trail.ts';

const definition = resolved('public-welfare-post-placement');

const application: CaseData = {
  applicantName: '演示申请人一',
  idNumber: '999999195001010018',
  phone: '13000000001',
  bankAccount: '6200000000000005',
  householdType: 'formerPoor',
  labourType: 'weak',
  postKind: 'forestRanger',
};
const month = { appraisedMonth: '2026-03', appraisal: '按时巡护', payFen: 80_000 };

const STEPS: Record<string, (run: CaseDriver) => CaseDriver> = {
  rank: (run) => run.as('villageCommittee').decide('propose', { data: { priorityRank: 1, rankReason: 'labour' } }),
  review: (run) => run.as('townshipGovernment').decide('approve'),
  place: (run) =>
    run
      .as('townshipGovernment')
      .decide('placed', { data: { postName: '护林员', duty: '巡护', startedOn: '2026-03-02' } }),
};

function upTo(stage: string, data: CaseData = application): CaseDriver {
  const run = driver(definition).start({ data });
  while (run.state.status === 'open' && !run.stages.includes(stage)) STEPS[run.stages[0] ?? '']?.(run);
  return run;
}

describe('a placement in a public-welfare post', () => {
  it('goes from the application over ranking and review to the post, and pays each month until it ends', () => {
    const run = upTo('appraise');
    run.as('townshipGovernment').decide('passed', { data: month });
    run.as('townshipGovernment').decide('passed', { data: { ...month, appraisedMonth: '2026-04' } });
    expect(requests(run, 'payout').map(({ amountFen }) => amountFen)).toEqual([80_000, 80_000]);
    run.as('townshipGovernment').decide('left', { data: { appraisedMonth: '2026-05', appraisal: '期满' } });
    expect(run.state.outcome).toBe('completed');
    expect(entries(run)).toEqual(['publicPostLedger:placed', 'publicPostLedger:left']);
  });

  it('pays nothing for a month that is not in order, until it is corrected', () => {
    const run = upTo('appraise').as('townshipGovernment').decide('failed', { opinion: '脱岗', data: month });
    expect(requests(run, 'payout')).toEqual([]);
    run.asPerson().decide('corrected', { data: { remarks: '已返岗' } });
    expect(run.stages).toEqual(['appraise']);
  });

  it('pays no more than the county’s standard', () => {
    const over = { data: { ...month, payFen: 80_001 } };
    expect(upTo('appraise').as('townshipGovernment').refused('passed', over)).toBe('RULE_NOT_MET');
    const nothing = { data: { ...month, payFen: 0 } };
    expect(upTo('appraise').as('townshipGovernment').refused('passed', nothing)).toBe('RULE_NOT_MET');
  });
});

describe('priority', () => {
  it('is for formerly poor, marginal and low-income households', () => {
    const run = driver(definition);
    const refusal = run.tries(run.startCommand({ data: { ...application, householdType: 'other' } }));
    expect(refusal?.code).toBe('RULE_NOT_MET');
  });

  it('is for who can’t work fully or can’t leave; the able only where there is no job', () => {
    const able = upTo('rank', { ...application, labourType: 'able' });
    const propose = (rankReason: string) =>
      able.as('villageCommittee').refused('propose', { data: { priorityRank: 1, rankReason } });
    expect(propose('labour')).toBe('RULE_NOT_MET');
    expect(propose('noJob')).toBe('accepted');
  });
});

describe('returns and refusals of a placement', () => {
  it('goes back for papers, and from the township to the village', () => {
    const run = upTo('rank')
      .as('villageCommittee')
      .decide('return', { opinion: '缺材料', data: { priorityRank: 1, rankReason: 'labour' } });
    run.asPerson().decide('submit', { data: { remarks: '已补' } });
    STEPS['rank']?.(run);
    expect(run.as('townshipGovernment').decide('return', { opinion: '次序有误' }).stages).toEqual(['rank']);
  });

  it('tells the refusal of the village and of the township in writing', () => {
    const data = { priorityRank: 9, rankReason: 'noJob' };
    const village = upTo('rank').as('villageCommittee').decide('reject', { opinion: '已有工作', data });
    const township = upTo('review').as('townshipGovernment').decide('reject', { opinion: '岗位已满' });
    expect([village, township].map((run) => [run.state.outcome, requests(run, 'letter').length])).toEqual([
      ['refused', 1],
      ['refused', 1],
    ]);
  });

  it('ends when the applicant declines the post', () => {
    const placed = { postName: '护林员', duty: '巡护', startedOn: '2026-03-02' };
    const run = upTo('place').as('townshipGovernment').decide('declined', { data: placed });
    expect(run.state.outcome).toBe('withdrawn');
  });

  it.each(['rank', 'review', 'place', 'appraise'])('climbs every rung when nobody acts on %s', (stage) => {
    const run = upTo(stage).days(90);
    expect(rungs(run, `${stage}Limit`)).toHaveLength(5);
    expect(run.stages).toEqual([stage]);
  });
});

describe('numbers of posts', () => {
  it('D130, D131: are judged at the year’s end, each department’s own', () => {
    const judged = definition.indicators.map(({ key, gates }) => [key, gates[0]?.value]);
    expect(judged).toEqual([
      ['placedInAll', undefined],
      ['employmentPosts', 580],
      ['forestRangers', 43],
      ['riverKeepers', 502],
      ['photovoltaicPosts', 527],
    ]);
    const series = openRound(definition, 'forestRangers', {
      openedOn: '2026-01-01',
      units: [{ path: '610429/forestry', name: '县林业局' }],
    });
    series.until('2026-12-21').unit('610429/forestry').file({ value: 42 });
    series.until('2027-01-02');
    expect(series.judgements).toMatchObject([{ gate: 'atLeast', verdict: 'missed', value: { part: 42 } }]);
  });

  it('D129: are not fewer than last year’s in all, once that number is set', () => {
    const own = resolvedAny('public-welfare-post-placement', { lastYearPlaced: 1652 });
    expect(own.indicators[0]?.gates).toMatchObject([{ compare: 'atLeast', value: 1652, on: { month: 12, day: 31 } }]);
  });

  it('come from four departments, and human resources puts them together', () => {
    const units = ['hr', 'forestry', 'water', 'development-reform'].map((body) => ({
      path: `610429/${body}`,
      name: body,
    }));
    const round = openRound(definition, 'yearlyPosts', { openedOn: '2026-01-10', units });
    for (const { path } of units) {
      round.unit(path).file({ posts: [{ postKind: 'employment', posts: 10, source: '就业补助资金' }] });
    }
    expect(round.steps).toEqual(['integratePosts@610429/hr']);
    expect(round.as('countyHrBureau', '610429/hr').consolidate().status).toBe('ended');
  });
});
