// Mobile numbers of the mainland: eleven digits, 13 to 19.

/** Whether a text is a mobile number, without spaces, dashes or country code. */
export function isMobileNumber(value: string): boolean {
  return /^1[3-9]\d{9}$/.test(value);
}
