const WEEKDAYS = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const weekday = (language: 'zh' | 'en', date: string): string =>
  WEEKDAYS[language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
const number = (part: string): number => Number(part);

/** How days and weeks of the calendar are called. */
export const dayWords = {
  zh: {
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    week: '本周合计',
    worked: '调休上班',
    today: '今天',
    nothing: '本月没有到期事项',
    count: (count: number) => `${count} 件`,
    ofThemOverdue: (count: number) => `逾期 ${count}`,
    dayName: (date: string) => `${number(date.slice(5, 7))}月${number(date.slice(8))}日 周${weekday('zh', date)}`,
    weekName: (key: string) => `第 ${number(key.slice(6))} 周`,
    dayOf: (date: string, count: number, overdue: number) =>
      `${number(date.slice(5, 7))}月${number(date.slice(8))}日到期 ${count} 件${overdue > 0 ? `，其中逾期 ${overdue} 件` : ''}`,
    weekOf: (key: string, count: number) => `第 ${number(key.slice(6))} 周到期 ${count} 件`,
  },
  en: {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    week: 'Week',
    worked: 'worked',
    today: 'today',
    nothing: 'Nothing falls due in this month',
    count: (count: number) => `${count} due`,
    ofThemOverdue: (count: number) => ` ${count} overdue`,
    dayName: (date: string) => `${weekday('en', date)} ${date.slice(5)}`,
    weekName: (key: string) => `Week ${number(key.slice(6))}`,
    dayOf: (date: string, count: number, overdue: number) =>
      `${date}: ${count} due${overdue > 0 ? `, ${overdue} of them overdue` : ''}`,
    weekOf: (key: string, count: number) => `Week ${number(key.slice(6))}: ${count} due`,
  },
};
