import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays, localDateOf } from '../../../domain/calendar/index.ts';
import type { Calendar } from '../../../domain/calendar/index.ts';
import { availableActions } from '../../../domain/case/available-actions.ts';
import { changesOf } from '../../../domain/case/changes.ts';
import { messagesOf } from '../../../domain/case/messages.ts';
import type { Actor } from '../../../domain/case/people.ts';
import { projectionOf } from '../../../domain/case/projection.ts';
import type { CaseForm } from '../../../domain/definition/forms.ts';
import { CASE_WIDE } from '../../../domain/supervision.ts';
import { driver, PLAIN_CALENDAR } from '../../support/case-driver.ts';
import type { CaseDriver, DriverOptions } from '../../support/case-driver.ts';
import { COUNTY, decision, testProcedure, TOWNSHIP, VILLAGE } from '../../support/definitions.ts';

const text = (zh: string) => ({ zh, en: zh });
const basis = [{ kind: 'assumed', note: text('made for a test') }];
const ACTIONS = ['remindOwner', 'notifySuperior', 'yellowCard', 'redCard', 'superviseCase'] as const;

/** A review of three working days at the township, with a rung on each of the next five. */
const definition = (more: object = {}): CaseForm =>
  testProcedure({
    id: 'laddered',
    stages: [decision('review', { by: 'role', role: 'reviewer', level: 'township' }, 'done')],
    clocks: [
      {
        key: 'limit',
        title: text('审核期限'),
        basis,
        scope: 'visit',
        start: { on: 'entered', stage: 'review' },
        stop: [{ on: 'left', stage: 'review' }],
        limit: { kind: 'period', amount: 3, unit: 'workingDay' },
        warnings: [{ before: { amount: 1, unit: 'workingDay' } }],
        ladder: ACTIONS.map((action, index) => ({
          after: { amount: index, unit: 'workingDay' },
          action,
          ...(action === 'superviseCase' ? { opens: 'supervision' } : {}),
        })),
        ...more,
      },
    ],
  });

const started = (options: DriverOptions = {}, of = definition()): CaseDriver => driver(of, options).start({ data: {} });
const overdue = (options: DriverOptions = {}): CaseDriver => started(options).until('2026-04-01');

const post = (role: string, organisation: string, id = role): Actor => ({
  kind: 'person',
  person: { id, name: id },
  holdings: [{ role, organisation }],
});
const supervisor = post('supervisionGroup', COUNTY);

function cardEvent(run: CaseDriver, action: string): number {
  const found = run.events.find((event) => event.type === 'clockRungReached' && event.action === action);
  return found?.sequence ?? 0;
}

const revoke = (run: CaseDriver, action: string, actor: Actor, ground = '系统故障') =>
  run.tries({ type: 'revokeCard', actor, sequence: cardEvent(run, action), place: 0, ground });

/** One of the reviewers takes the task. */
const claim = (run: CaseDriver): CaseDriver =>
  run.apply({ type: 'claim', actor: post('reviewer', TOWNSHIP, 'reviewer-1'), visitId: 1, taskId: '1.1' });

const recipients = (run: CaseDriver, action: string): string[] =>
  messagesOf(projectionOf(run.definition, run.state), run.events)
    .filter(({ detail }) => detail['action'] === action)
    .flatMap((message) => message.recipients);

describe('a rung', () => {
  it('without a name tells the superior of the post, or of who has claimed the task', () => {
    const tick = started().until('2026-03-10');
    expect(recipients(tick, 'notifySuperior')).toContain(`superior:role:reviewer@${TOWNSHIP}`);
    const claimed = started();
    claim(claimed);
    claimed.until('2026-03-10');
    expect(recipients(claimed, 'notifySuperior')).toContain(`superior:role:reviewer@${TOWNSHIP}#reviewer-1`);
    expect(recipients(claimed, 'remindOwner')).toEqual(['person:reviewer-1']);
  });

  it('draws its card on the post, or on who has claimed the task', () => {
    expect(overdue().state.cards?.map(({ colour, owners }) => [colour, owners])).toEqual([
      ['yellow', [{ organisation: TOWNSHIP, role: 'reviewer', person: null }]],
      ['red', [{ organisation: TOWNSHIP, role: 'reviewer', person: null }]],
    ]);
    const claimed = started();
    claim(claimed);
    claimed.until('2026-04-01');
    expect(claimed.state.cards?.[0]?.owners[0]?.person?.id).toBe('reviewer-1');
  });

  it('draws a card for each of the branches that are late, and the place alone bears it where no task is open', () => {
    const branch = (key: string, body: string) => ({
      key,
      title: text(key),
      stages: [decision(`${key}Check`, { by: 'role', role: 'sectorDepartment', level: 'county', body }, '$join')],
    });
    const both = testProcedure({
      id: 'two-late',
      stages: [
        {
          key: 'sectors',
          kind: 'parallel',
          title: text('会审'),
          basis,
          branches: [branch('housing', 'housing'), branch('water', 'water')],
          onFail: 'block',
          passed: 'waiting',
          failed: 'done',
        },
        {
          key: 'waiting',
          kind: 'wait',
          title: text('等待'),
          basis,
          until: { kind: 'limit', limit: { kind: 'period', amount: 60, unit: 'day' } },
          to: 'done',
        },
      ],
      clocks: [
        {
          key: 'whole',
          title: text('全程'),
          basis,
          scope: 'case',
          start: { on: 'started' },
          stop: [{ on: 'ended' }],
          limit: { kind: 'period', amount: 3, unit: 'day' },
          ladder: [
            { after: { amount: 0, unit: 'day' }, action: 'yellowCard' },
            { after: { amount: 5, unit: 'day' }, action: 'redCard' },
          ],
        },
      ],
    });
    const run = started({}, both).until('2026-03-07');
    expect(run.state.cards?.[0]?.owners.map(({ organisation }) => organisation)).toEqual([
      `${COUNTY}/housing`,
      `${COUNTY}/water`,
    ]);
    run.as('sectorDepartment', `${COUNTY}/housing`, 'h').decide('approve');
    run.as('sectorDepartment', `${COUNTY}/water`, 'w').decide('approve');
    run.until('2026-03-20');
    expect(run.state.cards?.[1]?.owners).toEqual([{ organisation: VILLAGE, role: null, person: null }]);
  });
});

describe('a card', () => {
  it('is a row for each owner under an id of its own', () => {
    const run = overdue();
    const { drawn } = changesOf(projectionOf(run.definition, run.state), run.events).cards;
    const sequence = cardEvent(run, 'yellowCard');
    expect(drawn[0]).toMatchObject({
      cardId: `${run.state.caseId}.${sequence}.0`,
      colour: 'yellow',
      clock: 'limit',
      clockId: 'limit#1',
      dueOn: '2026-03-05',
    });
    expect(drawn.map(({ colour }) => colour)).toEqual(['yellow', 'red']);
  });

  it('that is revoked counts no longer: the case shows the highest that is left', () => {
    const run = overdue();
    const shown = () => projectionOf(run.definition, run.state).case.card;
    expect(shown()).toBe('red');
    expect(revoke(run, 'redCard', supervisor)).toBeNull();
    expect(shown()).toBe('yellow');
    expect(revoke(run, 'yellowCard', supervisor)).toBeNull();
    expect(shown()).toBe('none');
    expect(run.events.at(-1)).toMatchObject({
      type: 'cardRevoked',
      ground: '系统故障',
      actor: { person: { id: 'supervisionGroup' } },
    });
    expect(revoke(run, 'yellowCard', supervisor)?.code).toBe('CARD_REVOKED');
  });

  it('can be revoked after the case has ended, and then nothing else can be done', () => {
    const run = overdue();
    run.as('reviewer').decide('approve');
    expect(run.state.status).toBe('ended');
    expect(revoke(run, 'redCard', supervisor)).toBeNull();
    expect(run.tries({ type: 'comment', actor: supervisor, text: '说明' })?.code).toBe('CASE_ENDED');
  });

  it('is revoked only by who supervises or leads at the county, with a ground, and never by who bears it', () => {
    const run = overdue();
    for (const actor of [
      post('countyAuthority', COUNTY),
      post('supervisionGroup', '610430'),
      post('supervisionGroup', TOWNSHIP),
      { kind: 'administrator', person: { id: 'a', name: 'a' }, holdings: [] } as Actor,
      {
        kind: 'person',
        person: { id: 'both', name: 'both' },
        holdings: [
          { role: 'supervisionGroup', organisation: COUNTY },
          { role: 'reviewer', organisation: TOWNSHIP },
        ],
      } as Actor,
    ]) {
      expect(revoke(run, 'redCard', actor)?.code).toBe('NOT_ALLOWED');
    }
    expect(revoke(run, 'redCard', supervisor, ' ')?.code).toBe('FIELD_REQUIRED');
    expect(revoke(run, 'remindOwner', supervisor)?.code).toBe('NOT_FOUND');
    expect(revoke(run, 'redCard', post('countyPrincipalLeaders', COUNTY))).toBeNull();
  });

  it('stays with the case when the clock runs anew', () => {
    const twice = testProcedure({
      id: 'twice',
      stages: [
        decision('first', { by: 'role', role: 'clerk', level: 'village' }, 'review', { filerMayDecide: true }),
        decision('review', { by: 'role', role: 'reviewer', level: 'township' }, 'done', { returns: 'first' }),
      ],
      clocks: [{ ...definition().clocks[0], stop: [{ on: 'left', stage: 'review' }] }],
    });
    const run = started({}, twice);
    run.as('clerk').decide('approve').until('2026-04-01');
    run.as('reviewer').decide('return', { opinion: '补充' });
    run.as('clerk').decide('approve');
    expect(projectionOf(run.definition, run.state).case.card).toBe('red');
  });
});

describe('the rung that supervises', () => {
  const held = (): CaseDriver => overdue({ holdEffects: ['link'] });

  it('asks for one case, with what is late and who owes it', () => {
    const run = held();
    const [effect] = run.state.effects;
    expect(run.state.effects).toHaveLength(1);
    expect(effect).toMatchObject({
      visit: CASE_WIDE,
      request: {
        procedure: 'supervision',
        subject: TOWNSHIP,
        organisation: TOWNSHIP,
        data: {
          matter: 'laddered',
          limit: '审核期限',
          dueOn: '2026-03-05',
          overdueCase: run.state.caseId,
          unit: TOWNSHIP,
          unitRole: 'reviewer',
        },
      },
    });
  });

  it('outlives the stage that was late, and shows the case that was opened and how it was closed', () => {
    const run = held();
    const effectId = run.state.effects[0]?.id ?? '';
    const caseId = '00000000-0000-4000-8000-00000000000b';
    run.system({ type: 'effectSucceeded', effectId, result: { caseId } });
    expect(run.state.supervisions).toEqual([{ caseId, outcome: null }]);
    expect(run.events.at(-1)).toMatchObject({
      type: 'linkOpened',
      visitId: CASE_WIDE,
      caseId,
      procedure: 'supervision',
    });
    const answer = { type: 'linkAnswered', visitId: CASE_WIDE, caseId, outcome: 'completed', data: {} } as const;
    run.system(answer);
    const before = run.events.length;
    run.system(answer).system({ ...answer, caseId: '00000000-0000-4000-8000-00000000000c' });
    expect([run.events.length, run.state.supervisions]).toEqual([before, [{ caseId, outcome: 'completed' }]]);
    expect(run.stages).toEqual(['review']);
    run.as('reviewer').decide('approve');
    expect(run.state.status).toBe('ended');
  });

  it('is tried again with back-off when it can not be opened, tells an administrator once, and shows that it is stuck', () => {
    const run = held();
    const effectId = run.state.effects[0]?.id ?? '';
    const fail = () => run.system({ type: 'effectFailed', effectId, error: 'not in force', final: true });
    fail();
    expect(run.state.effects[0]).toMatchObject({ attempts: 1, notBefore: '2026-03-31T16:01:00.000Z' });
    expect(projectionOf(run.definition, run.state).case.stuck).toBe('effect');
    fail();
    const stuck = messagesOf(projectionOf(run.definition, run.state), run.events).filter(
      ({ kind }) => kind === 'stuck',
    );
    expect(stuck.map((message) => message.recipients)).toEqual([[`role:systemAdministrator@${COUNTY}`]]);
    const administrator: Actor = { kind: 'administrator', person: { id: 'a', name: 'a' }, holdings: [] };
    expect(availableActions(run.definition, run.state, administrator, run.now)).toContainEqual(
      expect.objectContaining({ type: 'retryEffect', visitId: CASE_WIDE, allowed: true }),
    );
    run.apply({ type: 'retryEffect', actor: administrator, visitId: CASE_WIDE });
    expect(run.state.effects[0]?.notBefore).toBeNull();
    run.finishEffects();
    expect(projectionOf(run.definition, run.state).case.stuck).toBeNull();
  });

  it('opens nothing in a case whose definition is older than supervision', () => {
    const older = definition({ ladder: [{ after: { amount: 0, unit: 'day' }, action: 'superviseCase' }] });
    expect(started({}, older).until('2026-04-01').count('effectRequested')).toBe(0);
  });
});

describe('every alarm of a clock', () => {
  /** A calendar in which some of March's days are free, as a notice may say one day and take back the next. */
  const calendarWith = (free: readonly string[]): Calendar => ({
    ...PLAIN_CALENDAR,
    years: {
      '2026': {
        year: 2026,
        provisional: false,
        source: text('通知'),
        daysOff: free.map((date) => ({ date, name: '测试' })),
        workingWeekends: [],
      },
    },
  });

  const March = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-03-02', days));
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('calendar' as const), free: fc.array(March, { maxLength: 12 }) }),
      fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ do: fc.constant('halt' as const), days: fc.integer({ min: 1, max: 3 }) }),
    ),
    { maxLength: 14 },
  );

  it('that lies ahead follows the calendar, also where the due day stays', () => {
    const run = started().until('2026-03-06');
    const before = run.state.clocks[0]?.alarms.find(({ id }) => id === 'r2')?.at;
    run.system({ type: 'changeCalendar', calendar: calendarWith(['2026-03-09', '2026-03-10']), ground: '通知' });
    const after = run.state.clocks[0]?.alarms.find(({ id }) => id === 'r2')?.at;
    expect([before, after]).toEqual(['2026-03-09T16:00:00.000Z', '2026-03-11T16:00:00.000Z']);
    expect(run.state.clocks[0]).toMatchObject({ dueOn: '2026-03-05', overdue: true });
  });

  test.prop([steps])(
    'is recorded at most once however the calendar moves it to and fro, and in the end each is',
    (todo) => {
      const run = started();
      let notice = 0;
      for (const step of todo) {
        if (step.do === 'wait') run.until(addDays(localDateOf(run.now), step.days));
        else if (step.do === 'halt') {
          const actor = post('reviewer', TOWNSHIP);
          run.apply({ type: 'suspend', actor, ground: 'suspension', reason: '中止' });
          run.until(addDays(localDateOf(run.now), step.days));
          run.apply({ type: 'resume', actor, reason: '恢复' });
        } else {
          notice += 1;
          run.system({ type: 'changeCalendar', calendar: calendarWith(step.free), ground: `通知${notice}` });
        }
      }
      run.until('2026-09-01');
      const rungs = run.events.flatMap((event) => (event.type === 'clockRungReached' ? [event.alarm] : []));
      expect(rungs.toSorted()).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
      expect(run.count('clockWarned')).toBe(1);
      expect(run.state.cards?.map(({ colour }) => colour)).toEqual(['yellow', 'red']);
      expect(run.count('effectRequested')).toBe(1);
    },
  );
});
