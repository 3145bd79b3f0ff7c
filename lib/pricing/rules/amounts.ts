import { ONE_BP } from '@/lib/kernel/basis-points';
import { proportion } from '@/lib/kernel/share';
import type { View } from '../kind';

/** The whole of a list of amounts. */
export const sum = (amounts: readonly number[]): number => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
};

/** The whole of some places of a list of amounts. */
export function sumAt(amounts: readonly number[], places: readonly number[]): number {
  let total = 0;
  for (const at of places) total += amounts[at] as number;
  return total;
}

/** What a price ratio takes off: 8折 (8000) of ¥105 takes ¥21; a broken fen stays with the seller, once per offer. */
export const percentOff = (amount: number, rateBp: number): number => proportion(amount, ONE_BP - rateBp, ONE_BP);

/** Units of one value of one slice: a slice whose net does not divide evenly has two values, one fen apart. */
export type Run = { readonly slice: number; readonly value: number; readonly count: number };

/** The units of the open slices, the dearest first; ties by the order of the slices. */
export function unitRuns({ slices, nets }: View, wanted: (sku: string) => boolean = () => true): Run[] {
  const runs: Run[] = [];
  for (const [slice, { quantity, goods }] of slices.entries()) {
    if (!wanted(goods.sku)) continue;
    const net = nets[slice] as number;
    const value = Math.floor(net / quantity);
    const dearer = net - value * quantity;
    if (dearer > 0) runs.push({ slice, value: value + 1, count: dearer });
    if (dearer < quantity) runs.push({ slice, value, count: quantity - dearer });
  }
  return runs.sort((a, b) => b.value - a.value || a.slice - b.slice);
}

/** What of every so many units is sold for less: 2 of which 1 in full and the other half price; 3 of which 2 in full. */
export type EveryNth = {
  readonly size: number;
  readonly full: number;
  /** What the others cost. */
  readonly rateBp: number;
  readonly timesMax: number | null;
};

/**
 * The discount of "every n-th for less" over units, dearest first, so that the cheapest of each group is reduced. The
 * groups' units bear it together: a unit that is sent back alone never pays back more or less than its part (4.D.1).
 */
export function everyNthOff(runs: readonly Run[], { size, full, rateBp, timesMax }: EveryNth) {
  const units = runs.reduce((total, { count }) => total + count, 0);
  const groups = Math.min(Math.floor(units / size), timesMax ?? Number.MAX_SAFE_INTEGER);
  const inGroups = groups * size;
  const reducedBefore = (position: number): number =>
    Math.floor(position / size) * (size - full) + Math.max(0, (position % size) - full);
  const weights = new Map<number, number>();
  let [amount, at] = [0, 0];
  for (const { slice, value, count } of runs) {
    const end = Math.min(at + count, inGroups);
    if (end <= at) break;
    amount += (reducedBefore(end) - reducedBefore(at)) * percentOff(value, rateBp);
    weights.set(slice, (weights.get(slice) ?? 0) + value * (end - at));
    at = end;
  }
  return { groups, amount, weights };
}
