// Insight as the API shows it: numbers of db/insight.ts with names, shares and rounded days.
import { definitionInForce } from '../db/definitions.ts';
import { weekInsight } from '../db/insight.ts';
import type { StageInsight, UnitInsight } from '../db/insight.ts';
import type { Durations } from '../db/insight-sources.ts';
import { sightOf } from '../db/due-sources.ts';
import { addDays, localDateOf } from '../domain/calendar/index.ts';
import { weeksFrom } from '../domain/calendar/weeks.ts';
import { roundedDays, shareOf } from '../domain/insight/ages.ts';
import { placeNames } from './case-reading.ts';
import { stageNamed } from './case-view.ts';
import type { Throughput, ThroughputQuery } from './contracts/insight.ts';
import type { Deps } from './deps.ts';
import { weekTitle } from './due-reading.ts';
import type { Caller } from './plugins/auth.ts';
import { plain } from './terms.ts';

/** Stages with their names by the version of today. */
export async function stageViews(deps: Deps, rows: readonly StageInsight[]) {
  const procedures = [...new Set(rows.map(({ procedure }) => procedure))];
  const found = await Promise.all(procedures.map((id) => definitionInForce(deps.db, id, deps.now())));
  const definitions = new Map(procedures.map((id, index) => [id, found[index]?.definition]));
  return rows.map(({ procedure, stage, left, returned, overdue, ...open }) => {
    const definition = definitions.get(procedure);
    return {
      procedure: { key: procedure, title: definition?.title ?? plain(procedure) },
      stage: definition === undefined ? { key: stage, title: plain(stage) } : stageNamed(definition, stage),
      ...open,
      left: daysView(left),
      returned,
      returnedShare: shareOf(returned, left.count),
      overdue,
      overdueShare: shareOf(overdue, left.count),
    };
  });
}

/** Units with their names. */
export async function unitViews(deps: Deps, rows: readonly UnitInsight[]) {
  const places = await placeNames(
    deps,
    rows.map(({ unit }) => unit),
  );
  return rows.map(({ unit, ended, finished, overdue, ...open }) => ({
    unit: places(unit),
    ...open,
    ended: daysView(ended),
    finished: daysView(finished),
    overdue,
    overdueShare: shareOf(overdue, finished.count),
  }));
}

/** The last weeks, the one of today included, each told even when nothing happened in it. */
export async function throughputOf(deps: Deps, actor: Caller, query: ThroughputQuery): Promise<Throughput> {
  const { weeks: count, rehearsal = deps.config.rehearsal, ...filter } = query;
  const at = deps.now();
  const asOf = localDateOf(at);
  const weeks = weeksFrom(addDays(asOf, -7 * (count - 1)), count);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a trend of no week');
  const asked = { ...filter, rehearsal, at, from: first.from, to: last.to };
  const told = await weekInsight(deps.db, sightOf(actor), asked);
  let open = told.openBefore;
  return {
    asOf,
    weeks: weeks.map(({ key: week, from, to }) => {
      const one = told.weeks.find((each) => each.week === week);
      const ended = one?.ended ?? { count: 0, median: null, p90: null };
      const started = one?.started ?? 0;
      open += started - ended.count;
      return {
        week,
        title: weekTitle(week),
        from,
        to,
        started,
        ended: daysView(ended),
        endedOverdue: one?.endedOverdue ?? 0,
        overdueShare: shareOf(one?.endedOverdue ?? 0, ended.count),
        open,
        finishedTasks: one?.finishedTasks ?? 0,
        finishedOverdue: one?.finishedOverdue ?? 0,
        returned: one?.returned ?? 0,
      };
    }),
  };
}

function daysView({ count, median, p90 }: Durations): Durations {
  return {
    count,
    median: median === null ? null : roundedDays(median),
    p90: p90 === null ? null : roundedDays(p90),
  };
}
