const DIGITS = 6;
const SCALE = 10 ** (DIGITS + 2);

/** A chance in percent as text, whether those digits are all of it, and as the share it is (4.L: published odds). */
export type Odds = {
  readonly percent: string;
  readonly isExact: boolean;
  readonly weight: number;
  readonly total: number;
};

/**
 * The chance of a weight among a total, computed in integers: as many digits as it has, six at the most; one that has
 * more is cut and marked, and the share itself stays exact.
 */
export function oddsOf(weight: number, total: number): Odds {
  if (total <= 0) return { percent: '0', isExact: true, weight, total };
  const scaled = BigInt(weight) * BigInt(SCALE);
  const cut = scaled / BigInt(total);
  const [whole, rest] = [cut / BigInt(10 ** DIGITS), cut % BigInt(10 ** DIGITS)];
  const digits = rest.toString().padStart(DIGITS, '0').replace(/0+$/, '');
  const percent = digits === '' ? whole.toString() : `${whole}.${digits}`;
  return { percent, isExact: scaled % BigInt(total) === 0n, weight, total };
}
