// A holiday notice as it is read: days with the line that names them, before anybody has checked what they say.
import type { LocalDate } from '../calendar/index.ts';
import type { Text } from '../definition/atoms.ts';
import type { ErrorCode } from '../error-codes.ts';

/** One day that a notice names. */
export interface NoticeDay {
  /** Line of the text, row of the sheet, or number of the entry, from 1. */
  line: number;
  date: LocalDate;
  working: boolean;
  /** The holiday that it belongs to; null where a file gives none. */
  name: string | null;
}

/** Why a notice is refused, with the line that it hangs on; null where it is about the whole. */
export interface NoticeFault {
  line: number | null;
  code: ErrorCode;
  message: Text;
}

/** What was read of a notice. */
export interface NoticeRead {
  /** The year that it says it is about; null where it says none. */
  year: number | null;
  /** Its number, 国办发明电〔2025〕7号; null where it names none. */
  source: string | null;
  days: NoticeDay[];
  faults: NoticeFault[];
}

/** A fault of one line, in both languages. */
export function faultAt(line: number | null, code: ErrorCode, zh: string, en: string): NoticeFault {
  const at = line === null ? { zh: '', en: '' } : { zh: `第${line}行：`, en: `line ${line}: ` };
  return { line, code, message: { zh: `${at.zh}${zh}`, en: `${at.en}${en}` } };
}
