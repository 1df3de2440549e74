// The catalogue of procedures: its address, and what a search finds.
import type { components } from '../../api/schema.d.ts';

export type ProcedureShort = components['schemas']['ProcedureShort'];

export interface CatalogueSearch {
  readonly q?: string;
  readonly field?: string;
  /** Only what the reader may start. */
  readonly mine?: true;
}

export function catalogueSearch({ q, field, mine }: Record<string, unknown>): CatalogueSearch {
  return {
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q) }),
    ...(typeof field === 'string' && field !== '' && { field }),
    ...(mine === true && { mine: true as const }),
  };
}

/** First letters of the pinyin of each character: 农村危房改造 is ncwfgz. */
export type Initials = (text: string) => string;

/** Whether a procedure answers a search: by a part of its title in either language, or by its initials where known. */
export function matches(one: ProcedureShort, q: string, initials: Initials | null): boolean {
  const sought = q.trim().toLowerCase().replaceAll(/\s+/g, '');
  if (sought === '') return true;
  const { zh, en } = one.title;
  if (zh.toLowerCase().includes(sought) || en.toLowerCase().replaceAll(' ', '').includes(sought)) return true;
  return initials !== null && /^[a-z]+$/.test(sought) && initials(zh).includes(sought);
}

/** By field, both in the order of the service. */
export function byField(all: readonly ProcedureShort[]): [ProcedureShort[], ...ProcedureShort[][]] | [] {
  return [...Map.groupBy(all, (one) => one.field).values()] as [ProcedureShort[]] | [];
}
