/** What was typed as a whole number of the smallest unit: `12.5` with scale 2 is 1250. Empty is null, anything else undefined. */
export function parseScaled(text: string, scale: 0 | 1 | 2): number | null | undefined {
  // Full-width digits and signs come from Chinese input methods.
  const plain = text
    .normalize('NFKC')
    .replace(/[,\s¥]/g, '')
    .replace('−', '-')
    .replace('。', '.');
  if (plain === '') return null;
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole + fraction === '' || fraction.length > scale) return undefined;
  const value = Number(`${sign}${whole || '0'}${fraction.padEnd(scale, '0')}`);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** A whole number of the smallest unit as it is typed: 1250 with scale 2 is `12.50`, 1200 is `12`. */
export function showScaled(value: number | null, scale: 0 | 1 | 2): string {
  if (value === null) return '';
  if (scale === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale);
  const shown = /^0+$/.test(fraction) ? digits.slice(0, -scale) : `${digits.slice(0, -scale)}.${fraction}`;
  return value < 0 ? `-${shown}` : shown;
}
