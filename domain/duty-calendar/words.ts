// Cadences and limits of items in the words of the people who owe them.
import type { Text } from '../definition/atoms.ts';
import type { Cadence, ItemDue } from '../definition/duty.ts';
import type { Recurring } from './openings.ts';

const WEEKDAYS: readonly Text[] = [
  { zh: '一', en: 'Monday' },
  { zh: '二', en: 'Tuesday' },
  { zh: '三', en: 'Wednesday' },
  { zh: '四', en: 'Thursday' },
  { zh: '五', en: 'Friday' },
  { zh: '六', en: 'Saturday' },
  { zh: '日', en: 'Sunday' },
];

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** `每月25日`, `every month on day 25`; with the days between which rounds open where there are such. */
export function cadenceWords({ opens, from, until }: Recurring): Text {
  const { zh, en } = cadence(opens);
  const bounds = {
    zh: [from === undefined ? '' : `自${from}起`, until === undefined ? '' : `至${until}止`].join(''),
    en: [from === undefined ? '' : `from ${from}`, until === undefined ? '' : `until ${until}`]
      .filter(Boolean)
      .join(' '),
  };
  return bounds.zh === '' ? { zh, en } : { zh: `${zh}（${bounds.zh}）`, en: `${en} (${bounds.en})` };
}

function cadence(opens: Cadence): Text {
  switch (opens.every) {
    case 'day':
      return { zh: '每日', en: 'every day' };
    case 'week': {
      const name = WEEKDAYS[opens.weekday - 1] ?? { zh: '', en: '' };
      return { zh: `每周${name.zh}`, en: `every ${name.en}` };
    }
    case 'month': {
      const zh = opens.months === undefined ? '每月' : `每年${opens.months.join('、')}月`;
      const en = opens.months === undefined ? 'every month' : `every ${opens.months.map(monthName).join(', ')}`;
      return { zh: `${zh}${lastOr(opens.day).zh}`, en: `${en} on ${lastOr(opens.day).en}` };
    }
    case 'quarter':
      return within('每季度', 'every quarter', opens.month, opens.day);
    case 'halfYear':
      return within('每半年', 'every half-year', opens.month, opens.day);
    case 'year':
      return { zh: `每年${opens.month}月${lastOr(opens.day).zh}`, en: `every year on ${dateName(opens)}` };
    case 'date': {
      const year =
        opens.year === undefined ? { zh: '每年', en: 'every year' } : { zh: `${opens.year}年`, en: `${opens.year}` };
      return {
        zh: `${year.zh}${opens.dates.map(({ month, day }) => `${month}月${day}日`).join('、')}`,
        en: `${year.en} on ${opens.dates.map(dateName).join(', ')}`,
      };
    }
  }
}

function within(zh: string, en: string, month: number, day: number): Text {
  return {
    zh: `${zh}第${month}个月${lastOr(day).zh}`,
    en: `${en} in its ${ORDINALS[month] ?? month} month on ${lastOr(day).en}`,
  };
}

function lastOr(day: number): Text {
  return day === 31 ? { zh: '末日', en: 'the last day' } : { zh: `${day}日`, en: `day ${day}` };
}

const monthName = (month: number): string => MONTHS[month - 1] ?? String(month);
const dateName = ({ month, day }: { month: number; day: number }): string => `${day} ${monthName(month)}`;

const UNITS: Record<Extract<ItemDue, { kind: 'period' }>['unit'], Text> = {
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '日', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
};

/** By when an item is due, as a rule and not as a date. */
export function dueWords(due: ItemDue): Text {
  switch (due.kind) {
    case 'period': {
      const unit = UNITS[due.unit];
      return { zh: `开启后${due.amount}${unit.zh}内`, en: `within ${due.amount} ${unit.en} of the opening` };
    }
    case 'dayOfMonth':
      return due.day === 31
        ? { zh: '月末前', en: 'by the end of the month' }
        : { zh: `${due.day}日前`, en: `by day ${due.day} of the month` };
    case 'endOfPeriod':
      return { zh: '本期结束前', en: 'by the end of the period' };
    case 'monthDay':
      return { zh: `${due.month}月${due.day}日前`, en: `by ${dateName(due)}` };
    case 'date':
      return { zh: `${due.year}年${due.month}月${due.day}日前`, en: `by ${dateName(due)} ${due.year}` };
  }
}
