// Citizen identity number (公民身份号码), GB 11643: 17 digits and a check character by ISO 7064 MOD 11-2.

/** What is wrong with an identity number. */
export type IdNumberFault = 'shape' | 'birthDate' | 'checksum';

/** What to tell whoever wrote it. */
export const ID_FAULTS = {
  shape: {
    zh: '公民身份号码须为 18 位，末位为数字或大写 X',
    en: 'An id number has 17 digits and a digit or capital X',
  },
  birthDate: { zh: '公民身份号码中的出生日期不正确', en: 'The id number holds a birth date that cannot be' },
  checksum: {
    zh: '公民身份号码的校验码不正确',
    en: 'The id number has a wrong check character (ISO 7064 MOD 11-2)',
  },
};

/**
 * Check character of the first 17 digits by ISO 7064 MOD 11-2: `0`–`9`, or `X` for ten.
 * Weights are powers of two modulo eleven, 2^17 for the first digit.
 */
export function idNumberCheck(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11;
  return '0123456789X'.charAt((12 - sum) % 11);
}

/**
 * Checks shape, birth date and check character.
 *
 * @param today a birth date after it is refused
 * @returns the first fault, or null when the number is right
 */
export function idNumberFault(value: string, today: string): IdNumberFault | null {
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return 'shape';
  const born = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isCalendarDate(born) || born < '1900-01-01' || born > today) return 'birthDate';
  return idNumberCheck(value.slice(0, 17)) === value[17] ? null : 'checksum';
}

/** Whether `YYYY-MM-DD` names a day that exists. */
export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = value.split('-').map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}
