// What a list of cases is narrowed to; it stands in the address, so that a number can link to its list.

export interface LedgerFilter {
  readonly procedure?: string;
  readonly organisation?: string;
  readonly stage?: string;
  readonly status?: 'open' | 'suspended' | 'ended';
  readonly overdue?: boolean;
  readonly card?: 'yellow' | 'red';
  readonly q?: string;
  /** Only ledgers of problems. */
  readonly problems?: 'true';
  readonly startedFrom?: string;
  readonly startedTo?: string;
  readonly endedFrom?: string;
  readonly endedTo?: string;
}

const PROCEDURE = /^[a-z][a-z0-9-]{0,99}$/;
const PATH = /^\d{6,12}(\/[a-z0-9-]+)?$/;
const STAGE = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const matching = (value: unknown, pattern: RegExp): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && pattern.test(text) ? text : undefined;
};

const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((one) => one === value);

/** The filter that an address carries; what is malformed counts as absent. */
export function ledgerFilter(search: Record<string, unknown>): LedgerFilter {
  const found = {
    procedure: matching(search['procedure'], PROCEDURE),
    organisation: matching(search['organisation'], PATH),
    stage: matching(search['stage'], STAGE),
    status: oneOf(search['status'], ['open', 'suspended', 'ended'] as const),
    overdue: typeof search['overdue'] === 'boolean' ? search['overdue'] : undefined,
    card: oneOf(search['card'], ['yellow', 'red'] as const),
    q: typeof search['q'] === 'string' && search['q'].trim() !== '' ? search['q'].trim() : undefined,
    problems: search['problems'] === true || search['problems'] === 'true' ? ('true' as const) : undefined,
    startedFrom: matching(search['startedFrom'], DATE),
    startedTo: matching(search['startedTo'], DATE),
    endedFrom: matching(search['endedFrom'], DATE),
    endedTo: matching(search['endedTo'], DATE),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The filter as the service's query takes it. */
export function ledgerQuery({
  overdue,
  ...filter
}: LedgerFilter): Omit<LedgerFilter, 'overdue'> & { overdue?: string } {
  return { ...filter, ...(overdue === undefined ? {} : { overdue: String(overdue) }) };
}
