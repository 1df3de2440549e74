// The State Council's wording: 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
import type { NoticeDay, NoticeFault, NoticeRead } from './notice.ts';
import { faultAt } from './notice.ts';
import { readDates, weekdayName } from './read-dates.ts';
import type { DatesRead } from './read-dates.ts';

/** 一、 1. （一） before the name of a holiday. */
const NUMBERED = /^\s*(?:（?[一二三四五六七八九十]+）?[、.．]|\d+[、.．])?\s*/;
const HEAD = /^([\u4e00-\u9fff]{1,3}(?:节|旦)(?:[、和][\u4e00-\u9fff]{1,3}(?:节|旦))*)[：:]/;
/** Headings in the middle of a line, where a whole notice was pasted as one paragraph. */
const NEXT_HEAD = /(?<=[。；;])\s*(?=（?[一二三四五六七八九十]+）?、[\u4e00-\u9fff]{1,3}(?:节|旦))/;
const YEAR = /(?:关于|现将)(\d{4})年/g;
const SOURCE = /国办发明电\s*[〔[（(]\s*(\d{4})\s*[〕\]）)]\s*(\d+)\s*号/;
const SAYS_DATE = /\d{1,2}日/;

/** Reads a pasted notice; `year` is taken where the text names none. What can't be read is a fault with its line. */
export function readNoticeText(text: string, year: number | null = null): NoticeRead {
  const named = [...new Set([...text.matchAll(YEAR)].map((match) => Number(match[1])))];
  const faults: NoticeFault[] = [];
  if (named.length > 1 || (year !== null && named[0] !== undefined && named[0] !== year)) {
    const all = [...new Set([...named, ...(year === null ? [] : [year])])].join('、');
    faults.push(faultAt(null, 'CALENDAR_YEAR_TWICE', `通知涉及${all}两个年度`, `the notice speaks of ${all}`));
  }
  const about = named[0] ?? year;
  const source = SOURCE.exec(text);
  const read: NoticeRead = {
    year: about,
    source: source === null ? null : `国办发明电〔${source[1]}〕${source[2]}号`,
    days: [],
    faults,
  };
  if (about === null) {
    faults.push(faultAt(null, 'CALENDAR_NOTICE_UNREADABLE', '通知没有写明年度', 'the notice names no year'));
    return read;
  }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    for (const part of line.split(NEXT_HEAD)) readLine(read, about, part, index + 1);
  }
  if (read.days.length === 0 && faults.length === 0) {
    faults.push(faultAt(null, 'CALENDAR_NOTICE_UNREADABLE', '没有找到放假日期', 'no holiday was found'));
  }
  return read;
}

function readLine(read: NoticeRead, year: number, line: string, number: number): void {
  const body = line.replace(NUMBERED, '');
  const head = HEAD.exec(body);
  if (head === null) {
    if (!isAnnouncement(body)) return;
    const zh = `“${body.trim().slice(0, 30)}”没有写明是哪个节日`;
    read.faults.push(
      faultAt(number, 'CALENDAR_NOTICE_UNREADABLE', zh, `"${body.trim().slice(0, 30)}" names no holiday`),
    );
    return;
  }
  const name = head[1] ?? '';
  const before = read.days.length + read.faults.length;
  for (const sentence of body.slice(head[0].length).split(/[。；;]/)) readSentence(read, year, name, sentence, number);
  if (read.days.length + read.faults.length > before) return;
  read.faults.push(faultAt(number, 'CALENDAR_NOTICE_UNREADABLE', `“${name}”没有日期`, `"${name}" has no date`));
}

const isAnnouncement = (text: string): boolean => SAYS_DATE.test(text) && /放假|上班/.test(text);

/** 放假 before 上班: 春节假期至2月2日，2月3日起正常上班 is not of this wording, and is refused. */
function readSentence(read: NoticeRead, year: number, name: string, sentence: string, line: number): void {
  const isOff = sentence.includes('放假');
  if (!isOff && !sentence.includes('上班')) {
    // 鼓励各单位安排职工在除夕（2月9日）休息 is advice and no day off.
    return;
  }
  const [phrase = '', rest = ''] = sentence.split(isOff ? '放假' : '上班', 2);
  const found = readDates(phrase, year);
  if (!found.ok) {
    read.faults.push(unreadable(line, found));
    return;
  }
  const days = found.dates.map((date): NoticeDay => ({ line, date, working: !isOff, name }));
  const count = /(?:共|^)\s*(\d+)\s*天/.exec(rest)?.[1];
  if (isOff && count !== undefined && Number(count) !== days.length) {
    const zh = `“${name}”写明共${count}天，日期却是${days.length}天`;
    const en = `"${name}" says ${count} days and names ${days.length}`;
    read.faults.push(faultAt(line, 'CALENDAR_DAY_CONTRADICTORY', zh, en));
    return;
  }
  read.days.push(...days);
}

function unreadable(line: number, found: Extract<DatesRead, { ok: false }>): NoticeFault {
  switch (found.why) {
    case 'weekday': {
      const zh = `${found.date}是${weekdayName(found.is)}，通知写的是“${found.text}”，请核对年度`;
      return faultAt(
        line,
        'CALENDAR_DAY_CONTRADICTORY',
        zh,
        `${found.date} is another weekday than "${found.text}" says`,
      );
    }
    case 'reversed':
      return faultAt(
        line,
        'CALENDAR_DAY_CONTRADICTORY',
        `“${found.text}”早于假期的第一天`,
        `"${found.text}" lies before the first day of the holiday`,
      );
    case 'noSuchDate':
      return faultAt(
        line,
        'CALENDAR_NOTICE_UNREADABLE',
        `没有“${found.text}”这一天`,
        `there is no day "${found.text}"`,
      );
    case 'noDate':
      return faultAt(line, 'CALENDAR_NOTICE_UNREADABLE', `“${found.text}”不是日期`, `"${found.text}" is no date`);
  }
}
