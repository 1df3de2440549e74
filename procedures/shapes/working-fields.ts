// Short forms of fields, for what a procedure carries without the document's authority: the working model of the
// handbook. A field that a document names gives its own basis.
import type { Basis } from '../../domain/definition/atoms.ts';
import { assumed } from '../basis.ts';

/** Basis of a field that no document names but the work needs. */
export const workingModel = assumed('办理需要的内容，文件未列明', 'The work needs it; the document does not list it');

type Bases = readonly Basis[];

/** A text, of 2000 characters at most unless it says otherwise. */
export const textField = <const K extends string>(
  key: K,
  zh: string,
  en: string,
  basis: Bases = [workingModel],
  maxLength = 2000,
) => ({ key, type: 'text', label: { zh, en }, maxLength, basis }) as const;

/** A whole number that is not negative. */
export const countField = <const K extends string>(
  key: K,
  zh: string,
  en: string,
  basis: Bases = [workingModel],
  more: { min?: number; max?: number; unit?: { zh: string; en: string } } = {},
) => ({ key, type: 'integer', label: { zh, en }, min: 0, ...more, basis }) as const;

/** An amount of money in fen. */
export const fenField = <const K extends string>(key: K, zh: string, en: string, basis: Bases = [workingModel]) =>
  ({ key, type: 'fen', label: { zh, en }, basis }) as const;

/** A day; not in the future unless `future`. */
export const dateField = <const K extends string>(
  key: K,
  zh: string,
  en: string,
  basis: Bases = [workingModel],
  future = false,
) => ({ key, type: 'date', label: { zh, en }, future, basis }) as const;

/** Yes or no. */
export const flagField = <const K extends string>(key: K, zh: string, en: string, basis: Bases = [workingModel]) =>
  ({ key, type: 'boolean', label: { zh, en }, basis }) as const;

/** Evidence: files. */
export const fileField = <const K extends string>(key: K, zh: string, en: string, basis: Bases = [workingModel]) =>
  ({ key, type: 'file', label: { zh, en }, basis }) as const;

/** A division or body, by its path. */
export const organisationField = <const K extends string>(
  key: K,
  zh: string,
  en: string,
  basis: Bases = [workingModel],
) => ({ key, type: 'organisation', label: { zh, en }, basis }) as const;

/** One of several: `[key, zh, en]` each. */
export const choiceField = <const K extends string>(
  key: K,
  zh: string,
  en: string,
  options: readonly (readonly [string, string, string])[],
  basis: Bases = [workingModel],
) =>
  ({
    key,
    type: 'enum',
    label: { zh, en },
    options: options.map(([option, zhOption, enOption]) => ({ key: option, label: { zh: zhOption, en: enOption } })),
    basis,
  }) as const;

/** Several things that are handed in at once: a round takes one entry of a unit, so they are rows. */
export const tableField = <const K extends string, const C extends readonly object[]>(
  key: K,
  zh: string,
  en: string,
  columns: C,
  basis: Bases = [workingModel],
) => ({ key, type: 'table', label: { zh, en }, columns, basis }) as const;
