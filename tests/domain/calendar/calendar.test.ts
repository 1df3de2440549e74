import { describe, expect, it } from 'vitest';
import { addWorkingDays, isLocalDate, isWorkingDay, sliceFor, weekday } from '../../../domain/calendar/index.ts';
import { announcedYears, calendar } from './announced.ts';

describe('a day of the working calendar', () => {
  it.each([
    ['2026-10-01', false, '国庆节', '国办发明电〔2025〕7号'],
    ['2026-10-03', false, '国庆节', '国办发明电〔2025〕7号'],
    ['2026-10-10', true, '调休上班', '国办发明电〔2025〕7号'],
    ['2026-10-17', false, '休息日', '国务院关于职工工作时间的规定第7条'],
    ['2026-10-19', true, '工作日', null],
    ['2022-12-31', false, '元旦', '国办发明电〔2022〕16号'],
  ])('says of %s whether it is worked (%s), why (%s) and by which notice', (date, working, reason, basis) => {
    const day = isWorkingDay(calendar, date);
    expect([day.working, day.reason.zh, day.basis, day.provisional]).toEqual([working, reason, basis, false]);
    expect(day.reason.en).toMatch(/^[A-Za-z' -]+$/);
  });

  it('is judged by weekends and provisional in a year without an entry or announced provisionally', () => {
    expect(isWorkingDay(calendar, '2030-10-01')).toMatchObject({ working: true, provisional: true });
    expect(isWorkingDay(calendar, '2030-10-05')).toMatchObject({ working: false, provisional: true });
    const year = { year: 2030, provisional: true, source: { zh: '', en: '' }, daysOff: [], workingWeekends: [] };
    expect(isWorkingDay({ ...calendar, years: { 2030: year } }, '2030-10-01').provisional).toBe(true);
  });

  it('counts working days in both directions over a holiday and its make-up days', () => {
    expect(addWorkingDays(calendar, '2024-09-29', 2)).toBe('2024-10-08');
    expect(addWorkingDays(calendar, '2024-10-08', -2)).toBe('2024-09-29');
  });

  it('is cut to the years that a case needs without losing the switches', () => {
    const slice = sliceFor({ ...calendar, restDaysRoll: false }, 2024, 2025);
    expect(Object.keys(slice.years)).toEqual(['2024', '2025']);
    expect(slice.restDaysRoll).toBe(false);
  });
});

describe('the seeded years', () => {
  it.each(announcedYears.map((year) => [year.year, year] as const))('%i is consistent in itself', (number, year) => {
    const off = year.daysOff.map((day) => day.date);
    expect([...off, ...year.workingWeekends].every((date) => isLocalDate(date))).toBe(true);
    expect([...off, ...year.workingWeekends].every((date) => date.startsWith(`${number}-`))).toBe(true);
    expect(off.toSorted()).toEqual([...new Set(off)]);
    expect(year.workingWeekends.every((date) => weekday(date) >= 6 && !off.includes(date))).toBe(true);
    expect(year.source.zh).toMatch(/^国办发明电〔\d{4}〕\d+号/);
    expect(new Set(year.daysOff.map((day) => day.name))).toEqual(
      new Set(['元旦', '春节', '清明节', '劳动节', '端午节', '国庆节', ...(number === 2020 ? [] : ['中秋节'])]),
    );
  });

  it('hold the weekends inside a holiday, so that no day off stands alone between two of its own', () => {
    const inside = ['2024-10-05', '2024-10-06', '2026-02-21', '2026-02-22', '2020-02-01', '2020-02-02'];
    for (const date of inside) expect(isWorkingDay(calendar, date)).toMatchObject({ working: false, holiday: true });
  });
});
