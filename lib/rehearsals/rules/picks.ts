import type { Facts } from '@/lib/kernel/refusal';

/** What an offer did in a basket, as the evaluator told it. */
export type BasketOffer = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly params: unknown;
  readonly isDraft: boolean;
  /** In fen; of gifts in units, of multipliers nothing. */
  readonly granted: number;
  readonly layer: string;
  /** What cut it, if anything did. */
  readonly trims: readonly string[];
};

/** Why an offer did not count in a basket. */
export type BasketRefusal = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly isDraft: boolean;
  readonly code: string;
  readonly facts: Facts;
  readonly failure: unknown;
};

/** An order on which the draft does most harm, with the evaluator's own reasons; money in fen. */
export type Basket = {
  readonly order: string;
  readonly at: string;
  readonly list: number;
  readonly paid: number;
  readonly before: number;
  readonly after: number;
  readonly cost: number;
  /** Goods less what they cost the shop, with the draft; null where no cost is known. */
  readonly margin: number | null;
  readonly applied: readonly BasketOffer[];
  readonly refused: readonly BasketRefusal[];
};

/** A member who gets more or less, by the order that makes most of the difference. */
export type Mover = {
  readonly order: string;
  readonly orders: number;
  readonly amount: number;
  /** Of levels: the one held today, and the one under the draft. */
  readonly from: string | null;
  readonly to: string | null;
};

const lossOf = ({ margin }: Basket): number => Math.max(0, -(margin ?? 0));

/** The deepest loss first, then what costs most; orders by number, so that two runs pick the same. */
export const compareBaskets = (a: Basket, b: Basket): number =>
  lossOf(b) - lossOf(a) || b.cost - a.cost || byOrder(a, b);

/** The largest difference first, whichever way it goes. */
export const compareMovers = (a: Mover, b: Mover): number => Math.abs(b.amount) - Math.abs(a.amount) || byOrder(a, b);

const byOrder = (a: { readonly order: string }, b: { readonly order: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
