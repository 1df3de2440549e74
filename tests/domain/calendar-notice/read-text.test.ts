import { describe, expect, it } from 'vitest';
import { checkNotice, readNoticeText } from '../../../domain/calendar-notice/index.ts';
import { announcedYears } from '../calendar/announced.ts';
import { NOTICE_2024, NOTICE_2026, TURN_OF_2023 } from './notices.ts';

const source = { zh: '通知', en: 'notice' };

function yearIn(text: string): { off: string[]; worked: string[] } {
  const read = readNoticeText(text);
  expect(read.faults).toEqual([]);
  const checked = checkNotice(read.year ?? 0, source, read.days);
  if (!checked.ok) throw new Error(checked.faults.map((one) => one.message.zh).join('；'));
  const { daysOff, workingWeekends } = checked.notice.year;
  return { off: daysOff.map((day) => day.date), worked: workingWeekends };
}

function announced(year: number): { off: string[]; worked: string[] } {
  const known = announcedYears.find((one) => one.year === year);
  return { off: known?.daysOff.map((day) => day.date).sort() ?? [], worked: known?.workingWeekends.toSorted() ?? [] };
}

describe('a pasted holiday notice', () => {
  it('gives the very days that the calendar of the release has for the year', () => {
    expect(yearIn(NOTICE_2026)).toEqual(announced(2026));
    expect(yearIn(NOTICE_2024)).toEqual(announced(2024));
  });

  it('is found with its number and its year', () => {
    expect(readNoticeText(NOTICE_2026)).toMatchObject({ year: 2026, source: '国办发明电〔2025〕7号' });
    expect(readNoticeText(NOTICE_2024)).toMatchObject({ year: 2024, source: '国办发明电〔2023〕7号' });
  });

  it('may be one paragraph', () => {
    expect(yearIn(NOTICE_2026.replaceAll('\n', ''))).toEqual(announced(2026));
  });

  it('takes the year that is given where the text names none', () => {
    const bare = NOTICE_2026.split('\n').slice(2).join('\n');
    expect(readNoticeText(bare).faults.map((one) => one.code)).toEqual(['CALENDAR_NOTICE_UNREADABLE']);
    expect(readNoticeText(bare, 2026).faults).toEqual([]);
  });

  it('lets New Year begin in the December before, and keeps those days apart', () => {
    const read = readNoticeText(TURN_OF_2023);
    const checked = checkNotice(2023, source, read.days);
    expect(checked).toMatchObject({
      ok: true,
      notice: { before: { daysOff: [{ date: '2022-12-31', name: '元旦' }], workingWeekends: [] } },
    });
    expect(yearIn(TURN_OF_2023).off.slice(0, 2)).toEqual(['2023-01-01', '2023-01-02']);
  });

  it('takes advice to rest for no day off', () => {
    expect(yearIn(NOTICE_2024).off).not.toContain('2024-02-09');
  });

  it.each([
    ['共3天', '共4天', 'CALENDAR_DAY_CONTRADICTORY', 3, '写明共4天'],
    ['1月4日（周日）上班', '1月4日（周一）上班', 'CALENDAR_DAY_CONTRADICTORY', 3, '2026-01-04是周日'],
    ['1月4日（周日）上班', '1月5日上班', 'CALENDAR_DAY_ALREADY_WORKED', 3, '2026-01-05不是周末'],
    ['1月4日（周日）上班', '1月3日上班', 'CALENDAR_DAY_CONTRADICTORY', 3, '2026-01-03既放假又上班'],
    ['4月4日（周六）至6日（周一）放假，共3天', '1月1日放假1天', 'CALENDAR_DAY_TWICE', 5, '2026-01-01出现两次'],
    [
      '4月4日（周六）至6日（周一）放假，共3天',
      '2027年4月4日放假',
      'CALENDAR_DAY_OUTSIDE_YEAR',
      5,
      '2027-04-04不在2026年',
    ],
    ['4月4日（周六）至6日（周一）', '4月6日至4日', 'CALENDAR_DAY_CONTRADICTORY', 5, '早于假期的第一天'],
    ['4月4日（周六）至6日（周一）', '4月31日', 'CALENDAR_NOTICE_UNREADABLE', 5, '没有“4月31日”这一天'],
    ['4月4日（周六）至6日（周一）', '清明当日', 'CALENDAR_NOTICE_UNREADABLE', 5, '不是日期'],
    ['三、清明节：', '三、', 'CALENDAR_NOTICE_UNREADABLE', 5, '没有写明是哪个节日'],
    ['元旦：1月1日（周四）至3日（周六）', '元旦：1月2日至3日', 'CALENDAR_DAY_CONTRADICTORY', 3, '日期却是2天'],
  ])('is refused where %s becomes %s, naming the line and why', (from, to, code, line, words) => {
    expect(NOTICE_2026).toContain(from);
    const read = readNoticeText(NOTICE_2026.replace(from, to));
    const checked =
      read.faults.length > 0 ? { ok: false as const, faults: read.faults } : checkNotice(2026, source, read.days);
    if (checked.ok) throw new Error('it was taken');
    const [fault] = checked.faults;
    expect(fault).toMatchObject({ code, line });
    expect(fault?.message.zh).toContain(words);
    expect(fault?.message.en).toContain(`line ${line}`);
  });

  it('is refused when it speaks of two years, or lacks a day that the law makes a holiday', () => {
    const two = readNoticeText(`${NOTICE_2026}\n现将2027年元旦安排通知如下。`);
    expect(two.faults).toMatchObject([{ line: null, code: 'CALENDAR_YEAR_TWICE' }]);
    expect(readNoticeText(NOTICE_2026, 2027).faults).toMatchObject([{ code: 'CALENDAR_YEAR_TWICE' }]);
    const cut = readNoticeText(NOTICE_2026.split('\n').slice(0, 7).join('\n'));
    expect(checkNotice(2026, source, cut.days)).toMatchObject({
      ok: false,
      faults: [{ code: 'CALENDAR_HOLIDAY_MISSING' }, {}, {}],
    });
  });

  it('is refused when it holds no holiday at all', () => {
    expect(readNoticeText('关于2026年的通知').faults).toMatchObject([{ code: 'CALENDAR_NOTICE_UNREADABLE' }]);
  });
});
