import { ONE_BP } from '@/lib/kernel/basis-points';
import { proportion } from '@/lib/kernel/share';
import type { DeskEffect } from './at-desk';

/** What a coupon takes off an amount of the goods it is about, and how much is missing to its threshold, in fen (4.C.4). */
export type Saving = { readonly off: number; readonly short: number };

/** Computes both as a cart is priced: nothing below the threshold, never more than the amount or the cap (N4: net ≥ 0). */
export function computeSaving({ from, off, rateBp, max }: DeskEffect, amount: number): Saving {
  const short = Math.max(0, from - amount);
  if (short > 0) return { off: 0, short };
  const wanted = off ?? (rateBp === null ? 0 : proportion(amount, ONE_BP - rateBp, ONE_BP));
  return { off: Math.min(wanted, amount, max ?? wanted), short };
}
