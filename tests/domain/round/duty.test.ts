import { describe, expect, it } from 'vitest';
import { standings } from '../../../domain/round/tally.ts';
import { openRound, UNITS } from '../../support/round-driver.ts';
import type { RoundDriver } from '../../support/round-driver.ts';
import { bulletin, check, consolidation, duty, FILER, recurring } from '../../support/round-definitions.ts';
import type { DutyInput } from '../../support/round-definitions.ts';

const [ONE, TWO, THREE, FOUR] = UNITS.map((unit) => unit.path) as [string, string, string, string];
const FIRST_TOWN = '610429101';
const SECOND_TOWN = '610429102';
const COUNTY = '610429';

function monthly(change: Partial<DutyInput> = {}): RoundDriver {
  return openRound(recurring({ duties: [duty(change)] }), 'monthlyReport', { openedOn: '2026-03-01' });
}

describe('a round of a duty', () => {
  it('opens with one event for all its units and covers its month', () => {
    const round = monthly();
    expect(round.events.map((event) => event.type)).toEqual(['roundOpened', 'itemsOpened']);
    expect(round.state.period).toEqual({ label: '2026-03', from: '2026-03-01', to: '2026-03-31' });
    expect(round.dueOn()).toBe('2026-03-25');
    expect(round.owing()).toEqual([ONE, TWO, THREE, FOUR]);
  });

  it('ends when every unit has handed in, where nobody sums up', () => {
    const round = monthly();
    for (const { path } of UNITS) round.unit(path).file({ visited: 3 });
    expect(round.status).toBe('ended');
    expect(round.all('roundEnded')[0]).toMatchObject({ outcome: 'completed', reason: 'settled' });
    expect(round.tally.onTime).toEqual([ONE, TWO, THREE, FOUR]);
  });

  it('reminds only those who have not handed in, once for each warning', () => {
    const round = monthly();
    round.unit(ONE).file({ visited: 3 });
    round.until('2026-03-22');
    expect(round.all('dueWarned').map((event) => event.units)).toEqual([[TWO, THREE, FOUR]]);
  });

  it('names the silent as overdue at the due instant, in one event, and climbs the ladder for those still silent', () => {
    const round = monthly();
    round.unit(ONE).file({ visited: 3 });
    round.until('2026-03-26');
    expect(round.all('dueReached').map((event) => event.units)).toEqual([[TWO, THREE, FOUR]]);
    round.unit(TWO).file({ visited: 1 });
    round.until('2026-03-31');
    expect(round.all('rungReached').map(({ alarm, units, notify }) => ({ alarm, units, notify }))).toEqual([
      { alarm: 'r0', units: [THREE, FOUR], notify: true },
      { alarm: 'r1', units: [THREE, FOUR], notify: true },
    ]);
  });

  it('counts who has handed nothing in as owing while there is time, and as silent after it', () => {
    const round = monthly();
    round.unit(ONE).file({ visited: 3 });
    expect(standings(round.state)).toMatchObject({ units: 4, onTime: 1, owed: 3, silent: 0 });
    round.until('2026-03-26');
    expect(standings(round.state)).toMatchObject({ units: 4, onTime: 1, owed: 0, silent: 3 });
    round.unit(TWO).file({ visited: 1 });
    expect(standings(round.state, [ONE, TWO, THREE])).toMatchObject({ units: 3, late: 1, owed: 0, silent: 1 });
  });

  it('takes what comes late and keeps it as late', () => {
    const round = monthly().until('2026-03-26');
    round.unit(ONE).file({ visited: 3 }, { businessDate: '2026-03-20' });
    expect(round.item(ONE)).toMatchObject({ state: 'late', late: true });
    expect(round.tally.late).toEqual([ONE]);
  });

  it('judges what fell due before a command before it, though no timer has rung', () => {
    const round = monthly();
    round.now = '2026-03-25T16:00:00.000Z';
    round.unit(ONE).file({ visited: 3 });
    expect(round.all('dueReached')[0]?.units).toEqual([ONE, TWO, THREE, FOUR]);
    expect(round.item(ONE).state).toBe('late');
  });

  it('is closed with whoever is silent when its closing rule says so', () => {
    const round = monthly();
    round.unit(ONE).nothingToReport();
    round.until('2026-06-01');
    expect(round.all('roundEnded')[0]).toMatchObject({
      reason: 'closingRule',
      // the last rung, and as long again as the month lasts
      businessDate: '2026-04-29',
      tally: { onTime: [ONE], nothingToReport: [ONE], silent: [TWO, THREE, FOUR] },
    });
  });

  it('records every rung that a late opening has passed and sends only the highest', () => {
    const round = openRound(recurring({ duties: [duty()] }), 'monthlyReport', {
      openedOn: '2026-03-01',
      now: '2026-03-30T02:00:00.000Z',
    });
    expect(round.events.map((event) => event.type)).toEqual([
      'roundOpened',
      'itemsOpened',
      'dueWarned',
      'dueReached',
      'rungReached',
      'rungReached',
    ]);
    expect(round.all('rungReached').map((event) => event.notify)).toEqual([false, true]);
  });
});

describe('handing in', () => {
  it('is refused twice, with who was first and what to do instead', () => {
    const round = monthly();
    round.unit(ONE).file({ visited: 3 });
    expect(round.unit(ONE).refusedFile({ visited: 4 })).toBe('ITEM_ALREADY_FILED');
    expect(round.unit(ONE).refusal({ type: 'fileItem', unit: ONE, nothingToReport: true })).toBe('ITEM_ALREADY_FILED');
  });

  it('is refused for another unit, for one that owes nothing, for an unknown period, and after the end', () => {
    const round = monthly();
    expect(round.unit(ONE).refusedFile({ visited: 3 }, { unit: TWO })).toBe('UNIT_NOT_YOURS');
    expect(round.unit('610429109200').refusedFile({ visited: 3 })).toBe('UNIT_NOT_IN_ROUND');
    expect(round.unit(ONE).refusedFile({ visited: 3 }, { period: '2026-04' })).toBe('PERIOD_UNKNOWN');
    round.until('2026-06-01');
    expect(round.unit(ONE).refusedFile({ visited: 3 })).toBe('CASE_ENDED');
  });

  it('checks the form and the rules', () => {
    const rules = [{ when: 'dangers <= visited', otherwise: { zh: '隐患不得多于走访', en: 'too many' } }];
    const round = monthly({ item: { ...duty().item, rules } });
    expect(round.unit(ONE).refusedFile({})).toBe('FIELD_REQUIRED');
    expect(round.unit(ONE).refusedFile({ visited: 501 })).toBe('FIELD_INVALID');
    expect(round.unit(ONE).refusedFile({ visited: 1, weather: 'fine' })).toBe('UNKNOWN_FIELD');
    expect(round.unit(ONE).refusedFile({ visited: 1 })).toBe('RULE_UNDECIDED');
    expect(round.unit(ONE).refusedFile({ visited: 1, dangers: 2 })).toBe('RULE_NOT_MET');
    expect(round.unit(ONE).refusedFile({ visited: 1, dangers: 1 })).toBe('accepted');
  });

  it('takes "nothing to report" only where the duty does', () => {
    const round = monthly({ item: { ...duty().item, nothingToReport: false } });
    expect(round.unit(ONE).refusal({ type: 'fileItem', unit: ONE, nothingToReport: true })).toBe(
      'NOTHING_NOT_ACCEPTED',
    );
  });

  it('is complete with as many entries as the duty asks for, and takes more', () => {
    const round = monthly({ item: { ...duty().item, atLeast: 2 } });
    round.unit(ONE).file({ visited: 1 });
    expect(round.item(ONE).state).toBe('silent');
    expect(round.unit(ONE).refusal({ type: 'fileItem', unit: ONE, nothingToReport: true })).toBe('ITEM_ALREADY_FILED');
    round.unit(ONE).file({ visited: 2 });
    expect(round.item(ONE).state).toBe('filed');
    round.unit(ONE).file({ visited: 3 });
    expect(round.item(ONE).entries.map((entry) => entry.data['visited'])).toEqual([1, 2, 3]);
  });

  it('refuses a business date ahead of today or before the round', () => {
    const round = monthly();
    const on = { type: 'fileItem', unit: ONE, data: { visited: 1 } } as const;
    expect(round.unit(ONE).refusal({ ...on, businessDate: '2026-03-02' })).toBe('BUSINESS_DATE_IN_FUTURE');
    expect(round.unit(ONE).refusal({ ...on, businessDate: '2026-02-28' })).toBe('BUSINESS_DATE_BEFORE_STAGE');
  });

  it('names the delegate and for whom', () => {
    const round = monthly();
    const holder = { id: 'holder', name: '演示村干部' };
    round.apply({
      type: 'fileItem',
      unit: ONE,
      data: { visited: 1 },
      actor: {
        kind: 'person',
        person: { id: 'delegate', name: '演示代理人' },
        holdings: [{ role: FILER, organisation: ONE, agencyOf: holder }],
      },
    });
    expect(round.all('itemFiled')[0]?.actor).toMatchObject({ person: { id: 'delegate' }, onBehalfOf: holder });
  });
});

describe('a correction', () => {
  it('keeps the old entry in the trail and puts the new one in its place', () => {
    const round = monthly();
    round.unit(ONE).file({ visited: 3, dangers: 1 });
    round.unit(ONE).correct({ visited: 4, dangers: null }, { reason: '录入错误' });
    expect(round.item(ONE).entries[0]).toMatchObject({ data: { visited: 4 }, corrections: 1 });
    expect(round.all('itemCorrected')[0]).toMatchObject({
      old: { visited: 3, dangers: 1 },
      data: { visited: 4 },
      reason: '录入错误',
    });
  });

  it('is refused before anything was handed in, without a difference, without a reason, and without the entry among several', () => {
    const round = monthly({ item: { ...duty().item, atLeast: 2 } });
    const on = { type: 'correctItem', unit: ONE, data: { visited: 1 }, reason: '更正' } as const;
    expect(round.unit(ONE).refusal(on)).toBe('ITEM_NOT_FILED');
    round.unit(ONE).file({ visited: 1 });
    expect(round.unit(ONE).refusal(on)).toBe('COMMAND_NOT_APPLICABLE');
    expect(round.unit(ONE).refusal({ ...on, data: { visited: 2 }, reason: ' ' })).toBe('OPINION_REQUIRED');
    round.unit(ONE).file({ visited: 5 });
    expect(round.unit(ONE).refusal({ ...on, data: { visited: 2 } })).toBe('FIELD_REQUIRED');
    expect(round.unit(ONE).refusal({ ...on, data: { visited: 2 }, entry: 2 })).toBe('accepted');
  });

  it('turns "nothing to report" into an entry', () => {
    const round = monthly();
    round.unit(ONE).nothingToReport();
    round.unit(ONE).correct({ visited: 2 });
    expect(round.item(ONE).entries[0]).toMatchObject({ nothing: false, data: { visited: 2 } });
    expect(round.tally.nothingToReport).toEqual([]);
  });
});

describe('a check', () => {
  it('lets an item count when it is accepted', () => {
    const round = monthly({ check });
    round.unit(ONE).file({ visited: 3 });
    expect(round.item(ONE)).toMatchObject({ state: 'filed', checkTaskId: '1.5' });
    round.as('townshipGovernment', FIRST_TOWN).accept(ONE);
    expect(round.item(ONE)).toMatchObject({ state: 'checked', checkTaskId: null });
  });

  it('sends back with a fresh task, and the unit owes again', () => {
    const round = monthly({ check });
    round.unit(ONE).file({ visited: 3 });
    round.as('townshipGovernment', FIRST_TOWN).sendBack(ONE, '数据不实');
    expect(round.item(ONE)).toMatchObject({ state: 'returned', taskId: '1.6', entries: [] });
    expect(round.owing()).toContain(ONE);
    round.unit(ONE).file({ visited: 2 });
    expect(round.item(ONE)).toMatchObject({ state: 'filed', checkTaskId: '1.7', entryCount: 2 });
  });

  it('is for the post of the unit’s own line, never for who handed in, and only of what is there', () => {
    const round = monthly({ check });
    const command = { type: 'checkItem', unit: ONE, accept: true } as const;
    expect(round.as('townshipGovernment', FIRST_TOWN).refusal(command)).toBe('ITEM_NOT_FILED');
    round.unit(ONE).file({ visited: 3 });
    expect(round.as('townshipGovernment', SECOND_TOWN).refusal(command)).toBe('NOT_ALLOWED');
    const self = round.as('townshipGovernment', FIRST_TOWN, `${FILER}@${ONE}`);
    expect(self.refusal(command)).toBe('FILER_MAY_NOT_DECIDE');
    const checker = round.as('townshipGovernment', FIRST_TOWN);
    expect(checker.refusal({ ...command, accept: false })).toBe('OPINION_REQUIRED');
    checker.accept(ONE);
    expect(checker.refusal(command)).toBe('ITEM_NOT_FILED');
  });

  it('looks anew at an accepted entry that was corrected', () => {
    const round = monthly({ check });
    round.unit(ONE).file({ visited: 3 });
    round.as('townshipGovernment', FIRST_TOWN).accept(ONE);
    round.unit(ONE).correct({ visited: 4 });
    expect(round.item(ONE)).toMatchObject({ state: 'filed', checkTaskId: '1.6' });
  });
});

describe('consolidation and bulletin', () => {
  it('go up level by level as soon as the units of a division are in, and the bulletin ends the round', () => {
    const round = monthly({ consolidation, bulletin });
    round.unit(FOUR).file({ visited: 1 });
    expect(round.steps).toEqual([`townshipSummary@${SECOND_TOWN}`]);
    for (const unit of [ONE, TWO, THREE]) round.unit(unit).nothingToReport();
    round.as('townshipGovernment', FIRST_TOWN).consolidate('已汇总');
    expect(round.steps).toEqual([`townshipSummary@${SECOND_TOWN}`]);
    round.as('townshipGovernment', SECOND_TOWN).consolidate();
    expect(round.steps).toEqual([`countySummary@${COUNTY}`]);
    round.as('countyAuthority', COUNTY).consolidate();
    expect(round.steps).toEqual([`countyBulletin@${COUNTY}`]);
    round.as('countyLeadership', COUNTY).bulletin('三月通报');
    expect(round.all('roundEnded')[0]).toMatchObject({ outcome: 'completed', reason: 'bulletin' });
  });

  it('open at the due instant although units are silent, and the bulletin names them', () => {
    const round = monthly({ consolidation, bulletin }).until('2026-03-26');
    expect(round.all('stepOpened').map((event) => event.because)).toEqual(['due', 'due']);
    round.unit(ONE).file({ visited: 2 });
    round.asAdministrator().excuse(TWO);
    for (const town of [FIRST_TOWN, SECOND_TOWN]) round.as('townshipGovernment', town).consolidate();
    round.as('countyAuthority', COUNTY).consolidate();
    round.as('countyLeadership', COUNTY).bulletin();
    expect(round.all('bulletinIssued')[0]?.tally).toEqual({
      onTime: [],
      late: [ONE],
      silent: [THREE, FOUR],
      excused: [TWO],
      nothingToReport: [],
    });
    expect(round.status).toBe('ended');
  });

  it('wait for the check of what was handed in', () => {
    const round = monthly({ check, consolidation });
    round.unit(FOUR).file({ visited: 1 });
    expect(round.steps).toEqual([]);
    round.as('townshipGovernment', SECOND_TOWN).accept(FOUR);
    expect(round.steps).toEqual([`townshipSummary@${SECOND_TOWN}`]);
  });

  it('are refused before they are open, to other posts, and twice', () => {
    const round = monthly({ consolidation, bulletin });
    const town = round.as('townshipGovernment', SECOND_TOWN);
    const command = { type: 'consolidate', organisation: SECOND_TOWN } as const;
    expect(town.refusal(command)).toBe('STEP_NOT_OPEN');
    round.unit(FOUR).file({ visited: 1 });
    expect(round.as('townshipGovernment', FIRST_TOWN).refusal(command)).toBe('NOT_ALLOWED');
    town.consolidate();
    expect(town.refusal(command)).toBe('TASK_DONE');
    expect(round.as('countyLeadership', COUNTY).refusal({ type: 'issueBulletin', text: '通报' })).toBe('STEP_NOT_OPEN');
  });

  it('end the round with the last summary where there is no bulletin', () => {
    const round = monthly({ consolidation: [consolidation[1] as (typeof consolidation)[number]] }).until('2026-03-26');
    round.as('countyAuthority', COUNTY).consolidate();
    expect(round.all('roundEnded')[0]?.reason).toBe('consolidated');
  });
});

describe('excusing a unit', () => {
  it('is for the post that leads the round, with a ground, and ends what the unit owes', () => {
    const round = monthly({ bulletin });
    const command = { type: 'excuseItem', unit: ONE, ground: '洪灾' } as const;
    expect(round.unit(ONE).refusal(command)).toBe('NOT_ALLOWED');
    const lead = round.as('countyLeadership', COUNTY);
    expect(lead.refusal({ ...command, ground: '' })).toBe('OPINION_REQUIRED');
    lead.excuse(ONE, '洪灾');
    expect(round.item(ONE)).toMatchObject({ state: 'excused', ground: '洪灾' });
    expect(round.unit(ONE).refusedFile({ visited: 1 })).toBe('ITEM_EXCUSED');
    round.unit(TWO).file({ visited: 1 });
    expect(lead.refusal({ ...command, unit: TWO })).toBe('ITEM_ALREADY_FILED');
  });
});

describe('cases that entries open', () => {
  const opens = [
    { when: 'dangers > 0', procedure: 'danger-ledger', hands: [{ to: 'count', from: 'dangers' }], subject: 'phone' },
  ];
  const item = { ...duty().item, opens, rules: [] };
  const entry = { visited: 3, dangers: 2, phone: '13800000000' };

  it('are asked for once, where the unit is, with what it hands over', () => {
    const round = monthly({ item });
    round.unit(ONE).file(entry);
    expect(round.all('effectRequested')[0]).toMatchObject({
      effectId: `${round.state.caseId}:1.1:1.0`,
      unit: ONE,
      request: { procedure: 'danger-ledger', data: { count: 2 }, subject: '13800000000' },
    });
    round.unit(ONE).correct({ dangers: 3 });
    expect(round.linked).toEqual([`danger-ledger@${ONE}`]);
    expect(round.state.links[0]?.caseId).not.toBeNull();
  });

  it('wait for the check, and for data that decide whether there is one', () => {
    const round = monthly({ item, check });
    expect(round.unit(ONE).refusedFile({ visited: 3 })).toBe('RULE_UNDECIDED');
    round.unit(ONE).file(entry);
    expect(round.linked).toEqual([]);
    round.as('townshipGovernment', FIRST_TOWN).accept(ONE);
    expect(round.linked).toEqual([`danger-ledger@${ONE}`]);
  });

  it('hold the end of the round up until they are open, and tell it how they ended', () => {
    const round = openRound(recurring({ duties: [duty({ item })] }), 'monthlyReport', {
      openedOn: '2026-03-01',
      units: UNITS.slice(0, 2),
      holdEffects: true,
    });
    round.unit(ONE).file(entry);
    const [link] = round.state.links;
    round.system({ type: 'effectFailed', effectId: link?.effectId ?? '', error: 'no such procedure', final: true });
    expect(round.state.effects[0]).toMatchObject({ attempts: 1, stuck: true });
    expect(round.asAdministrator().refusal({ type: 'retryEffect', visitId: 1 })).toBe('accepted');
    round.unit(TWO).nothingToReport();
    expect(round.status).toBe('open');
    round.openCases();
    expect(round.status).toBe('ended');
  });

  it('answer the round that opened them once', () => {
    const round = monthly({ item });
    round.unit(ONE).file(entry);
    const caseId = round.state.links[0]?.caseId ?? '';
    const answer = { type: 'linkAnswered', visitId: 1, caseId, outcome: 'struckOff', data: {} } as const;
    round.system(answer).system(answer);
    expect(round.count('linkAnswered')).toBe(1);
    expect(round.state.links[0]?.outcome).toBe('struckOff');
  });
});

describe('verbs around a round', () => {
  it('urge a unit, or all that owe, once a day', () => {
    const round = monthly();
    const town = round.as('townshipGovernment', FIRST_TOWN);
    expect(town.refusal({ type: 'urge', visitId: 1, message: '请速报', unit: ONE })).toBe('accepted');
    expect(town.refusal({ type: 'urge', visitId: 1, message: '请速报', unit: ONE })).toBe('TOO_MANY_REQUESTS');
    expect(town.refusal({ type: 'urge', visitId: 1, message: '请速报' })).toBe('accepted');
    expect(town.refusal({ type: 'urge', visitId: 7, message: '请速报' })).toBe('COMMAND_NOT_APPLICABLE');
    round.unit(TWO).file({ visited: 1 });
    expect(town.refusal({ type: 'urge', visitId: 1, message: '请速报', unit: TWO })).toBe('ITEM_ALREADY_FILED');
  });

  it('compute what is not due yet again when the calendar changes', () => {
    const round = monthly({ due: { kind: 'period', amount: 5, unit: 'workingDay' } });
    expect(round.dueOn()).toBe('2026-03-06');
    const { calendar } = round.state;
    const year = { year: 2026, provisional: false, source: { zh: '通知', en: 'notice' }, workingWeekends: [] };
    const daysOff = [{ date: '2026-03-04', name: '示例假' }];
    round.system({
      type: 'changeCalendar',
      calendar: { ...calendar, years: { 2026: { ...year, daysOff } } },
      ground: '放假通知',
    });
    expect(round.all('termRecomputed')[0]).toMatchObject({ old: { dueOn: '2026-03-06' }, dueOn: '2026-03-09' });
  });
});
