// Short forms of the parameters that most procedures need.
import type { Basis } from '../domain/definition/atoms.ts';
import { countySetsLimits } from './basis.ts';

/** Working days of a stage, a default of ours that the county may change. */
export const workingDays = <const K extends string>(key: K, value: number, zh: string, en: string) =>
  ({
    key,
    title: { zh: `${zh}（工作日）`, en: `${en} (working days)` },
    type: 'integer',
    value,
    basis: [countySetsLimits],
  }) as const;

/** A number that the document leaves to a word or hides: whatever uses it runs once the county sets it. */
export const unsetNumber = <const K extends string>(key: K, zh: string, en: string, basis: readonly Basis[]) =>
  ({ key, title: { zh, en }, type: 'integer', value: null, basis }) as const;

/** A date that the document hides or leaves to a word: whatever uses it runs once the county sets it. */
export const unsetDate = <const K extends string>(key: K, zh: string, en: string, basis: readonly Basis[]) =>
  ({ key, title: { zh, en }, type: 'date', value: null, basis }) as const;

/** A whole number that the county may change. */
export const wholeNumber = <const K extends string>(
  key: K,
  value: number,
  zh: string,
  en: string,
  basis: readonly Basis[],
) => ({ key, title: { zh, en }, type: 'integer', value, basis }) as const;
