import { describe, expect, it } from 'vitest';
import type { Ballot } from '../../domain/case/command.ts';
import type { CaseData } from '../../domain/case/state.ts';
import type { CaseForm } from '../../domain/definition/forms.ts';
import type { CaseDriver } from '../support/case-driver.ts';
import { driver } from '../support/case-driver.ts';
import { resolved } from './resolved.ts';

const afterVote = resolved('village-rules');
const beforeVote = resolved('village-rules', { legalityReviewFirst: 1 });

const MARK = 'b'.repeat(64);
const REPRESENTATIVES = Array.from({ length: 47 }, (_, index) => ({
  id: `representative-${index + 1}`,
  name: `演示代表${index + 1}`,
}));
const rosters = { 'villageRepresentatives@610429101200': REPRESENTATIVES };

const start: CaseData = { rulesTitle: '演示村村规民约', adultVillagers: 801, households: 260 };
const clauses = [{ topic: 'customs', text: '喜事新办、丧事简办' }];

const present = (count: number): string[] => REPRESENTATIVES.slice(0, count).map(({ id }) => id);
const inFavour = (count: number): Ballot[] => present(count).map((voter) => ({ voter, choice: 'for', mark: MARK }));

const call = (run: CaseDriver, meetingKind: string, more: CaseData = {}) =>
  run.as('villageCommittee').decide('called', { data: { meetingKind, ...more } });
const vote = (run: CaseDriver, attending: number, favour: number) =>
  run.as('villageCommittee').vote('representatives', present(attending), inFavour(favour), { womenPresent: 12 });

const STEPS: Record<string, (run: CaseDriver) => CaseDriver> = {
  collectOpinions: (run) => run.as('villagePartySecretary').decide('collected', { data: { issues: '高价彩礼' } }),
  draft: (run) => run.as('villageCommittee').decide('drafted', { data: { clauses } }),
  consult: (run) => run.as('villageCommittee').decide('final', { data: { consultationRounds: 2 } }),
  partyCheck: (run) => run.as('villageParty').decide('approve'),
  convene: (run) => call(run, 'representatives', { delegationRecord: '村民会议第1号决议' }),
  vote: (run) => vote(run, 40, 30),
  thumbprint: (run) => run.as('villageCommittee').decide('signed'),
  legalityReview: (run) => run.as('townshipGovernment').decide('approve', { data: { legalityOpinion: '合法' } }),
  submitFiling: (run) => run.as('villageCommittee').decide('submitted'),
  fileRecord: (run) => run.as('townshipGovernment').decide('approve', { data: { filingNumber: '备-001' } }),
  publish: (run) =>
    run.as('villageCommittee').decide('published', { data: { publishedOn: '2026-03-02', leafletsDelivered: true } }),
};

/** Goes the way that the definition gives until the stage is open, doing whatever is open in between. */
function upTo(stage: string, definition: CaseForm = afterVote): CaseDriver {
  const run = driver(definition, { rosters }).start({ data: start, applicant: null });
  while (run.state.status === 'open' && !run.stages.includes(stage)) STEPS[run.stages[0] ?? '']?.(run);
  return run;
}

const visited = (run: CaseDriver): string[] =>
  run.events.flatMap((event) => (event.type === 'visitOpened' ? [event.stage] : []));

describe('making village rules', () => {
  it('votes first and reviews legality after, as the document has it', () => {
    const run = upTo('the end');
    expect(run.state).toMatchObject({ status: 'ended', outcome: 'filed' });
    expect(visited(run)).toEqual([
      'collectOpinions',
      'draft',
      'consult',
      'partyCheck',
      'convene',
      'vote',
      'thumbprint',
      'legalityReview',
      'submitFiling',
      'fileRecord',
      'recordFiling',
      'publish',
    ]);
  });

  it('reviews legality before the vote where the county follows the ministries’ guidance', () => {
    const run = upTo('the end', beforeVote);
    expect(run.state.outcome).toBe('filed');
    const stages = visited(run);
    expect(stages.indexOf('legalityReview')).toBeLessThan(stages.indexOf('vote'));
    expect(stages.filter((stage) => stage === 'legalityReview')).toHaveLength(1);
  });

  it('enters the adopted text in the township’s register', () => {
    const entries = upTo('the end').events.flatMap((event) =>
      event.type === 'effectRequested' && event.request.kind === 'registryEntry' ? [event.request] : [],
    );
    expect(entries).toMatchObject([{ register: 'villageRulesRegister', fields: { clauses, filingNumber: '备-001' } }]);
  });

  it('D231: is published in time once the county says how many days that is', () => {
    const clocks = (definition: CaseForm): string[] => definition.clocks.map(({ key }) => key);
    expect(clocks(afterVote)).not.toContain('publishInTime');
    const run = upTo('publish', resolved('village-rules', { publicationInTimeDays: 2 }));
    expect(run.state.clocks.find(({ clock }) => clock === 'publishInTime')?.dueOn).toBe('2026-03-04');
  });

  it('is published only when the leaflets have reached every household', () => {
    const publish = upTo('publish').as('villageCommittee');
    const data = { publishedOn: '2026-03-02', leafletsDelivered: false };
    expect(publish.refused('published', { data })).toBe('RULE_NOT_MET');
  });
});

describe('rounds of consultation', () => {
  it('go round as often as the village wants, at least twice', () => {
    const run = upTo('consult');
    const committee = () => run.as('villageCommittee');
    expect(committee().refused('final', { data: { consultationRounds: 1 } })).toBe('RULE_NOT_MET');
    committee().decide('nextRound', { data: { consultationRounds: 1 } });
    committee().decide('nextRound', { data: { consultationRounds: 2 } });
    committee().decide('final', { data: { consultationRounds: 3 } });
    expect(visited(run).filter((stage) => stage === 'consult')).toHaveLength(3);
    expect(run.stages).toEqual(['partyCheck']);
  });

  it('begin again with the draft when the party organisation returns it', () => {
    expect(upTo('partyCheck').as('villageParty').decide('return', { opinion: '内容不全' }).stages).toEqual(['draft']);
  });

  it('may be checked by the party secretary who started them', () => {
    const run = upTo('partyCheck');
    run.as('villageParty', undefined, 'villagePartySecretary@610429101200').decide('approve');
    expect(run.stages).toEqual(['convene']);
  });
});

describe('the vote of the representatives', () => {
  it('D229: is not valid with 31 of 47 present, and valid with 32', () => {
    const run = upTo('vote');
    const sheet = (attending: number) =>
      run.as('villageCommittee').refusal({
        type: 'recordVote',
        ...run.as('villageCommittee').task,
        meeting: 'representatives',
        present: present(attending),
        avoided: [],
        ballots: inFavour(attending),
        data: { womenPresent: 10 },
      });
    expect(sheet(31)).toBe('QUORUM_NOT_MET');
    expect(run.stages).toEqual(['vote']);
    expect(sheet(32)).toBe('accepted');
    expect(run.stages).toEqual(['thumbprint']);
  });

  it('D230: fails with exactly half of those present in favour, and goes back to consultation', () => {
    expect(vote(upTo('vote'), 40, 20).stages).toEqual(['consult']);
    expect(vote(upTo('vote'), 40, 21).stages).toEqual(['thumbprint']);
  });

  it('needs a thumbprint on every ballot in favour', () => {
    const run = upTo('vote');
    const ballots: Ballot[] = present(40).map((voter) => ({ voter, choice: 'for' }));
    expect(() => run.as('villageCommittee').vote('representatives', present(40), ballots, { womenPresent: 5 })).toThrow(
      'THUMBPRINT_MISSING',
    );
  });

  it('needs the assembly’s resolution that delegates the matter, and women present', () => {
    const undelegated = call(upTo('convene'), 'representatives');
    expect(() => vote(undelegated, 40, 30)).toThrow('RULE_NOT_MET');
    const run = upTo('vote');
    expect(() =>
      run.as('villageCommittee').vote('representatives', present(40), inFavour(30), { womenPresent: 0 }),
    ).toThrow('RULE_NOT_MET');
  });

  it('takes nobody who is not a representative', () => {
    const run = upTo('vote');
    expect(() =>
      run.as('villageCommittee').vote('representatives', [...present(40), 'stranger'], [], { womenPresent: 5 }),
    ).toThrow('NOT_A_VOTER');
  });
});

describe('the vote of the assembly', () => {
  const called = (kind: string) => call(upTo('convene'), kind);
  const held = (kind: string, attending: number, favour: number, at = called(kind).days(11)) =>
    at
      .as('villageCommittee')
      .voteCounted(kind, attending, { for: favour, against: 0, abstain: 0 }, { womenPresent: 100 });

  it('waits for the ten days of notice', () => {
    const run = called('assembly');
    expect(run.stages).toEqual(['assemblyNotice']);
    expect(run.until('2026-03-12').stages).toEqual(['assemblyNotice']);
    expect(run.until('2026-03-13').stages).toEqual(['assemblyVote']);
  });

  it('needs more than half of the 801 adults present', () => {
    expect(() => held('assembly', 400, 400)).toThrow('QUORUM_NOT_MET');
    expect(held('assembly', 401, 201).stages).toEqual(['thumbprint']);
    expect(held('assembly', 402, 201).stages).toEqual(['consult']);
  });

  it('needs two thirds of the 260 households present', () => {
    expect(() => held('assemblyByHouseholds', 173, 173)).toThrow('QUORUM_NOT_MET');
    expect(held('assemblyByHouseholds', 174, 88).stages).toEqual(['thumbprint']);
  });

  it('is held in the form for which it was called', () => {
    const run = called('assembly').days(11);
    expect(() => held('assemblyByHouseholds', 200, 200, run)).toThrow('RULE_NOT_MET');
  });

  it('needs the sheets with thumbprints afterwards', () => {
    const run = held('assembly', 500, 400);
    expect(run.as('villageCommittee').refused('signed')).toBe('RULE_NOT_MET');
    run.as('villageCommittee').decide('signed', { data: { signatureSheets: [MARK] } });
    expect(run.stages).toEqual(['legalityReview']);
  });
});

describe('returns, withdrawal and clocks of village rules', () => {
  it.each([
    ['legalityReview', 'townshipGovernment'],
    ['fileRecord', 'townshipGovernment'],
  ])('go back to the draft when %s orders a correction', (stage, role) => {
    const run = upTo(stage);
    run.as(role).decide('return', { opinion: '与法律相抵触' });
    expect(run.stages).toEqual(['draft']);
  });

  it('are withdrawn by the village until they are adopted', () => {
    const secretary = 'villagePartySecretary@610429101200';
    const early = upTo('vote');
    early.asPerson(secretary).withdraw();
    expect(early.state).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    const late = upTo('thumbprint').asPerson(secretary);
    expect(late.refusal({ type: 'withdraw', reason: '撤回' })).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('are handed in for filing within ten days after adoption', () => {
    const run = upTo('thumbprint');
    const clock = run.state.clocks.find((one) => one.clock === 'handedInForFiling');
    expect(clock?.dueOn).toBe('2026-03-12');
    run.days(40);
    const rungs = run.events.flatMap((event) =>
      event.type === 'clockRungReached' && event.clock === 'handedInForFiling' ? [event.action] : [],
    );
    expect(rungs).toEqual(['remindOwner', 'yellowCard', 'redCard', 'superviseCase']);
  });

  const rungs = (run: CaseDriver, stage: string) =>
    run.events.flatMap((event) =>
      event.type === 'clockRungReached' && event.clock === `${stage}Limit` ? [event.action] : [],
    );

  it.each(['legalityReview', 'fileRecord'])('climb the ladder when the township does not act on %s', (stage) => {
    expect(rungs(upTo(stage).days(60), stage)).toEqual([
      'remindOwner',
      'notifySuperior',
      'yellowCard',
      'redCard',
      'superviseCase',
    ]);
  });

  it.each(['collectOpinions', 'draft', 'consult', 'partyCheck', 'convene', 'vote', 'publish'])(
    'remind the village of %s, and no more: it governs itself',
    (stage) => {
      expect(rungs(upTo(stage).days(90), stage)).toEqual(['remindOwner', 'notifySuperior']);
    },
  );
});
