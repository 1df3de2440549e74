// A holiday notice on its way in: pasted text, days, or a file become one checked notice, or a refusal with its line.
import { Readable } from 'node:stream';
import { checkNotice, faultAt, readNoticeText } from '../domain/calendar-notice/index.ts';
import type { CheckedNotice, NoticeDay, NoticeFault } from '../domain/calendar-notice/index.ts';
import { isLocalDate } from '../domain/calendar/index.ts';
import { NoticeBody } from './contracts/calendar.ts';
import { Problem } from './problem.ts';
import { problemAt } from './refusals.ts';
import { readSheetFile } from '../spreadsheet/read-sheet.ts';
import { SHEET_LIMITS, SheetError } from '../spreadsheet/sheet.ts';
import type { CellValue, Sheet } from '../spreadsheet/sheet.ts';

/** A notice that holds together, and what was sent. */
export interface GivenNotice {
  checked: CheckedNotice;
  original: string;
  replace: boolean;
}

/** What comes with a file besides its content. */
interface FileMore {
  year?: number | undefined;
  source?: string | undefined;
  replace: boolean;
}

type FieldOf = (line: number | null) => string;

/**
 * Reads the body of an import.
 * @throws {Problem} with a fault for each line that can't be taken
 */
export function noticeOf(body: NoticeBody): GivenNotice {
  const { replace } = body;
  if ('text' in body) return noticeOfText(body.text, body, '/text');
  const { year, source, daysOff, workingWeekends } = body;
  const days = [
    ...daysOff.map(({ date, name }, index): NoticeDay => ({ line: index + 1, date, working: false, name })),
    ...workingWeekends.map((date, index): NoticeDay => ({
      line: daysOff.length + index + 1,
      date,
      working: true,
      name: null,
    })),
  ];
  const fieldOf: FieldOf = (line) => {
    if (line === null) return '/daysOff';
    return line <= daysOff.length ? `/daysOff/${line - 1}` : `/workingWeekends/${line - daysOff.length - 1}`;
  };
  return { checked: requireChecked(year, source, days, fieldOf), original: JSON.stringify(body), replace };
}

/**
 * Reads an uploaded file: the notice as text, its days as JSON in the shape of `GET /calendar/{year}`, or a sheet (CSV,
 * XLSX) with the columns 日期, 类型 (放假 or 上班) and 名称.
 */
export async function noticeOfFile(content: Readable, more: FileMore): Promise<GivenNotice> {
  const bytes = Buffer.concat((await content.toArray()) as Buffer[]);
  const text = decoded(bytes);
  if (text !== null && /^\s*[[{]/.test(text)) return noticeOfJson(text, more);
  if (text !== null && !/^[^\n]*(日期|date)/i.test(text)) return noticeOfText(text, more, '/file');
  return noticeOfSheet(await sheetIn(bytes), text ?? '', more);
}

/** UTF-8, or null for anything else, which may be a workbook. */
function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function noticeOfText(text: string, more: FileMore, place: string): GivenNotice {
  const read = readNoticeText(text, more.year ?? null);
  const fieldOf: FieldOf = (line) => (line === null ? place : `${place}/${line}`);
  if (read.faults.length > 0 || read.year === null) throw noticeProblem(read.faults, fieldOf);
  const source = more.source ?? read.source ?? noSource();
  return {
    checked: requireChecked(read.year, source, read.days, fieldOf),
    original: text,
    replace: more.replace,
  };
}

function noticeOfJson(text: string, more: FileMore): GivenNotice {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable('不是有效的 JSON', 'not valid JSON');
  }
  const all = Array.isArray(value) ? (value as unknown[]) : [value];
  if (all.length !== 1) {
    const fault = faultAt(null, 'CALENDAR_YEAR_TWICE', '一次只能导入一个年度', 'one year is imported at a time');
    throw noticeProblem([fault], () => '/file');
  }
  const [one] = all as [Record<string, unknown>];
  const { year, source, daysOff, workingWeekends } = one;
  const named = typeof source === 'object' && source !== null && 'zh' in source ? source.zh : source;
  const given = {
    year: year ?? more.year,
    source: more.source ?? named,
    daysOff,
    workingWeekends,
    replace: more.replace,
  };
  const parsed = NoticeBody.safeParse(given);
  if (!parsed.success || 'text' in parsed.data) {
    const words = {
      zh: '须有 year、source、daysOff（date、name）和 workingWeekends',
      en: 'it needs year, source, daysOff (date, name) and workingWeekends',
    };
    throw unreadable(words.zh, words.en);
  }
  return { ...noticeOf(parsed.data), original: text };
}

const COLUMNS = {
  date: /^(日期|date)$/i,
  kind: /^(类型|安排|kind|type)$/i,
  name: /^(名称|节日|name)$/i,
} as const;
const OFF = /^(放假|休息|休|off|holiday)$/i;
const WORK = /^(上班|调休上班|班|work|working)$/i;

async function sheetIn(bytes: Buffer): Promise<Sheet> {
  try {
    return await readSheetFile(Readable.from([bytes]), SHEET_LIMITS);
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const { code, text, cell } = error;
    throw problemAt(code, cell === undefined ? '/file' : `/file/${cell}`, text);
  }
}

function noticeOfSheet(sheet: Sheet, original: string, more: FileMore): GivenNotice {
  const at = (column: RegExp): number => sheet.head.cells.findIndex((cell) => column.test(String(cell ?? '').trim()));
  const [date, kind, name] = [at(COLUMNS.date), at(COLUMNS.kind), at(COLUMNS.name)];
  if (date < 0 || kind < 0)
    throw unreadable('第一行须有“日期”和“类型”两列', 'the first row must have the columns date and kind');
  const faults: NoticeFault[] = [];
  const days = sheet.rows.flatMap(({ number, cells }): NoticeDay[] => {
    const [day, word] = [dateIn(cells[date] ?? null), String(cells[kind] ?? '').trim()];
    if (day !== null && (OFF.test(word) || WORK.test(word))) {
      const label = name < 0 ? '' : String(cells[name] ?? '').trim();
      return [{ line: number, date: day, working: WORK.test(word), name: label === '' ? null : label }];
    }
    faults.push(
      day === null
        ? faultAt(number, 'CALENDAR_NOTICE_UNREADABLE', `“${String(cells[date] ?? '')}”不是日期`, 'not a date')
        : faultAt(
            number,
            'CALENDAR_NOTICE_UNREADABLE',
            `类型“${word}”须为“放假”或“上班”`,
            `the kind "${word}" is neither off nor work`,
          ),
    );
    return [];
  });
  const fieldOf: FieldOf = (line) => (line === null ? '/file' : `/file/${line}`);
  if (faults.length > 0) throw noticeProblem(faults, fieldOf);
  const year = more.year ?? onlyYear(days, fieldOf);
  const checked = requireChecked(year, more.source ?? noSource(), days, fieldOf);
  return { checked, original: original === '' ? JSON.stringify(days) : original, replace: more.replace };
}

/** The year of the days; New Year's Day may begin in the December before. */
function onlyYear(days: readonly NoticeDay[], fieldOf: FieldOf): number {
  const years = [...new Set(days.filter((day) => day.name !== '元旦').map((day) => Number(day.date.slice(0, 4))))];
  const [year] = years;
  if (year !== undefined && years.length === 1) return year;
  const zh = `文件涉及${years.join('、')}多个年度`;
  throw noticeProblem([faultAt(null, 'CALENDAR_YEAR_TWICE', zh, `the file speaks of ${years.join(', ')}`)], fieldOf);
}

function dateIn(cell: CellValue): string | null {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '').trim();
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

function requireChecked(year: number, source: string, days: readonly NoticeDay[], fieldOf: FieldOf): CheckedNotice {
  const named = { zh: source, en: `State Council notice on the holidays of ${year} (${source})` };
  const checked = checkNotice(year, named, days);
  if (!checked.ok) throw noticeProblem(checked.faults, fieldOf);
  return checked.notice;
}

/** Every fault with its line; the first one's code is the problem's. */
function noticeProblem(faults: readonly NoticeFault[], fieldOf: FieldOf): Problem {
  const [first] = faults;
  if (first === undefined) throw new Error('a notice is refused for a reason');
  return new Problem(first.code, {
    message: first.message,
    errors: faults.map(({ line, code, message }) => ({ field: fieldOf(line), code, message })),
    ...(first.line === null ? {} : { extensions: { line: first.line } }),
  });
}

function unreadable(zh: string, en: string): Problem {
  return noticeProblem([faultAt(null, 'CALENDAR_NOTICE_UNREADABLE', zh, en)], () => '/file');
}

function noSource(): never {
  throw problemAt('FIELD_REQUIRED', '/source', {
    zh: '通知没有写明文号，请填写来源',
    en: 'The notice names no number; say what it is',
  });
}
