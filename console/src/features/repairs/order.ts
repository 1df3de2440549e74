// From what stands in the wizard to the body of an order. Nothing of React here.
import { isOfNoCase } from './kinds.ts';
import type { RepairBody, RepairFilter, RepairKind } from './repair-types.ts';

/** What the wizard's address may bring: a repair with some parameters, and cases or a filter. */
export interface OrderSearch {
  readonly repair?: Readonly<Record<string, unknown>>;
  readonly cases?: readonly string[];
  readonly filter?: RepairFilter;
}

export interface OrderDraft {
  readonly kind: RepairKind | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly scope: 'cases' | 'filter';
  readonly cases: readonly string[];
  readonly filter: RepairFilter;
  readonly reason: string;
  readonly evenIfChanged: boolean;
}

/** What must be given before anything can be tried. */
export type Lack = 'kind' | 'cases' | 'filter' | 'oneCase' | 'parameters' | 'reason';

const REQUIRED: Partial<Record<RepairKind, string>> = {
  reassign: 'to',
  jump: 'stage',
  patchData: 'changes',
  suspend: 'ground',
  migrate: 'definitionHash',
  revert: 'toSequence',
  resend: 'deliveryId',
  unpause: 'scheduleId',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the address; what is not of the right form is left out, and the service judges the rest. */
export function readOrderSearch({ repair, cases, filter }: Record<string, unknown>): OrderSearch {
  return {
    ...(isRecord(repair) && { repair }),
    ...(Array.isArray(cases) && { cases: cases.filter((one) => typeof one === 'string') }),
    ...(isRecord(filter) && { filter }),
  };
}

/** The draft with which the wizard opens. */
export function draftOf({ repair = {}, cases = [], filter }: OrderSearch, kinds: readonly RepairKind[]): OrderDraft {
  const { kind, ...parameters } = repair;
  return {
    kind: kinds.find((one) => one === kind) ?? null,
    parameters,
    scope: filter === undefined ? 'cases' : 'filter',
    cases,
    filter: filter ?? {},
    reason: '',
    evenIfChanged: false,
  };
}

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(isRecord(value) && Object.keys(value).length === 0);

/** What is still to be given, in the order of the page. */
export function lacks({ kind, parameters, scope, cases, filter, reason }: OrderDraft): Lack[] {
  if (kind === null) return ['kind'];
  const needed = REQUIRED[kind];
  return [
    ...(!isOfNoCase(kind) && scope === 'cases' && cases.length === 0 ? (['cases'] as const) : []),
    ...(!isOfNoCase(kind) && scope === 'filter' && !Object.values(filter).some(isGiven) ? (['filter'] as const) : []),
    ...(kind === 'revert' && (scope === 'filter' || cases.length > 1) ? (['oneCase'] as const) : []),
    ...(needed !== undefined && !isGiven(parameters[needed]) ? (['parameters'] as const) : []),
    ...(reason.trim() === '' ? (['reason'] as const) : []),
  ];
}

/** The body of a dry run; with the digest of what was shown, of the order itself. */
export function bodyOf(draft: OrderDraft, shown?: string): RepairBody {
  const { kind, parameters, scope, cases, filter, reason, evenIfChanged } = draft;
  const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => isGiven(value)));
  const narrowed = Object.fromEntries(Object.entries(filter).filter(([, value]) => isGiven(value)));
  return {
    repair: { kind, ...given } as RepairBody['repair'],
    ...(kind !== null && !isOfNoCase(kind) && { cases: scope === 'cases' ? [...cases] : narrowed }),
    reason: reason.trim(),
    evenIfChanged,
    ...(shown !== undefined && { dryRun: shown }),
  };
}
