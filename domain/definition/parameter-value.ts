// Whether a value fits the type of a parameter.
import { isCalendarDate } from '../id-number.ts';
import type { Parameter, Text } from './atoms.ts';

/** @returns what is wrong, or null; no value (null) fits every type */
export function parameterValueFault(type: Parameter['type'], value: unknown): Text | null {
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
