// What somebody's calendar shows: his open tasks with a last day, and the rounds that his posts will owe. Titles name
// procedure, stage, unit and number, and nobody: a calendar is read on phones and kept by others.
import { loadCalendar } from '../db/calendar.ts';
import { endsWithinDay } from '../db/calendar-feeds.ts';
import { definitionsInForce } from '../db/definitions.ts';
import { holdingsOf } from '../db/people.ts';
import { listOpenTasks } from '../db/tasks.ts';
import type { TaskRow } from '../db/tasks.ts';
import { addDays, localDateOf } from '../domain/calendar/index.ts';
import type { Holding } from '../domain/case/people.ts';
import { comingRounds } from '../domain/duty-calendar/index.ts';
import { isOwedAt, scheduleOf } from '../domain/round/part.ts';
import type { Part } from '../domain/round/part.ts';
import type { CalendarEntry } from './calendar-text.ts';
import { definitionsOf, placeNames } from './case-reading.ts';
import { stageNamed } from './case-view.ts';
import type { Deps } from './deps.ts';

/** Tasks at most; the nearest are first. */
const MOST = 500;
/** Days ahead for which rounds that will open are shown. */
const AHEAD = 35;
const DOMAIN = 'banjie';

/** The entries of a person, the nearest first. */
export async function calendarEntries(deps: Deps, personId: string): Promise<CalendarEntry[]> {
  const holdings = await holdingsOf(deps.db, personId, deps.now());
  const [tasks, coming] = await Promise.all([taskEntries(deps, personId, holdings), comingEntries(deps, holdings)]);
  return [...tasks, ...coming];
}

async function taskEntries(deps: Deps, personId: string, holdings: readonly Holding[]): Promise<CalendarEntry[]> {
  const { db, config } = deps;
  const page = await listOpenTasks(
    db,
    { mine: { personId, holdings } },
    { rehearsal: config.rehearsal, dueBefore: '9999-12-31' },
    { limit: MOST },
  );
  const rows = page.rows.filter((row) => row.dueOn !== null && row.caseStatus === 'open');
  const [ends, definitions, places] = await Promise.all([
    endsWithinDay(
      db,
      rows.map((row) => row.caseId),
    ),
    definitionsOf(
      deps,
      rows.map((row) => row.definitionHash),
    ),
    placeNames(
      deps,
      rows.map((row) => row.unit ?? row.organisation),
    ),
  ]);
  return rows.map((row) => {
    const definition = definitions(row.definitionHash);
    const stage = stageNamed(definition, row.stage).title;
    const place = places(row.unit ?? row.organisation).name;
    const within = ends.find((one) => one.caseId === row.caseId && isOver(one, row));
    const mark = row.overdue ? '【逾期】' : '';
    return {
      uid: `${row.caseId}.${row.taskId}@${DOMAIN}`,
      summary: `${mark}${definition.title.zh} · ${stage.zh}（${place.zh}）`,
      description: [
        `编号 No. ${row.caseNumber}`,
        `${definition.title.en} · ${stage.en} (${place.en})`,
        ...(row.period === null ? [] : [`报送期 Period ${row.period}`]),
      ].join('\n'),
      due: within === undefined ? { on: row.dueOn ?? '' } : { at: within.dueAt },
      category: row.overdue ? '逾期' : '待办',
      stamp: row.openedAt,
    };
  });
}

/** Whether a clock is the one that gives a task its last day. */
function isOver(clock: { visit: number | null; dueOn: string }, task: TaskRow): boolean {
  return clock.dueOn === task.dueOn && (clock.visit === null || clock.visit === task.visit);
}

async function comingEntries(deps: Deps, holdings: readonly Holding[]): Promise<CalendarEntry[]> {
  const { db, config, now } = deps;
  if (config.rehearsal) return [];
  const today = localDateOf(now());
  const until = addDays(today, AHEAD);
  const [stored, calendar, places] = await Promise.all([
    definitionsInForce(db, now()),
    loadCalendar(db, Number(today.slice(0, 4)), Number(until.slice(0, 4)) + 1, config.calendar),
    placeNames(
      deps,
      holdings.map((one) => one.organisation),
    ),
  ]);
  return stored.flatMap(({ definition }) => {
    const parts: Part[] = [
      ...definition.duties.map((duty): Part => ({ kind: 'duty', duty })),
      ...definition.indicators.map((indicator): Part => ({ kind: 'indicator', indicator })),
    ];
    return parts.flatMap((part) => {
      const { key, title, owedBy } = scheduleOf(part);
      const own = holdings.filter((one) => one.role === owedBy.role && isOwedAt(owedBy, one.organisation));
      if (own.length === 0) return [];
      const rounds = comingRounds(part.kind === 'duty' ? part.duty : part.indicator, today, until, calendar);
      return own.flatMap(({ organisation }) =>
        rounds.map(({ opensOn, dueOn, provisional }): CalendarEntry => {
          const place = places(organisation).name;
          return {
            uid: `${definition.id}.${key}.${opensOn}.${organisation}@${DOMAIN}`,
            summary: `${definition.title.zh} · ${title.zh}（${place.zh}）`,
            description: [
              `${opensOn} 开始报送${provisional ? '，日期待节假日安排公布后确定' : ''}`,
              `${definition.title.en} · ${title.en} (${place.en}), opens on ${opensOn}`,
            ].join('\n'),
            due: { on: dueOn },
            category: '将报送',
            stamp: `${opensOn}T00:00:00.000Z`,
          };
        }),
      );
    });
  });
}
