import { contractsOf } from '@/lib/catalog';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { storePlace } from '@/lib/stores';
import { linesOf } from './cart-lines';
import { priceWithinRoom } from './offer-room';
import { offersAtHand } from './offers-at-hand';
import type { QuoteInput } from './rules/quote-input';
import type { Offer, Priced } from './rules/types';
import { pricingSettings } from './settings';
import { snapshotOf } from './snapshot';
import { keepQuote } from './store/quotes';

/** What a cart costs, as it was told, with the offers that were looked at. */
export type Quoted = {
  readonly quoteId: string;
  readonly memberId: string | null;
  readonly at: Date;
  readonly priced: Priced;
  readonly offers: ReadonlyMap<string, Offer>;
  /** Of offers that are coupons: the code by which the coupon is called. */
  readonly coupons: ReadonlyMap<string, string | null>;
};

/**
 * Prices a cart by the catalog, the member, the offers and the coupons of its moment, and keeps what was told and why (4.C,
 * N2). Nothing is locked or held: whoever places an order by it holds what it consumes.
 */
export async function quoteIn(db: Db, now: Date, asked: QuoteInput): Promise<Quoted> {
  const at = asked.at ?? now;
  const settings = await program(db);
  const [snapshot, store] = await Promise.all([
    snapshotOf(db, settings, asked.member, at),
    asked.storeCode ? storePlace(asked.storeCode) : null,
  ]);
  const memberId = snapshot?.member.id ?? null;
  const place = { storeCode: asked.storeCode ?? null, channel: asked.channel };
  const contracts = memberId === null ? [] : await contractsOf(db, memberId, at);
  const [lines, atHand] = await Promise.all([
    linesOf(db, asked, at, contracts),
    offersAtHand(db, settings, { ...place, memberId, at, codes: asked.couponCodes ?? [] }),
  ]);
  const { priced: found, offers: seen } = await priceWithinRoom(db, settings, {
    cart: {
      lines,
      channel: asked.channel,
      store: store ?? (asked.storeCode ? { code: asked.storeCode, region: null } : null),
      freight: asked.freight ?? 0,
      points: asked.points ?? 0,
    },
    member: snapshot?.member ?? null,
    earning: snapshot?.earning ?? null,
    offers: atHand.offers,
    now: at,
    settings: pricingSettings(settings, pointsSettings(settings).tender),
  });
  const priced = { ...found, refused: [...found.refused, ...atHand.refused] };
  const quote = { id: newId(), memberId, at, createdAt: now };
  await keepQuote(db, { ...quote, asked, priced });
  const offers = new Map(seen.map((one) => [one.id, one]));
  return { quoteId: quote.id, memberId, at, priced, offers, coupons: atHand.coupons };
}
