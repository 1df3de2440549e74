// Whether a value fits the type of a parameter.
import { isCalendarDate } from '../id-number.ts';
import { fault, type Fault } from '../soundness/fault.ts';
import type { Parameter, Text } from './atoms.ts';

/** @returns what is wrong, or null; no value (null) fits every type */
function parameterValueFault(type: Parameter['type'], value: unknown): Text | null {
  if (value === null) return null;
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value) ? null : { zh: '须为整数', en: 'must be a whole number' };
    case 'fen':
      return Number.isSafeInteger(value) && Number(value) >= 0
        ? null
        : { zh: '须为以分计的非负整数', en: 'must be a whole number of fen, not negative' };
    case 'date':
      return typeof value === 'string' && isCalendarDate(value)
        ? null
        : { zh: '须为存在的日期，格式 YYYY-MM-DD', en: 'must be an existing date as YYYY-MM-DD' };
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? null : { zh: '须为文本', en: 'must be text' };
    case 'bodies':
      return Array.isArray(value) && value.length > 0
        ? null
        : { zh: '须为至少一个机构', en: 'must list one body at least' };
  }
}

/** What is wrong with the values that a county sets for a procedure, and with the procedure's own. */
export function parameterFaults(
  id: string,
  own: Readonly<Record<string, unknown>>,
  declared: readonly { key: string; type: Parameter['type']; value: unknown }[],
): Fault[] {
  const strange = Object.keys(own).filter((key) => !declared.some((entry) => entry.key === key));
  const bad = declared.flatMap((entry) => {
    const reason = parameterValueFault(entry.type, own[entry.key] === undefined ? entry.value : own[entry.key]);
    return reason === null ? [] : [{ key: entry.key, reason }];
  });
  return [
    ...strange.map((key) =>
      fault('PARAMETER_UNKNOWN', `${id} 没有名为 ${key} 的参数`, `${id} has no parameter ${key}`, ['parameters', key]),
    ),
    ...bad.map(({ key, reason }) =>
      fault('PARAMETER_VALUE', `参数 ${key} ${reason.zh}`, `Parameter ${key} ${reason.en}`, ['parameters', key]),
    ),
  ];
}
