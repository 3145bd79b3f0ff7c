import { z } from 'zod';
import type { CouponEffect, GoodsNamed, Saying } from '../kind';

const FEN_MAX = 100_000_000_000;
const CODES_MAX = 500;
const ONE = 10_000;

/** An amount of money that is something, in fen. */
export const Fen = z.int().min(1).max(FEN_MAX);

/** From which amount on, in fen; 0: any. */
export const Threshold = z.int().min(0).max(FEN_MAX).default(0);

/** The most it takes off, in fen; null: no limit. */
export const Max = Fen.nullable().default(null);

/** What is still paid, in basis points: 8折 is 8000. */
export const Rate = z
  .int()
  .min(1)
  .max(ONE - 1);

/** Codes of categories or brands. */
export const Codes = z.array(z.string().trim().min(1).max(128)).min(1).max(CODES_MAX);

/** Something off: a price ratio or an amount, from a threshold on. */
export const off = {
  rateBp: Rate.nullable().default(null),
  off: Fen.nullable().default(null),
  threshold: Threshold,
  max: Max,
};

type Off = {
  readonly rateBp: number | null;
  readonly off: number | null;
  readonly threshold: number;
  readonly max: number | null;
};

/** Exactly one of ratio and amount is said, and no more is taken off than must be bought. */
export function checkOff({ rateBp, off, threshold }: Off, context: z.RefinementCtx): void {
  if ((rateBp === null) === (off === null)) {
    context.addIssue({ code: 'custom', path: ['off'], message: 'one_of_rate_and_off' });
  }
  if (off !== null && threshold > 0 && off > threshold) {
    context.addIssue({ code: 'custom', path: ['off'], message: 'off_above_threshold' });
  }
}

/** The effect of something off some goods: priced like any discount of an order, on the goods that are named. */
export const offEffect = ({ rateBp, off, threshold, max }: Off, goods: GoodsNamed): CouponEffect => ({
  offer: 'order_discount',
  params: { ...(rateBp === null ? { off: off ?? 0 } : { rateBp }), from: threshold },
  layer: 'coupon',
  max,
  goods,
});

/** How something off some goods is told. */
export function sayOff({ rateBp, off, threshold }: Off, values: Saying['values']): Saying {
  const what: Saying['values'] =
    rateBp === null ? { off: { as: 'money', value: off ?? 0 } } : { rate: { as: 'rate', value: rateBp } };
  const form = rateBp === null ? 'off' : 'rate';
  if (threshold === 0) return { form, values: { ...values, ...what } };
  return { form: `${form}From`, values: { ...values, ...what, threshold: { as: 'money', value: threshold } } };
}

/** The most that something off can cost, when that can be told. */
export const costOfOff = ({ off, max }: Off): number | null => off ?? max;
