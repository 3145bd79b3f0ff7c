import type { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { type Context, parseInput } from '@/lib/platform/command';
import { type Quoted, QuoteInput, quoteIn } from '@/lib/pricing';
import { asksQuote, type OrderInput } from './schema';
import { orderKeys } from './store/load';
import type { OrderEvent } from './types';

/**
 * Quotes an order that names coupons or points but no quote, so that it is then placed as any other with one. A known
 * order is not quoted again: it froze its own (4.C-freeze). A coupon that does not count refuses the order: nobody is
 * charged more than he was told.
 *
 * @throws InvalidInput for more than a cart may hold
 */
export async function quotedInside(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.output<typeof OrderInput>,
  event: OrderEvent,
): Promise<OrderEvent> {
  if (!asksQuote(input) || (await orderKeys(db, [input.externalId])).length > 0) return event;
  const { member, paidAt, channel, storeCode, lines, couponCodes, points, freight } = input;
  const asked = parseInput(QuoteInput, {
    member,
    channel,
    storeCode,
    couponCodes,
    points,
    freight,
    lines: lines.map(({ id, sku, quantity, unitPrice, category, brand }) => ({
      id,
      sku,
      quantity,
      unitPrice,
      category,
      brand,
    })),
  });
  const quoted = await quoteIn(db, now, { ...asked, at: paidAt ?? null });
  const missed = missedCoupon(quoted, couponCodes?.length ?? 0);
  if (missed !== null) throw missed;
  return { ...event, quoteId: quoted.quoteId };
}

/** The first of the coupons that were named and does not count, with its reason; null when all of them do. */
function missedCoupon({ priced, offers }: Quoted, named: number): Refusal | null {
  const counting = priced.applied.filter(({ source }) => source.type === 'COUPON' && source.isPicked).length;
  if (counting >= named) return null;
  const missed = priced.refused.find(({ offer }) => {
    const source = offers.get(offer)?.source;
    // A code that opens no coupon is no offer of this cart at all.
    return source === undefined || (source.type === 'COUPON' && source.isPicked);
  });
  return missed === undefined
    ? null
    : new Refusal('coupon_not_applied', { ...missed.facts, coupon: missed.offer, why: missed.code });
}
