// A round as its readers see it: what its state says of the units in their sight, and nothing sensitive in clear.
import type { Actor } from '../domain/case/people.ts';
import type { Definition } from '../domain/definition/forms.ts';
import { maskData } from '../domain/masks.ts';
import { itemOf, openTerms } from '../domain/round/items.ts';
import { itemFormOf, requirePartOf, scheduleOf } from '../domain/round/part.ts';
import type { Part } from '../domain/round/part.ts';
import { titleOf } from '../domain/round/actions.ts';
import { visibleUnits } from '../domain/round/sight.ts';
import type { Entry, Judgement, RoundState, Step, Term, Unit } from '../domain/round/state.ts';
import { standings } from '../domain/round/tally.ts';
import type { RoundView } from './contracts/rounds.ts';
import { plain } from './terms.ts';

/** What belongs to a round alone, of the units that the actor sees. */
export function roundView(definition: Definition, state: RoundState, actor: Actor): RoundView {
  const part = requirePartOf(definition, state.part);
  const seen = new Set(visibleUnits(definition, state, actor));
  const units = state.units.filter((unit) => seen.has(unit.path));
  const { key, title } = scheduleOf(part);
  return {
    part: { key, title },
    kind: state.part.kind,
    period: state.period,
    openedOn: state.openedOn,
    terms: state.terms.map(termView),
    tally: standings(state),
    items: openTerms(state).flatMap((term) => units.map((unit) => itemView(part, state, term, unit))),
    steps: state.steps.map((step) => stepView(part, step)),
    gates: state.judgements
      .filter((one) => one.unit === null || seen.has(one.unit))
      .map((one) => gateView(part, state, one)),
    links: state.links
      .filter((link) => seen.has(link.unit))
      .map(({ unit, term, entry, procedure, caseId, outcome }) => ({
        unit,
        period: term,
        entry,
        procedure,
        caseId,
        outcome,
      })),
  };
}

function termView({ key, from, to, openedOn, dueOn, provisional, visit }: Term): RoundView['terms'][number] {
  return { period: key, from, to, opensOn: openedOn, dueOn, provisional, visitId: visit };
}

function itemView(part: Part, state: RoundState, term: Term, unit: Unit): RoundView['items'][number] {
  const item = itemOf(state, term, unit.path);
  return {
    unit,
    period: term.key,
    state: item.state,
    dueOn: term.dueOn,
    overdue: term.overdue.includes(unit.path),
    late: item.late,
    filedAt: item.filedAt,
    filedBy: item.filedBy,
    ground: item.ground ?? null,
    entries: item.entries.map((entry) => entryView(part, entry)),
  };
}

function entryView(part: Part, entry: Entry): RoundView['items'][number]['entries'][number] {
  const { number, by, at, businessDate, late, nothing, note, corrections } = entry;
  const { data, masked } = maskData(itemFormOf(part).fields, entry.data, []);
  return { number, by, at, businessDate, late, nothing, note: note ?? null, corrections, data, masked };
}

function stepView(part: Part, step: Step): RoundView['steps'][number] {
  const { key, kind, organisation, visit, taskId, state, openedAt, doneAt, by } = step;
  return {
    step: { key, title: titleOf(part, key) },
    kind,
    organisation,
    visitId: visit,
    taskId,
    state,
    openedAt,
    doneAt: doneAt ?? null,
    by: by ?? null,
  };
}

function gateView(part: Part, state: RoundState, judgement: Judgement): RoundView['gates'][number] {
  const { gate: key, term, unit, verdict, value, reachedLate } = judgement;
  const gates = part.kind === 'indicator' ? part.indicator.gates : [];
  const title = gates.find((gate) => gate.key === key)?.title ?? plain(key);
  return {
    gate: { key, title },
    period: term,
    unit: state.units.find((one) => one.path === unit) ?? null,
    verdict,
    value,
    reachedLate,
  };
}
