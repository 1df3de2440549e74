// What is known of the cases that an order is about: their procedure, version, open stages.
import { useQueries, useQuery } from '@tanstack/react-query';
import { caseQuery } from '../../acting/acting-queries.ts';
import type { CaseView } from '../../commands/command-body.ts';
import type { Words } from '../../language/language.ts';
import { outlineQuery } from '../../parts/procedure-queries.ts';
import type { Outline } from '../../parts/procedure-queries.ts';
import type { OrderDraft } from './order.ts';

export interface StageChoice {
  readonly key: string;
  readonly title: Words;
}

export interface Meant {
  readonly cases: readonly CaseView[];
  /** The one procedure of all of them; null where they are of several, or none is known. */
  readonly procedure: string | null;
  readonly version: string | undefined;
  readonly outline: Outline | null;
  readonly open: readonly StageChoice[];
  readonly stages: readonly StageChoice[];
  /** Among them are rounds or series, which have units and periods. */
  readonly rounds: boolean;
}

/** Cases of which more is asked: the first few tell what all have in common. */
const LOOKED_AT = 5;

/** Looks at the cases of a draft, or at the procedure of its filter. */
export function useMeant({ scope, cases: ids, filter }: Pick<OrderDraft, 'scope' | 'cases' | 'filter'>): Meant {
  const cases = useQueries({
    queries: scope === 'cases' ? ids.slice(0, LOOKED_AT).map(caseQuery) : [],
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
  const procedures = new Set(cases.map((one) => one.procedure.key));
  const [only] = procedures;
  const procedure = scope === 'filter' ? (filter.procedure ?? null) : procedures.size === 1 ? (only ?? null) : null;
  const version = scope === 'filter' ? filter.version : cases[0]?.definition;
  const outline = useQuery({ ...outlineQuery(procedure ?? '', version), enabled: procedure !== null }).data ?? null;
  const stages = outline?.stages ?? [];
  const openKeys = new Map(cases.flatMap((one) => one.visits.map(({ stage }) => [stage.key, stage])));
  return {
    cases,
    procedure,
    version,
    outline,
    stages,
    open: scope === 'filter' ? stages : [...openKeys.values()],
    rounds: cases.some(({ kind }) => kind !== 'case'),
  };
}
