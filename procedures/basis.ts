// Short forms for where an element of a definition comes from. Documents are named by their file name in the handbook
// (docs/domain/); a phrase is copied exactly, at most 20 characters, so that a fixed-string search finds it.
import type { Basis } from '../domain/definition/atoms.ts';

/** Documents of the handbook that the authored procedures cite. */
export const DOCUMENTS = {
  spring2022: '000_f82f240fc0ebe233.txt',
  tenActions2024: '001_7ee8fce85c601369.txt',
  eightOnes2022: '002_389ec4a21e6feb56.txt',
  fivePlans: '003_888031e7b1e54f4b.txt',
  township2020: '004_768fbf35523b8fd1.txt',
} as const;

type DocumentName = keyof typeof DOCUMENTS;

/** The document says so; `row` is its row in docs/domain/deadlines.md. */
export function stated(document: DocumentName, phrase: string, row?: string): Basis {
  return { kind: 'stated', document: DOCUMENTS[document], phrase, ...(row === undefined ? {} : { row }) };
}

/** A step that the document states can't happen without it. */
export function implied(document: DocumentName, phrase: string): Basis {
  return { kind: 'implied', document: DOCUMENTS[document], phrase };
}

/** The law says so; `rule` and `confidence` as in docs/domain/statutes.md. */
export function statute(
  rule: string,
  instrument: string,
  confidence: 'certain' | 'likely' | 'check',
  article?: string,
): Basis {
  return { kind: 'statute', instrument, rule, confidence, ...(article === undefined ? {} : { article }) };
}

/** A default of ours that a county may change, with the reason for it. */
export function assumed(zh: string, en: string): Basis {
  return { kind: 'assumed', note: { zh, en } };
}

/** The default that most review limits rest on. */
export const countySetsLimits = assumed(
  '文件未规定期限，按常见办理时限设为默认值，县可调整',
  'The document gives no limit; a usual one is the default, which the county may change',
);
