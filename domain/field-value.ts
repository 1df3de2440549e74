// One value against one field's rule. Answers name the rule, never the value.
import type { ColumnField } from './definition/field.ts';
import type { Json } from './case/state.ts';
import type { Text } from './definition/atoms.ts';
import { bankAccountFault } from './bank-account.ts';
import { idNumberFault, isCalendarDate } from './id-number.ts';
import { isOrganisationPath } from './organisations.ts';
import { isMobileNumber } from './phone.ts';

/** A rule that a value breaks; `text` completes 「字段」… in a sentence. */
export interface BrokenRule {
  rule: string;
  text: Text;
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const DIGEST = /^[0-9a-f]{64}$/;
const UTC8 = 8 * 3_600_000;

/** Whether a value counts as 'not given': null, blank text, nothing in a list. */
export function isEmptyValue(value: Json | undefined): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/**
 * Checks a value that is given (see `isEmptyValue`) against its field.
 *
 * @param today UTC+8; later dates are refused unless the field allows the future
 */
export function brokenRule(field: ColumnField, value: Json, today: string): BrokenRule | null {
  switch (field.type) {
    case 'text':
      return brokenTextRule(field, value, today);
    case 'integer':
    case 'fen':
      return brokenIntegerRule(field, value);
    case 'decimal':
      return brokenDecimalRule(field, value);
    case 'date':
      if (typeof value !== 'string' || !isCalendarDate(value)) {
        return broken('date', '须为存在的日期，格式 YYYY-MM-DD', 'must be an existing date as YYYY-MM-DD');
      }
      return !field.future && value > today ? inFuture() : null;
    case 'dateTime':
      return brokenDateTimeRule(field.future, value, today);
    case 'enum':
      return field.options.some((option) => option.key === value)
        ? null
        : broken('option', '不在可选项内', 'is not one of the options');
    case 'boolean':
      return typeof value === 'boolean' ? null : broken('boolean', '须为是或否', 'must be true or false');
    case 'person':
    case 'household':
      return typeof value === 'string' && /^[\w.:-]{1,64}$/.test(value)
        ? null
        : broken('reference', '须为登记簿中的编号', 'must be the id of a register entry');
    case 'organisation':
      return typeof value === 'string' && isOrganisationPath(value)
        ? null
        : broken('organisation', '须为组织机构代码', 'must be the code of an organisation');
    case 'file':
      return brokenFileRule(field.maxCount, value);
  }
}

function brokenTextRule(field: Extract<ColumnField, { type: 'text' }>, value: Json, today: string): BrokenRule | null {
  if (typeof value !== 'string') return broken('text', '须为文本', 'must be text');
  // PostgreSQL's jsonb holds neither NUL nor half of a surrogate pair.
  if (!value.isWellFormed() || /[^\P{Cc}\t\n\r]/u.test(value)) {
    return broken('characters', '含有不可见的控制字符', 'holds control characters');
  }
  if (Array.from(value).length > field.maxLength) {
    return broken('maxLength', `不得超过 ${field.maxLength} 个字`, `must not exceed ${field.maxLength} characters`);
  }
  if (field.format === 'phone' && !isMobileNumber(value)) {
    return broken('phone', '须为 11 位手机号码', 'must be a mobile number of 11 digits');
  }
  if (field.format === 'bankAccount') return brokenBankAccountRule(value);
  return field.format === 'idNumber' ? brokenIdNumberRule(value, today) : null;
}

function brokenBankAccountRule(value: string): BrokenRule | null {
  const fault = bankAccountFault(value);
  if (fault === null) return null;
  return fault === 'shape'
    ? broken('bankAccount.shape', '须为 12 至 19 位数字的银行账号', 'must be an account number of 12 to 19 digits')
    : broken('bankAccount.checksum', '的银行账号校验位不正确', 'has a wrong check digit (Luhn)');
}

function brokenIdNumberRule(value: string, today: string): BrokenRule | null {
  switch (idNumberFault(value, today)) {
    case null:
      return null;
    case 'shape':
      return broken(
        'idNumber.shape',
        '须为 18 位公民身份号码，末位为数字或大写 X',
        'must have 17 digits and a last digit or capital X',
      );
    case 'birthDate':
      return broken('idNumber.birthDate', '中的出生日期不正确', 'holds a birth date that cannot be');
    case 'checksum':
      return broken('idNumber.checksum', '的校验码不正确', 'has a wrong check character (ISO 7064 MOD 11-2)');
  }
}

function brokenIntegerRule(field: Extract<ColumnField, { type: 'integer' | 'fen' }>, value: Json): BrokenRule | null {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    return field.type === 'fen'
      ? broken('fen', '须为以分计的整数', 'must be a whole number of fen')
      : broken('integer', '须为整数', 'must be a whole number');
  }
  const unit = field.type === 'fen' ? { zh: ' 分', en: ' fen' } : { zh: '', en: '' };
  if (field.min !== undefined && value < field.min) {
    return broken('min', `不得小于 ${field.min}${unit.zh}`, `must be at least ${field.min}${unit.en}`);
  }
  if (field.max !== undefined && value > field.max) {
    return broken('max', `不得大于 ${field.max}${unit.zh}`, `must be at most ${field.max}${unit.en}`);
  }
  return null;
}

function brokenDecimalRule(field: Extract<ColumnField, { type: 'decimal' }>, value: Json): BrokenRule | null {
  const { decimals, min, max } = field;
  const given = typeof value === 'string' && value.length <= 16 ? scaled(value, decimals) : null;
  if (given === null || !String(value).includes('.') || String(value).split('.')[1]?.length !== decimals) {
    return broken(
      'decimals',
      `须为恰有 ${decimals} 位小数的数，至多 15 位数字`,
      `must be a number with exactly ${decimals} decimal places, of 15 digits at most`,
    );
  }
  if (min !== undefined && given < (scaled(min, decimals) ?? given)) {
    return broken('min', `不得小于 ${min}`, `must be at least ${min}`);
  }
  if (max !== undefined && given > (scaled(max, decimals) ?? given)) {
    return broken('max', `不得大于 ${max}`, `must be at most ${max}`);
  }
  return null;
}

/** A decimal text as a whole number of its smallest places, exactly. */
function scaled(text: string, decimals: number): bigint | null {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (!match || (match[3] ?? '').length > decimals) return null;
  const whole = BigInt(`${match[2]}${(match[3] ?? '').padEnd(decimals, '0')}`);
  return match[1] === '-' ? -whole : whole;
}

function brokenDateTimeRule(future: boolean, value: Json, today: string): BrokenRule | null {
  const match = typeof value === 'string' ? DATE_TIME.exec(value) : null;
  if (!match || !isCalendarDate(match[1] ?? '')) {
    return broken(
      'dateTime',
      '须为带时区的时间，例如 2026-03-01T09:30:00+08:00',
      'must be a time with its offset, such as 2026-03-01T09:30:00+08:00',
    );
  }
  const here = new Date(Date.parse(match[0]) + UTC8).toISOString().slice(0, 10);
  return !future && here > today ? inFuture() : null;
}

function brokenFileRule(maxCount: number, value: Json): BrokenRule | null {
  if (!Array.isArray(value) || !value.every((digest) => typeof digest === 'string' && DIGEST.test(digest))) {
    return broken('file', '须为已上传附件的摘要（SHA-256）', 'must list digests (SHA-256) of uploaded attachments');
  }
  if (new Set(value).size !== value.length) {
    return broken('file.twice', '中同一附件出现两次', 'lists an attachment twice');
  }
  return value.length > maxCount
    ? broken('maxCount', `不得超过 ${maxCount} 个附件`, `must not exceed ${maxCount} attachments`)
    : null;
}

function inFuture(): BrokenRule {
  return broken('notInFuture', '不得晚于今天', 'must not lie in the future');
}

function broken(rule: string, zh: string, en: string): BrokenRule {
  return { rule, text: { zh, en } };
}
