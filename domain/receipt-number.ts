// 受理编号: 16 digits that stand on the receipt and that people type: the county, the year, a number, and a check digit by
// ISO 7064 MOD 11,10, which finds every wrong digit and nearly every two that changed places.

const SHAPE = /^\d{16,18}$/;

/** The number as it is stored: spaces, hyphens and full-width digits are how people write. */
export function plainReceiptNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '');
}

/** Whether the text can be a receipt number: its shape, and its check digit. */
export function isReceiptNumber(text: string): boolean {
  return SHAPE.test(text) && checkDigit(text.slice(0, -1)) === text.at(-1);
}

/** The check digit of the digits before it. `db/migrations` has the same in SQL. */
export function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  return String((11 - product) % 10);
}
