// A step in which somebody acts, as the shapes of ledgers and of mediation take it, and the stages made of it.
import type { Basis, Rule, Text } from '../../domain/definition/atoms.ts';
import type { AuthoredStage } from '../../domain/definition/authored.ts';

type Human = Extract<AuthoredStage, { kind: 'decision' }>;
type End = Extract<AuthoredStage, { kind: 'end' }>;

/** A way out of a stage. */
export type Way = Human['outcomes'][number];

/** A stage of the handbook, who does it and what he writes. */
export interface HumanStep {
  key: string;
  title: Text;
  basis: readonly Basis[];
  by: Human['assignee'];
  form?: NonNullable<Human['form']>;
  /** Working days: the default of the parameter `<key>Days`, which a county may change. Without: a limit of its own. */
  days?: number;
  /** What must hold for the step's way on. */
  rules?: readonly Rule[];
  /** Ways out besides the shape's. */
  others?: readonly Way[];
  /** Who is addressed can't pass it on (转办). */
  keepsOwner?: true;
  /** 立即, 及时: a parameter `<key>Hours` without a value, whose basis cites the row; its clock runs once a county sets it. */
  atOnce?: { title: Text; basis: readonly Basis[] };
}

/** A way out in one line. */
export function way(key: string, title: Text, kind: Way['kind'], to: Way['to'], rules: readonly Rule[] = []): Way {
  return { key, title, kind, to, rules };
}

/** Work with the shape's ways out and the step's own. */
export function workStage(step: HumanStep, ways: readonly Way[]): AuthoredStage {
  return { kind: 'work', ...humanPart(step, ways) };
}

/** A decision with the shape's ways out and the step's own; who found a problem may also sort it. */
export function decisionStage(step: HumanStep, ways: readonly Way[]): AuthoredStage {
  return { kind: 'decision', ...humanPart(step, ways), filerMayDecide: true };
}

function humanPart(step: HumanStep, ways: readonly Way[]) {
  const { key, title, basis, by: assignee, form = [], others = [], keepsOwner } = step;
  const kept = keepsOwner === undefined ? {} : { keepsOwner };
  return { key, title, basis, assignee, form, outcomes: [...ways, ...others], ...kept };
}

/** An entry in a register. */
export function entryStage(
  head: Pick<HumanStep, 'key' | 'title' | 'basis'> & { to: string },
  register: string,
  entry: string,
  fields: readonly string[],
): AuthoredStage {
  return { kind: 'service', ...head, action: { do: 'registryEntry', register, entry, fields: [...fields] } };
}

/** An end with its outcome. */
export function endStage(key: string, title: Text, basis: readonly Basis[], outcome: End['outcome']): AuthoredStage {
  return { kind: 'end', key, title, basis, outcome };
}
