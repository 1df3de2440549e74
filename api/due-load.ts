// The load of the coming weeks: what runs and what is owed from the database, and the rounds that will open from the
// duties in force.
import { loadCalendar } from '../db/calendar.ts';
import { definitionsInForce } from '../db/definitions.ts';
import { loadOfWeeks } from '../db/due-load.ts';
import type { LoadCell } from '../db/due-load.ts';
import { sightOf } from '../db/due-sources.ts';
import { countyOn, unitsOn } from '../db/round-units.ts';
import { localDateOf } from '../domain/calendar/index.ts';
import { weekOf, weeksFrom } from '../domain/calendar/weeks.ts';
import type { Week } from '../domain/calendar/weeks.ts';
import type { Definition } from '../domain/definition/forms.ts';
import type { Level } from '../domain/definition/atoms.ts';
import { comingRounds } from '../domain/duty-calendar/index.ts';
import { divisionAt, inScope } from '../domain/organisations.ts';
import { scheduleOf } from '../domain/round/part.ts';
import type { Part } from '../domain/round/part.ts';
import { visibleUnits } from '../domain/round/sight.ts';
import type { Unit } from '../domain/round/state.ts';
import type { Load, LoadQuery } from './contracts/due.ts';
import { cursorText } from './cursor.ts';
import type { Deps } from './deps.ts';
import { groupTitles } from './due-reading.ts';
import type { Caller } from './plugins/auth.ts';

interface Coming {
  /** Items by key and week. */
  items: Map<string, Map<string, number>>;
  provisional: boolean;
}

/** The load by unit or procedure, in the order of their keys, from the week of today on. */
export async function loadOf(deps: Deps, actor: Caller, query: LoadQuery, after: string): Promise<Load> {
  const asOf = localDateOf(deps.now());
  const weeks = weeksFrom(asOf, query.weeks);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a load of no week');
  const { by, level, organisation, procedure } = query;
  const rehearsal = query.rehearsal ?? deps.config.rehearsal;
  const asked = { by, level, organisation, procedure, rehearsal, from: first.from, to: last.to };
  const [cells, coming] = await Promise.all([
    loadOfWeeks(deps.db, sightOf(actor), asked),
    rehearsal ? { items: new Map(), provisional: false } : comingLoad(deps, actor, query, asOf, last.to),
  ]);
  const keys = [...new Set([...cells.map((cell) => cell.key), ...coming.items.keys()])]
    .toSorted(byText)
    .filter((k) => k > after);
  const shown = keys.slice(0, query.limit);
  const titles = await groupTitles(deps, by, shown);
  const next = keys.length > shown.length ? shown.at(-1) : undefined;
  return {
    asOf,
    weeks: weeks.map(({ key: week, from, to }) => ({ week, from, to })),
    provisional: coming.provisional,
    items: shown.map((key) => ({
      key,
      title: titles(key),
      ...amounts(
        weeks,
        cells.filter((cell) => cell.key === key),
        coming.items.get(key),
      ),
    })),
    next: next === undefined ? null : cursorText({ key: next }),
  };
}

function amounts(weeks: readonly Week[], cells: readonly LoadCell[], coming: Map<string, number> | undefined) {
  const at = (week: string): { clocks: number; items: number } => {
    const cell = cells.find((one) => one.week === week);
    return { clocks: cell?.clocks ?? 0, items: cell?.items ?? 0 };
  };
  return {
    before: at('before'),
    weeks: weeks.map(({ key: week }) => ({ week, ...at(week), coming: coming?.get(week) ?? 0 })),
  };
}

/** Items of rounds that have not opened yet, of the units that the caller will see. */
async function comingLoad(
  deps: Deps,
  actor: Caller,
  { by, level, organisation, procedure }: LoadQuery,
  today: string,
  until: string,
): Promise<Coming> {
  const { db, config, now } = deps;
  const county = await countyOn(db, today);
  const coming: Coming = { items: new Map(), provisional: false };
  if (county === null) return coming;
  const [stored, calendar] = await Promise.all([
    definitionsInForce(db, now()),
    loadCalendar(db, Number(today.slice(0, 4)), Number(until.slice(0, 4)) + 1, config.calendar),
  ]);
  const known = new Map<string, Unit[]>();
  const add = (key: string, week: string, count: number): void => {
    const own = coming.items.get(key) ?? new Map<string, number>();
    own.set(week, (own.get(week) ?? 0) + count);
    coming.items.set(key, own);
  };
  for (const { definition } of stored.filter((one) => procedure === undefined || one.definition.id === procedure)) {
    for (const part of partsOf(definition)) {
      const rounds = comingRounds(timesOf(part), today, until, calendar);
      if (rounds.length === 0) continue;
      const { owedBy } = scheduleOf(part);
      const place = JSON.stringify([owedBy.level, owedBy.bodies ?? null]);
      const units = known.get(place) ?? (await unitsOn(db, owedBy, county.path, today));
      known.set(place, units);
      const ref =
        part.kind === 'duty' ? { kind: part.kind, key: part.duty.key } : { kind: part.kind, key: part.indicator.key };
      const seen = visibleUnits(definition, { part: ref, units, organisation: county.path }, actor).filter(
        (path) => organisation === undefined || inScope(organisation, path),
      );
      const keys = by === 'procedure' ? seen.map(() => definition.id) : seen.map((path) => keyOf(path, level));
      for (const { dueOn, provisional } of keys.length === 0 ? [] : rounds) {
        coming.provisional ||= provisional;
        const week = weekOf(dueOn).key;
        for (const key of keys) add(key, week, 1);
      }
    }
  }
  return coming;
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const keyOf = (path: string, level: Level | undefined): string =>
  level === undefined ? path : (divisionAt(path, level) ?? path.split('/')[0] ?? path);

function partsOf({ duties, indicators }: Definition): Part[] {
  return [
    ...duties.map((duty): Part => ({ kind: 'duty', duty })),
    ...indicators.map((indicator): Part => ({ kind: 'indicator', indicator })),
  ];
}

const timesOf = (part: Part) => (part.kind === 'duty' ? part.duty : part.indicator);
