import { assert } from './assert';

/**
 * Spreads a whole amount over weights so that the shares add up to it exactly: floor first, then one unit each by
 * largest remainder, ties by position (4.C, 4.A.11). All integers; with no weight at all every share is 0.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  assert(Number.isSafeInteger(amount) && amount >= 0, `spread of ${amount}`);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0 || amount === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = exact.map((part) => Number(part / BigInt(total)));
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of byRemainder(exact, BigInt(total)).slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

function byRemainder(exact: readonly bigint[], total: bigint) {
  return exact
    .map((part, index) => ({ index, rest: part % total }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
}

/** Floor of amount × part ÷ whole in exact integers; 0 when the whole is 0 (4.A.11). */
export function proportion(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}
