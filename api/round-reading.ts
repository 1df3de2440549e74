// Rounds and series as matrices, bulletins and tables of numbers, each caller only with the units in his sight.
import { findCaseHead } from '../db/case-heads.ts';
import type { CaseHead } from '../db/case-heads.ts';
import { issuedBulletin, itemStates } from '../db/rounds.ts';
import type { ItemStanding } from '../db/rounds.ts';
import type { CaseData } from '../domain/case/state.ts';
import type { Definition } from '../domain/definition/forms.ts';
import type { Indicator } from '../domain/definition/indicator.ts';
import { isRound } from '../domain/machine.ts';
import { divisionAt } from '../domain/organisations.ts';
import { itemOf, owes } from '../domain/round/items.ts';
import { valueOf, valueTogether } from '../domain/round/measure.ts';
import { itemFormOf, requirePartOf } from '../domain/round/part.ts';
import { visibleUnits } from '../domain/round/sight.ts';
import type { Judgement, Measured, RoundState, Term, Unit } from '../domain/round/state.ts';
import { isInTime, standings, tallyOf } from '../domain/round/tally.ts';
import { scopeOf } from '../domain/scope.ts';
import { definitionOf, placeNames, stateOf } from './case-reading.ts';
import { partNamed } from './case-view.ts';
import type { RoundCounts } from './contracts/duties.ts';
import type { Deps } from './deps.ts';
import type { Caller } from './plugins/auth.ts';
import { Problem } from './problem.ts';

/** A round that the caller may see, with the units of it that he may see. */
export interface SeenRound {
  head: CaseHead;
  definition: Definition;
  state: RoundState;
  units: Unit[];
}

/** Reads a round; 404 outside the caller's scope, and for a case. */
export async function requireRound(deps: Deps, actor: Caller, roundId: string): Promise<SeenRound> {
  const head = await findCaseHead(deps.db, scopeOf(actor), roundId);
  if (head === null || head.kind === 'case') throw new Problem('NOT_FOUND');
  const [definition, state] = await Promise.all([definitionOf(deps, head.definitionHash), stateOf(deps, roundId)]);
  if (!isRound(state)) throw new Problem('NOT_FOUND');
  const seen = new Set(visibleUnits(definition, state, actor));
  return { head, definition, state, units: state.units.filter(({ path }) => seen.has(path)) };
}

/** What a round is called. */
export function roundShort({ definition, state }: SeenRound) {
  const { caseId: id, procedure, period, status } = state;
  return { id, procedure, part: partNamed(definition, state.part.key), period: period.label, status };
}

/** How it stands with each of some rounds, over the units that the caller may see. */
export async function countsOf(
  deps: Deps,
  actor: Caller,
  rounds: readonly {
    caseId: string;
    kind: string;
    part: string | null;
    organisation: string;
    definitionHash: string;
  }[],
): Promise<(caseId: string) => RoundCounts> {
  const items = await itemStates(
    deps.db,
    rounds.map(({ caseId }) => caseId),
  );
  const byRound = Map.groupBy(items, ({ caseId }) => caseId);
  const counts = new Map<string, RoundCounts>();
  for (const { caseId, kind, part, organisation, definitionHash } of rounds) {
    const own = byRound.get(caseId) ?? [];
    const units = [...new Set(own.map(({ unit }) => unit))].map((path) => ({ path, name: path }));
    const ref = { kind: kind === 'series' ? 'indicator' : 'duty', key: part ?? '' } as const;
    const seen = new Set(
      visibleUnits(await definitionOf(deps, definitionHash), { part: ref, units, organisation }, actor),
    );
    counts.set(
      caseId,
      counted(
        own.filter(({ unit }) => seen.has(unit)),
        seen.size,
      ),
    );
  }
  return (caseId) => counts.get(caseId) ?? counted([], 0);
}

function counted(items: readonly ItemStanding[], units: number): RoundCounts {
  const of = (holds: (item: ItemStanding) => boolean): number => items.filter(holds).length;
  return {
    units,
    items: items.length,
    silent: of(({ state }) => state === 'silent'),
    filed: of(({ state }) => state === 'filed'),
    late: of(({ late }) => late),
    checked: of(({ state }) => state === 'checked'),
    returned: of(({ state }) => state === 'returned'),
    excused: of(({ state }) => state === 'excused'),
    overdue: of((item) => item.overdue && owes(item)),
    nothingToReport: of(({ nothing }) => nothing),
  };
}

/** Who was on time, late and silent, in all and by township, and what was found. */
export async function bulletinOf(deps: Deps, round: SeenRound) {
  const { state, units } = round;
  const paths = units.map(({ path }) => path);
  const townships = Map.groupBy(paths, (path) => divisionAt(path, 'township') ?? '');
  townships.delete('');
  const nameOf = await placeNames(deps, [...townships.keys()]);
  const all = tallyOf(state, paths);
  const named = (list: readonly string[]): Unit[] => units.filter(({ path }) => list.includes(path));
  return {
    round: roundShort(round),
    issued: await issuedBulletin(deps.db, state.caseId),
    total: standings(state, paths),
    townships: [...townships].map(([path, own]) => ({ township: nameOf(path), ...standings(state, own) })),
    silent: named(all.silent.filter((unit) => !isInTime(state, unit))),
    late: named(all.late),
    found: foundIn(round),
  };
}

/** Sums of the fields that count something; what is sensitive is not summed up. */
function foundIn({ definition, state, units }: SeenRound) {
  const part = requirePartOf(definition, state.part);
  if (part.kind === 'indicator') return [];
  const entries = state.terms.flatMap((term) =>
    units.flatMap(({ path }) => term.items[path]?.entries.map(({ data }) => data) ?? []),
  );
  return itemFormOf(part).fields.flatMap(({ key, label, unit, type, sensitive }) => {
    if ((type !== 'integer' && type !== 'fen') || sensitive !== undefined) return [];
    const sum = entries.reduce((all, data) => all + (typeof data[key] === 'number' ? data[key] : 0), 0);
    return [{ field: { key, title: label }, type, unit: unit ?? null, sum }];
  });
}

/** The indicator of a series; 404 for the round of a duty. */
export function indicatorOf({ definition, state }: SeenRound): Indicator {
  const part = requirePartOf(definition, state.part);
  if (part.kind !== 'indicator') throw new Problem('NOT_FOUND');
  return part.indicator;
}

const opened = (state: RoundState): Term[] => state.terms.filter((term) => term.visit !== null);

/** The numbers of one unit over the year, and how they were judged. */
export function seriesRow(indicator: Indicator, state: RoundState, unit: Unit) {
  const terms = opened(state);
  return {
    unit,
    reports: terms.map((term) => report(indicator, state, term, unit.path)),
    sofar: valueOf(indicator, state, unit.path, terms.at(-1)?.openedOn ?? state.period.from),
    judgements: state.judgements.filter((one) => one.unit === unit.path).map(judgementView),
  };
}

function report(indicator: Indicator, state: RoundState, term: Term, unit: string) {
  const item = itemOf(state, term, unit);
  const newest = item.entries.at(-1);
  return {
    period: term.key,
    state: item.state,
    value: newest === undefined ? null : measured(newest.data),
    sofar: valueOf(indicator, state, unit, term.openedOn),
    corrections: item.entries.reduce((sum, { corrections }) => sum + corrections, 0),
  };
}

/** What some units have reported together, as it counts by each period. */
export function seriesTotals(indicator: Indicator, state: RoundState, units: Unit[]) {
  return opened(state).map(({ key, openedOn }) => ({
    period: key,
    value: valueTogether(indicator, { ...state, units }, openedOn),
  }));
}

function measured(data: CaseData): Measured | null {
  const { value, numerator, denominator } = data;
  if (typeof value === 'number') return { part: value, whole: 1 };
  return typeof numerator === 'number' && typeof denominator === 'number'
    ? { part: numerator, whole: denominator }
    : null;
}

/** How a gate was judged. */
export function judgementView({ gate, term, verdict, value, reachedLate }: Judgement) {
  return { gate, period: term, verdict, value, reachedLate };
}
