/** Reads a whole number with an optional sign, or null; `3.0` is none. */
export function readWhole(text: string): number | null {
  if (!/^[+-]?\d{1,15}$/.test(text)) return null;
  return Number(text) || 0;
}

const CENT_DIGITS = 2;

/**
 * Reads an amount as integer fen, or null when it is none; more than two decimals are rounded half up (away from zero
 * below it). Never by way of a float.
 */
export function readFen(text: string, decimalPoint: '.' | ','): number | null {
  const parts = /^([+-]?)(\d{1,12})(?:[.,](\d+))?$/.exec(text);
  if (parts === null || text.includes(decimalPoint === '.' ? ',' : '.')) return null;
  const [, sign, whole = '', decimals = ''] = parts;
  const cents = Number(whole + decimals.slice(0, CENT_DIGITS).padEnd(CENT_DIGITS, '0'));
  const rounded = cents + (Number(decimals[CENT_DIGITS] ?? 0) >= 5 ? 1 : 0);
  return (sign === '-' ? -rounded : rounded) || 0;
}
