import { contractsOf } from '@/lib/catalog';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { storePlace } from '@/lib/stores';
import { linesOf } from '../cart-lines';
import { offersInForce } from '../offers-in-force';
import { evaluate } from '../rules/evaluate';
import { QuoteInput } from '../rules/quote-input';
import type { Offer, Priced, RefusedOffer } from '../rules/types';
import { pricingSettings } from '../settings';
import { snapshotOf } from '../snapshot';
import { keepQuote } from '../store/quotes';

/** What a cart costs, as it was told, with the offers that were looked at. */
export type Quoted = {
  readonly quoteId: string;
  readonly at: Date;
  readonly priced: Priced;
  readonly offers: ReadonlyMap<string, Offer>;
};

/** Prices a cart by the catalog, the member and the offers of its moment, and keeps what was told and why (4.C, N2). */
export const quoteCommand = command({
  name: 'pricing.quote',
  can: 'orders.write',
  input: QuoteInput,
  transaction: 'own',
  async run({ db, now }, asked): Promise<Quoted> {
    const at = asked.at ?? now;
    const settings = await program(db);
    const [snapshot, offers, store] = await Promise.all([
      snapshotOf(db, settings, asked.member, at),
      offersInForce(db, settings, at),
      asked.storeCode ? storePlace(asked.storeCode) : null,
    ]);
    const contracts = snapshot === null ? [] : await contractsOf(db, snapshot.member.id, at);
    const lines = await linesOf(db, asked, at, contracts);
    const priced = evaluate({
      cart: {
        lines,
        channel: asked.channel,
        store: store ?? (asked.storeCode ? { code: asked.storeCode, region: null } : null),
        freight: asked.freight ?? 0,
        points: asked.points ?? 0,
      },
      member: snapshot?.member ?? null,
      earning: snapshot?.earning ?? null,
      offers,
      now: at,
      settings: pricingSettings(settings, pointsSettings(settings).tender),
    });
    const told = { ...priced, refused: [...priced.refused, ...unknownCoupons(asked.couponCodes ?? [])] };
    const quote = { id: newId(), memberId: snapshot?.member.id ?? null, at, createdAt: now };
    await keepQuote(db, { ...quote, asked, priced: told });
    return { quoteId: quote.id, at, priced: told, offers: new Map(offers.map((one) => [one.id, one])) };
  },
});

/** Coupons are not issued yet: a code that is sent is told to be unknown, never silently left out. */
const unknownCoupons = (codes: readonly string[]): RefusedOffer[] =>
  codes.map((coupon) => ({ offer: coupon, version: 0, code: 'coupon_not_found', facts: { coupon }, failure: null }));
