/**
 * Whole fen as people read them: `1234567` → `12,345.67 元`; whole yuan without their zeros. Digits are moved as text:
 * no fraction of a binary number ever comes between.
 */
export function moneyText(fen: number, yuan: string): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const rest = digits.slice(-2);
  return `${fen < 0 ? '-' : ''}${whole}${rest === '00' ? '' : `.${rest}`} ${yuan}`;
}
