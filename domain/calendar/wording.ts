// The sentences of a deadline's working, for the people who read it.
import type { Text } from '../definition/atoms.ts';
import type { LocalDate } from './dates.ts';

const UNITS: Record<string, Text> = {
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '日', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

export function startDay(start: LocalDate, amount: number, unit: string): Text {
  const name = UNITS[unit] ?? { zh: unit, en: unit };
  return {
    zh: `${start}开始，当日不计入，期限${amount}${name.zh}`,
    en: `begins on ${start}, that day not counted; ${amount} ${name.en}`,
  };
}

export function extended(amount: number, unit: string): Text {
  const name = UNITS[unit] ?? { zh: unit, en: unit };
  return {
    zh: `经批准延长${amount}${name.zh}，自原期限最后一日起接续计算`,
    en: `extended by ${amount} ${name.en}, which follow on the last day`,
  };
}

export function hoursRun(start: string, amount: number): Text {
  return {
    zh: `自${start}起连续计算${amount}小时，昼夜及节假日不停`,
    en: `runs ${amount} hours from ${start}, day and night`,
  };
}

export function suspension(ground: string): Text {
  return { zh: `中止（${ground}）`, en: `suspended (${ground})` };
}

export function hoursSuspended(ground: string, from: string, to: string | null): Text {
  return to === null
    ? { zh: `自${from}起中止（${ground}）`, en: `suspended (${ground}) since ${from}` }
    : { zh: `${from}至${to}中止（${ground}），不计入`, en: `${from} to ${to}: suspended (${ground}), not counted` };
}

export function notCounted(from: LocalDate, to: LocalDate, days: number, reason: Text): Text {
  return {
    zh: `${from === to ? from : `${from}至${to}`}${reason.zh}，不计${days}日`,
    en: `${from === to ? from : `${from} to ${to}`}: ${reason.en}, ${days} not counted`,
  };
}

export function makeUpDay(date: LocalDate): Text {
  return { zh: `${date}调休上班，计入`, en: `${date} is a make-up working day and is counted` };
}

export function correspondingDay(due: LocalDate, clamped: boolean): Text {
  return clamped
    ? { zh: `最后一月无对应日，以月末日${due}为最后一日`, en: `the month has no such day, so its last day ${due}` }
    : { zh: `最后一月的对应日为${due}`, en: `the corresponding day is ${due}` };
}

export function rolled(from: LocalDate, to: LocalDate, reason: Text): Text {
  return {
    zh: `期间最后一日${from}为${reason.zh}，顺延至${to}`,
    en: `the last day ${from} is a day off (${reason.en}), so it ends on ${to}`,
  };
}

export function fixedDate(named: LocalDate, last: LocalDate): Text {
  return named === last
    ? { zh: `规定日期${named}（含当日）`, en: `fixed date ${named}, that day included` }
    : { zh: `规定在${named}前（不含当日）`, en: `before ${named}, that day not included` };
}

export function earliest(first: LocalDate | null, others: readonly (LocalDate | null)[]): Text {
  const names = others.map((date) => date ?? '中止').join('、');
  const english = others.map((date) => date ?? 'suspended').join(', ');
  return {
    zh: `多个期限取先届满者：${first ?? '中止'}（其余：${names}）`,
    en: `whichever ends first: ${first ?? 'suspended'} (others: ${english})`,
  };
}

export function provisionalYear(year: string): Text {
  return {
    zh: `${year}年节假日安排尚未公布，暂按周末推算`,
    en: `the holidays of ${year} are not announced yet; computed by weekends for now`,
  };
}

/** `until` is the civil time at which it is too late, for a limit in hours. */
export function due(date: LocalDate | null, until: string | null): Text {
  if (date === null) {
    return { zh: '中止期间，恢复后再计算到期日', en: 'suspended; the due date is computed when it resumes' };
  }
  return until === null
    ? { zh: `到期日为${date}，当日24时前办理有效`, en: `due on ${date}, until 24:00` }
    : { zh: `应在${until}前办结`, en: `due before ${until}` };
}
