// Whether people can fill in what a way through the case asks for: a value each time that a form asks, by local search.
//
// The search may fail to find what is there; what it has found is checked by the very conditions that the case will
// ask, so that it never finds what is not there.
import type { LocalDate } from '../calendar/index.ts';
import type { CaseData, Json } from '../case/state.ts';
import type { Field } from '../definition/field.ts';
import { isEmptyValue } from '../field-value.ts';
import { candidatesOf, surroundingsOf } from './candidates.ts';
import { balanceOf, fieldsRead, leavesOf, score } from './goal.ts';
import type { Goal } from './goal.ts';

/** A condition at one step of a way: it sees the fields that forms have asked for up to there. */
export interface Constraint {
  goal: Goal;
  /** Fields that the goal reads. */
  reads: readonly string[];
  step: number;
}

/** A condition that shall come out one way at a step. */
export function constraint(goal: Goal, step: number): Constraint {
  return { goal, reads: fieldsRead(goal), step };
}

/** A field on the form of one step of a way. */
export interface Asked {
  field: string;
  step: number;
}

/** What a way asks so far. */
export interface Way {
  /** In the order of the steps. */
  asked: readonly Asked[];
  /** What is filled in, by {@link entryOf}; what has none there keeps what it had. */
  values: CaseData;
  constraints: readonly Constraint[];
}

/** The key of what is filled in for a field at a step: a later form may say otherwise. */
export const entryOf = ({ field, step }: Asked): string => `${step}:${field}`;

/** What a search rests on, and how much it may still evaluate. */
export interface Ground {
  fields: ReadonlyMap<string, Field>;
  data: CaseData;
  parameters: Record<string, Json>;
  today: LocalDate;
  /** Evaluations left; a search that has used them up has found nothing. */
  left: number;
  /** How far each goal was met on the values that it reads. */
  known: WeakMap<Goal, Map<string, number>>;
}

const ROUNDS = 60;

/** The data of the case as a step of the way sees them. */
export function dataAt(
  ground: Pick<Ground, 'data'>,
  { asked, values }: Pick<Way, 'values' | 'asked'>,
  step: number,
): CaseData {
  const data = { ...ground.data };
  for (const one of asked) {
    const value = values[entryOf(one)];
    if (one.step <= step && value !== undefined) data[one.field] = value;
  }
  return data;
}

/** The plainest value of a field, for whom no condition asks. */
export function plainValue(ground: Ground, key: string): Json {
  const field = ground.fields.get(key);
  if (field === undefined) return null;
  return candidatesOf(field, surroundingsOf([], [], ground.parameters, ground.today))[0] ?? null;
}

/** Values under which every constraint of the way holds, beginning with those that it has; null when none is found. */
export function solve(ground: Ground, way: Way): CaseData | null {
  const search = new Search(ground, way);
  return search.run();
}

class Search {
  private readonly ground: Ground;
  private readonly way: Way;
  private values: CaseData;
  private turn = 7;

  constructor(ground: Ground, way: Way) {
    this.ground = ground;
    this.way = way;
    this.values = { ...way.values };
  }

  run(): CaseData | null {
    for (let round = 0; round < ROUNDS; round += 1) {
      const failing = this.way.constraints.filter((one) => this.met(one, this.values) < 1);
      const [first] = failing;
      if (first === undefined) return this.values;
      if (this.ground.left <= 0) return null;
      const entries = first.reads.flatMap((field) => this.latest(field, first.step) ?? []);
      if (entries.length === 0) return null;
      if (!this.improve(first, entries)) this.stray(first, entries);
    }
    return null;
  }

  /** The last form up to a step that asks for a field. */
  private latest(field: string, step: number): Asked | undefined {
    return this.way.asked.findLast((one) => one.field === field && one.step <= step);
  }

  /** The best single change for a constraint that fails, where one brings it nearer. */
  private improve(failing: Constraint, entries: readonly Asked[]): boolean {
    let best: { values: CaseData; total: number } | null = null;
    const fields = entries.map(({ field }) => field);
    const all = this.reading(fields).length;
    const now = this.total(fields, this.values);
    for (const entry of entries) {
      for (const value of this.candidates(failing, entry.field)) {
        if (this.ground.left <= 0) return false;
        const values = { ...this.values, [entryOf(entry)]: value };
        const total = this.total(fields, values);
        if (total > now && (best === null || total > best.total)) best = { values, total };
        if (total === all) {
          this.values = values;
          return true;
        }
      }
    }
    if (best === null) return false;
    this.values = best.values;
    return true;
  }

  /** Out of a standstill: a value that meets one part of the constraint, whatever it costs elsewhere; else any other. */
  private stray(failing: Constraint, entries: readonly Asked[]): void {
    const { parameters } = this.ground;
    const seen = dataAt(this.ground, { ...this.way, values: this.values }, failing.step);
    const unmet = leavesOf(failing.goal).filter((leaf) => score(leaf, seen, parameters) < 1);
    const leaf = unmet[this.next(unmet.length)];
    const read = leaf === undefined ? [] : fieldsRead(leaf);
    const near = entries.filter(({ field }) => read.includes(field));
    const entry = near[this.next(near.length)] ?? entries[this.next(entries.length)];
    if (entry === undefined) return;
    const all = this.candidates(failing, entry.field, true);
    const meets = (value: Json): boolean =>
      leaf !== undefined && score(leaf, { ...seen, [entry.field]: value }, parameters) === 1;
    const meeting = all.filter(meets);
    const values = meeting.length > 0 ? meeting : all;
    const value = values[this.next(values.length)];
    if (value !== undefined) this.values = { ...this.values, [entryOf(entry)]: value };
  }

  /** Where comparisons say at which numbers they turn, those come near enough, unless all are asked for. */
  private candidates({ reads, step }: Constraint, key: string, wide = false): Json[] {
    const field = this.ground.fields.get(key);
    if (field === undefined) return [];
    const { parameters, today } = this.ground;
    const seen = dataAt(this.ground, { ...this.way, values: this.values }, step);
    // other constraints on the same field have numbers of their own
    const leaves = this.reading([key]).flatMap((one) => leavesOf(one.goal).map((leaf) => leaf.text));
    const wanted = leaves.flatMap((leaf) => balanceOf(leaf, key, seen, parameters));
    if (!wide && wanted.some((one) => typeof one === 'number'))
      return candidatesOf(field, surroundingsOf([], wanted, parameters, today));
    const others = reads.flatMap((one) => (one === key || isEmptyValue(seen[one]) ? [] : [seen[one] ?? null]));
    return candidatesOf(field, surroundingsOf(leaves, [...wanted, ...others], parameters, today));
  }

  private reading(fields: readonly string[]): Constraint[] {
    return this.way.constraints.filter((one) => one.reads.some((field) => fields.includes(field)));
  }

  private total(fields: readonly string[], values: CaseData): number {
    return this.reading(fields).reduce((sum, one) => sum + this.met(one, values), 0);
  }

  private met({ goal, reads, step }: Constraint, values: CaseData): number {
    const data = dataAt(this.ground, { ...this.way, values }, step);
    const read = JSON.stringify(reads.map((key) => data[key] ?? null));
    const known = this.ground.known.get(goal) ?? new Map<string, number>();
    this.ground.known.set(goal, known);
    const before = known.get(read);
    if (before !== undefined) return before;
    this.ground.left -= leavesOf(goal).length;
    // the evaluator's cost grows with what it is given
    const only = Object.fromEntries(reads.map((key) => [key, data[key] ?? null]));
    const met = score(goal, only, this.ground.parameters);
    known.set(read, met);
    return met;
  }

  /** The same numbers every time: a proof may not depend on chance. */
  private next(below: number): number {
    this.turn = (this.turn * 48_271) % 2_147_483_647;
    return below === 0 ? 0 : this.turn % below;
  }
}
