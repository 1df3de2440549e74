// Bank card and passbook numbers with the Luhn check digit (ISO/IEC 7812-1).

/** What is wrong with an account number. */
export type BankAccountFault = 'shape' | 'checksum';

/** @returns the first fault, or null when the number has 12 to 19 digits and its check digit is right */
export function bankAccountFault(value: string): BankAccountFault | null {
  if (!/^\d{12,19}$/.test(value)) return 'shape';
  return luhnSum(value) % 10 === 0 ? null : 'checksum';
}

/** Check digit for a number without one. */
export function luhnCheck(digits: string): string {
  return String((10 - (luhnSum(`${digits}0`) % 10)) % 10);
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
