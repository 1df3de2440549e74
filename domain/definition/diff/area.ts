// To which part of a definition a difference belongs, and which stages of the older version it is about.
import type { Json } from '../../case/state.ts';
import type { CaseForm, Definition } from '../forms.ts';
import { allStages, placeOf } from '../stage-index.ts';
import { isPart, propertyOf } from './compare.ts';
import type { Difference, Step } from './compare.ts';

/** What a reader filters a diff by. */
export const AREAS = [
  'head',
  'basis',
  'filing',
  'stage',
  'outcome',
  'role',
  'deadline',
  'ladder',
  'field',
  'rule',
  'effect',
  'link',
  'quota',
  'duty',
  'indicator',
  'plan',
  'parameter',
] as const;
export type Area = (typeof AREAS)[number];

/** By the innermost property that says it; the outermost one otherwise. */
const INNER: Readonly<Record<string, Area>> = {
  basis: 'basis',
  ladder: 'ladder',
  rules: 'rule',
  assignee: 'role',
  by: 'role',
  owedBy: 'role',
  reportedBy: 'role',
  roll: 'role',
  inquiry: 'role',
  readableBy: 'role',
  departments: 'role',
  action: 'effect',
  attempts: 'effect',
  mode: 'link',
  procedure: 'link',
  hands: 'link',
  takes: 'link',
  byOutcome: 'link',
  fields: 'field',
  form: 'field',
  columns: 'field',
  publishes: 'field',
  outcomes: 'outcome',
  returnTo: 'outcome',
  limit: 'deadline',
  period: 'deadline',
  due: 'deadline',
  within: 'deadline',
  warnings: 'deadline',
  extension: 'deadline',
  clocks: 'deadline',
};

const OUTER: Readonly<Record<string, Area>> = {
  filing: 'filing',
  withdrawal: 'filing',
  subject: 'filing',
  stages: 'stage',
  quotas: 'quota',
  duties: 'duty',
  indicators: 'indicator',
  plan: 'plan',
  parameters: 'parameter',
};

export function areaOf({ steps, before, after }: Difference): Area {
  const properties = steps.flatMap((step) => ('property' in step ? [step.property] : []));
  const value = after ?? before;
  // A whole stage is a stage, whatever it does; a cadence is a deadline, cases that an entry opens are links.
  if (properties.length === 1 && properties[0] === 'form') return 'head';
  if (propertyOf(steps) === 'opens') return isPart(value) && 'every' in value ? 'deadline' : 'link';
  if (properties.includes('opens')) return 'link';
  const inner = properties.findLast((one) => one in INNER);
  const outer = properties[0] ?? '';
  return (inner === undefined ? undefined : INNER[inner]) ?? OUTER[outer] ?? 'head';
}

/** Stages of the older version whose open visits or items a difference is about; none where it is about new cases alone. */
export function stagesOf({ steps, before, after }: Difference, older: Definition, newer: Definition): string[] {
  const [first, second] = steps;
  const part = first !== undefined && 'property' in first ? first.property : '';
  const element = second !== undefined && 'element' in second ? second : null;
  if (part === 'duties' || part === 'indicators') return element === null ? [] : stepsOf(element);
  if (older.form !== 'case') return [];
  const every = leaves(older);
  switch (part) {
    case 'stages':
      return element === null ? every : inStage(older, element.element);
    case 'fields':
      return element === null ? every : asking(element.element, [older, newer]).filter((key) => every.includes(key));
    case 'clocks': {
      const named = new Set([...eventStages(element?.before ?? before), ...eventStages(element?.after ?? after)]);
      return named.has(ALL) ? every : every.filter((key) => named.has(key));
    }
    case 'withdrawal':
    case 'quotas':
    case 'parameters':
      return every;
    default:
      return [];
  }
}

/** Stages in which a case may stand: a parallel is a frame around such. */
const leaves = (definition: CaseForm): string[] =>
  allStages(definition).flatMap(({ stage }) => (stage.kind === 'parallel' || stage.kind === 'end' ? [] : [stage.key]));

/** A stage, or those inside a parallel. */
function inStage(definition: CaseForm, key: string): string[] {
  const stage = placeOf(definition, key)?.stage;
  if (stage === undefined || stage.kind === 'end') return [];
  if (stage.kind !== 'parallel') return [key];
  return leaves({ ...definition, stages: [stage] });
}

function asking(field: string, definitions: readonly Definition[]): string[] {
  const found = definitions.flatMap((definition) =>
    definition.form !== 'case'
      ? []
      : allStages(definition).flatMap(({ stage }) => (JSON.stringify(stage).includes(`"${field}"`) ? [stage.key] : [])),
  );
  return [...new Set(found)];
}

const ALL = '*';

/** Stages whose entering or leaving a clock is about; all where it runs with the whole case. */
function eventStages(clock: Json | undefined): string[] {
  if (!isPart(clock)) return [ALL];
  const events = [clock['start'], ...(Array.isArray(clock['stop']) ? clock['stop'] : [])];
  return events.map((event) => (isPart(event) && typeof event['stage'] === 'string' ? event['stage'] : ALL));
}

/** The steps of a duty's round as its open items name them; a series has its key alone. */
function stepsOf({ element, before }: Extract<Step, { element: string }>): string[] {
  if (!isPart(before)) return [];
  const steps = ['item', 'check', 'bulletin'].map((name) => before[name]);
  const sums = Array.isArray(before['consolidation']) ? before['consolidation'] : [];
  const keys = [...steps, ...sums].flatMap((step) =>
    isPart(step) && typeof step['key'] === 'string' ? [step['key']] : [],
  );
  return keys.length === 0 ? [element] : keys;
}
