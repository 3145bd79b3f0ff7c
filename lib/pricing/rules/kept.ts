import { offerKinds } from '../registry';

/** Goods by which an offer would be judged again: their units, and their amount before it takes anything off. */
export type RestOfOrder = { readonly quantity: number; readonly amount: number };

/** Kinds that ask for an amount or a number of goods of the whole order: what they gave may be lost (4.D.2). */
const ASKING: ReadonlySet<string> = new Set([
  'spend_save',
  'ladder',
  'quantity_save',
  'order_discount',
  'gift_goods',
  'gift_coupon',
  'gift_membership_days',
]);

/**
 * What an applied offer would give for the goods that stay: fen off, or units of its gift; null when it asks for no
 * amount or number, so that nothing of it is ever lost. Reductions by a ratio are as large as what they reduce: for them
 * all that counts is whether the threshold still holds (4.D.2).
 */
export function keptByRest(
  applied: { readonly kind: string; readonly params: unknown },
  { quantity, amount }: RestOfOrder,
): number | null {
  const kind = ASKING.has(applied.kind) ? offerKinds.find(applied.kind) : undefined;
  const read = kind?.params.safeParse(applied.params);
  if (kind === undefined || !read?.success) return null;
  if (quantity === 0) return 0;
  const effect = kind.effect(read.data, {
    slices: [],
    nets: [amount],
    quantity,
    amount,
    isAfter: false,
    freight: 0,
  });
  if (effect.type === 'gift') return effect.gift.quantity;
  if (effect.type !== 'discount') return 0;
  return kind.ratio(read.data) === null ? effect.amount : null;
}
