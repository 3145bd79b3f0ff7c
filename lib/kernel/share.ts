import { assert } from './assert';

/**
 * Spreads a whole amount over weights so that the shares add up to it exactly: floor first, then one unit each by
 * largest remainder, ties by position (4.C, 4.A.11). All integers; with no weight at all every share is 0.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  assert(Number.isSafeInteger(amount) && amount >= 0, `spread of ${amount}`);
  let total = 0;
  for (const weight of weights) total += weight;
  if (total === 0 || amount === 0) return weights.map(() => 0);
  // Pricing spreads thousands of times while it searches; bigint there took nine tenths of its time.
  if (amount <= Number.MAX_SAFE_INTEGER / total) return spreadPlain(amount, weights, total);
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = exact.map((part) => Number(part / BigInt(total)));
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of byRemainder(exact, BigInt(total)).slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

// Up to so many looks at rests they are picked one by one; sorting all of them takes longer.
const LOOKS_MAX = 1_500;

/** The same where every product is a safe integer: a quotient of two of those never rounds up to a whole number. */
function spreadPlain(amount: number, weights: readonly number[], total: number): number[] {
  const shares: number[] = [];
  // Exact like `%`, which on numbers of this size takes ten times as long.
  const rest = new Float64Array(weights.length);
  let left = amount;
  for (let index = 0; index < weights.length; index++) {
    const part = amount * (weights[index] as number);
    const share = Math.floor(part / total);
    shares.push(share);
    rest[index] = part - share * total;
    left -= share;
  }
  if (left * weights.length > LOOKS_MAX) {
    const order = weights.map((_, index) => index);
    order.sort((a, b) => (rest[b] as number) - (rest[a] as number) || a - b);
    for (const index of order.slice(0, left)) shares[index] = (shares[index] as number) + 1;
    return shares;
  }
  for (; left > 0; left--) {
    let [most, at] = [-1, 0];
    for (let index = 0; index < rest.length; index++) {
      const one = rest[index] as number;
      if (one <= most) continue;
      most = one;
      at = index;
    }
    shares[at] = (shares[at] as number) + 1;
    rest[at] = -1;
  }
  return shares;
}

function byRemainder(exact: readonly bigint[], total: bigint) {
  return exact
    .map((part, index) => ({ index, rest: part % total }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
}

/**
 * Spreads like `spread`, but no share exceeds its room: what a full one cannot take is spread again over the others, by
 * weight and at last by room. What all rooms together cannot take is left out.
 */
export function spreadWithin(amount: number, weights: readonly number[], rooms: readonly number[]): number[] {
  const whole = spread(amount, weights);
  // Mostly nothing is in the way.
  if (fits(whole, rooms) && isWhole(amount, weights)) return whole;
  const shares = weights.map(() => 0);
  let left = Math.min(
    amount,
    rooms.reduce((sum, room) => sum + room, 0),
  );
  while (left > 0) {
    const room = rooms.map((most, index) => most - (shares[index] as number));
    const open = weights.map((weight, index) => ((room[index] as number) > 0 ? weight : 0));
    const parts = spread(left, open.some((weight) => weight > 0) ? open : room);
    for (const [index, part] of parts.entries()) {
      const given = Math.min(part, room[index] as number);
      shares[index] = (shares[index] as number) + given;
      left -= given;
    }
  }
  return shares;
}

function fits(shares: readonly number[], rooms: readonly number[]): boolean {
  for (let index = 0; index < shares.length; index++)
    if ((shares[index] as number) > (rooms[index] as number)) return false;
  return true;
}

/** Whether there is a weight to spread by. */
const isWhole = (amount: number, weights: readonly number[]): boolean =>
  amount === 0 || weights.some((weight) => weight > 0);

/** Floor of amount × part ÷ whole in exact integers; 0 when the whole is 0 (4.A.11). */
export function proportion(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  if (part === 0 || amount <= Number.MAX_SAFE_INTEGER / part) return Math.floor((amount * part) / whole);
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}
