import { catalogFacts, flooredSkus, type GoodsNamed } from '@/lib/catalog';
import { may } from '@/lib/kernel/actor';
import type { Context } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { withAsked } from './asked-of-member';
import { goodsOf } from './cart-lines';
import { heldBack } from './offer-room';
import { offersAtHand } from './offers-at-hand';
import { evaluate } from './rules/evaluate';
import { floorTouches } from './rules/floor-check';
import { meetingOf } from './rules/meeting';
import type { TriedCart } from './rules/offer-input';
import { namesOf, type Tried, triedSide } from './rules/tried';
import type { Choice, Goods, Offer, PricingInput } from './rules/types';
import { heldOffers } from './store/stops';
import { EXAMPLE, triedInput } from './try-cart';

const SAMPLE = 200;

/**
 * Prices a cart as it would be now, without what is stopped, and with the draft in the place of its own version, by the evaluator that prices
 * everything, and says whom the draft meets (`elsewhere`: also what others may have who buy) and which goods it would bring to their floor; keeps nothing (4.C, N1, N4).
 */
export async function tryDraft(
  context: Context,
  draft: Offer,
  cart: TriedCart,
  elsewhere: readonly Offer[] = [],
): Promise<Tried> {
  const { db, actor, now } = context;
  const settings = await program(db);
  const tried = await triedInput(context, settings, cart);
  const memberId = tried.member === null || tried.member.id === EXAMPLE ? null : tried.member.id;
  const place = { storeCode: cart.storeCode, channel: cart.channel, codes: [] };
  const [atHand, held] = await Promise.all([
    offersAtHand(db, settings, { ...place, memberId, at: tried.now }),
    heldOffers(db, tried.now),
  ]);
  const offers = atHand.offers.map((offer) => heldBack(offer, held));
  // An example of a member is nobody's, and in no segment.
  const member = memberId === null ? tried.member : await withAsked(db, tried.member, [...offers, draft], tried.now);
  const input = { ...tried, member };
  const others = offers.filter(({ id }) => id !== draft.id);
  const here = new Set(offers.map(({ id }) => id));
  const meets = [...others, ...elsewhere.filter(({ id }) => id !== draft.id && !here.has(id))];
  const skus = new Map(input.cart.lines.map(({ id: line, quantity, goods }) => [line, { sku: goods.sku, quantity }]));
  const sample = may(actor, 'catalog.costs') ? await sampleFor(db, draft, input) : null;
  return {
    id: draft.id,
    names: namesOf([...offers, ...meets, draft]),
    before: triedSide(evaluate({ ...input, offers }), skus),
    after: triedSide(evaluate({ ...input, offers: [...others, draft] }), skus),
    meetings: meets
      .filter(({ endsAt }) => endsAt === null || endsAt > now)
      .map((offer) => ({ offer: offer.id, meeting: meetingOf(draft, offer, input.settings) })),
    floors: sample === null ? null : floorTouches(draft, sample, { ...input, prices: others }),
  };
}

/** Goods with a floor that the offer names, or a sample of all where it names none. */
const sampleFor = async (db: Db, offer: Offer, { now, cart }: Pick<PricingInput, 'now' | 'cart'>): Promise<Goods[]> =>
  pricedGoods(db, await flooredSkus(db, namedBy(offer), now, SAMPLE), now, cart.store?.code ?? null);

/** SKUs as goods of a cart; what has no price is left out. */
export async function pricedGoods(
  db: Db,
  skus: readonly string[],
  at: Date,
  storeCode: string | null,
): Promise<Goods[]> {
  const facts = await catalogFacts(db, skus, { storeCode, at });
  return skus.flatMap((sku): Goods[] => {
    const known = facts.get(sku);
    const list = known?.prices.list ?? null;
    return known === undefined || list === null ? [] : [goodsOf({ sku }, list, known, [])];
  });
}

type Named = Partial<Record<keyof Choice, readonly string[]>> & {
  readonly items?: readonly { readonly skus: readonly string[] }[];
};

/** The goods that an offer names: by its scope, else by what its type or its parameters say. */
export function namedBy({ scope, params }: Offer): GoodsNamed {
  if (Object.values(scope.include).some(({ length }) => length > 0)) return scope.include;
  if (scope.within !== undefined) return scope.within;
  const { skus = [], items = [], categories = [], brands = [] } = params as Named;
  return { skus: [...skus, ...items.flatMap((item) => item.skus)], products: [], categories, brands, tags: [] };
}
