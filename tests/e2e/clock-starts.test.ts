// Clocks that start where a day, or a run of working days, ends: on the engine as on the core, and as counted by hand.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadEvents } from '../../db/events.ts';
import { skipSeconds } from '../../demo/skip-days.ts';
import { addDays, localDateOf, startOfDay, weekday } from '../../domain/calendar/index.ts';
import type { Calendar, CalendarYear, LocalDate } from '../../domain/calendar/index.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import type { Clock } from '../../domain/definition/clock.ts';
import { createEnvironment } from '../workflows/environment.ts';
import { CaseDriver } from '../support/case-driver.ts';
import { clerk, decideOn, send, type Environment } from '../support/case-environment.ts';
import { decision, testProcedure } from '../support/definitions.ts';

const text = (en: string) => ({ zh: en, en });
const HOUR = 3_600_000;
const reviewer = { by: 'role', role: 'reviewer', level: 'township' };

const clock = (key: string, limit: Clock['limit']): object => ({
  key,
  title: text(key),
  basis: [{ kind: 'assumed', note: text('made for a test') }],
  scope: 'visit',
  start: { on: 'entered', stage: 'township' },
  stop: [{ on: 'left', stage: 'township' }],
  limit,
  warnings: [{ before: { amount: 1, unit: 'workingDay' } }],
  ladder: [
    { after: { amount: 0, unit: 'day' }, action: 'remindOwner' },
    { after: { amount: 1, unit: 'workingDay' }, action: 'yellowCard' },
  ],
});

/** The clerk hands over at the instant that a test chooses; then four clocks run in four units. */
const definition = testProcedure({
  id: 'clock-starts',
  stages: [
    decision('village', { by: 'role', role: 'clerk', level: 'village' }, 'township', { filerMayDecide: true }),
    decision('township', reviewer, 'done'),
  ],
  clocks: [
    clock('workingDays', { kind: 'period', amount: 3, unit: 'workingDay' }),
    clock('days', { kind: 'period', amount: 3, unit: 'day' }),
    clock('hours', { kind: 'period', amount: 24, unit: 'hour' }),
    clock('month', { kind: 'period', amount: 1, unit: 'month' }),
  ],
});

const today = localDateOf(new Date().toISOString());
/** The last working day before seven days off, a Wednesday at least two days from now. */
const eve = [3, 4, 5, 6, 7, 8, 9].map((days) => addDays(today, days)).find((date) => weekday(date) === 3) ?? today;
const daysOff = Array.from({ length: 7 }, (_, index) => addDays(eve, index + 1));
/** The Sunday after the holiday is worked. */
const madeUp = addDays(eve, 11);

function yearOf(year: number): CalendarYear {
  const ofYear = (date: LocalDate): boolean => date.startsWith(String(year));
  return {
    year,
    provisional: false,
    source: text('a notice for a test'),
    daysOff: daysOff.filter(ofYear).map((date) => ({ date, name: '测试假' })),
    workingWeekends: [madeUp].filter(ofYear),
  };
}

const thisYear = Number(today.slice(0, 4));
const calendar: Calendar = {
  years: Object.fromEntries([0, 1].map((more) => [String(thisYear + more), yearOf(thisYear + more)])),
  restDaysRoll: true,
  periodsRoll: true,
  namedDayIncluded: true,
};

let environment: Environment;
beforeAll(async () => {
  environment = await createEnvironment();
  await environment.work();
});
afterAll(() => environment.close());

/** Day by day: the nth day that people work, after a day. */
function nthWorkingDayAfter(date: LocalDate, count: number): LocalDate {
  let at = date;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    const rests = daysOff.includes(at) || ((weekday(at) === 6 || weekday(at) === 7) && at !== madeUp);
    if (!rests) left -= 1;
  }
  return at;
}

const at2359 = (date: LocalDate): number => Date.parse(startOfDay(addDays(date, 1))) - 55_000;

/** Runs a case on the engine, hands it over at an instant by its own clock, and lets every alarm ring. */
async function handedOverAt(instant: number): Promise<CaseEvent[]> {
  const { handle, answer } = await environment.start(await environment.inputOf(definition, { calendar }));
  const { caseId } = answer;
  await skipSeconds(environment.client, caseId, (instant - Date.now()) / 1000);
  await send(handle, decideOn(1, clerk));
  await skipSeconds(environment.client, caseId, 45 * 86_400);
  const trail = async (): Promise<CaseEvent[]> =>
    (await loadEvents(environment.db, environment.crypto, caseId)) as CaseEvent[];
  await vi.waitFor(
    async () => expect((await trail()).filter(({ type }) => type === 'clockRungReached')).toHaveLength(8),
    { timeout: 20_000, interval: 50 },
  );
  return trail();
}

const started = (trail: readonly CaseEvent[]) => trail.filter((event) => event.type === 'clockStarted');

/** What the core does with the same hand-over, waking at its own alarms. */
function onTheCore(at: string): CaseDriver {
  const driver = new CaseDriver(definition, { now: at, calendar });
  return driver.start({ data: {} }).as('clerk').decide('approve').days(45);
}

const alarmsOf = (trail: readonly CaseEvent[]) =>
  trail.flatMap((event) => {
    if (event.type !== 'clockWarned' && event.type !== 'clockOverdue' && event.type !== 'clockRungReached') return [];
    const { type, clock: key, alarm, dueOn, businessDate } = event;
    return [{ type, key, alarm, dueOn, businessDate }];
  });

describe.each([
  ['a minute before midnight of the last working day before a holiday', eve, at2359(eve)],
  ['in the last minute before the day before that one', addDays(eve, -1), at2359(addDays(eve, -1))],
  ['in the first minute of the holiday', addDays(eve, 1), Date.parse(startOfDay(addDays(eve, 1))) + 1_000],
])('clocks that start %s', (_, date, instant) => {
  let trail: CaseEvent[];
  beforeAll(async () => {
    trail = await handedOverAt(instant);
  });

  it('start on that day and end where a calendar on the wall says', () => {
    const due = Object.fromEntries(started(trail).map((event) => [event.clock, event]));
    const [at = ''] = started(trail).map((event) => event.startedAt);
    expect(localDateOf(at)).toBe(date);
    expect(due['workingDays']?.dueOn).toBe(nthWorkingDayAfter(date, 3));
    // a period of days that ends on a day off ends with the next working day
    expect(due['days']?.dueOn).toBe(nthWorkingDayAfter(addDays(date, 2), 1));
    expect(due['hours']?.dueAt).toBe(new Date(Date.parse(at) + 24 * HOUR).toISOString());
    for (const key of ['workingDays', 'days', 'month']) {
      expect(due[key]?.dueAt).toBe(startOfDay(addDays(due[key]?.dueOn ?? '', 1)));
    }
  });

  it('have the due dates and alarms that the core computes, and ring each once in its order', () => {
    const [first] = started(trail);
    const core = onTheCore(first?.startedAt ?? '');
    const plan = (events: readonly CaseEvent[]) =>
      started(events).map(({ clock: key, dueOn, dueAt, provisional, alarms }) => ({
        key,
        dueOn,
        dueAt,
        provisional,
        alarms,
      }));
    expect(plan(trail)).toEqual(plan(core.events));
    expect(alarmsOf(trail)).toEqual(alarmsOf(core.events));
    expect(alarmsOf(trail)).toHaveLength(4 * 4);
  });
});
