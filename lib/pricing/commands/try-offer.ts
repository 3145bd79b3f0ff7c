import { catalogFacts, flooredSkus, type GoodsNamed } from '@/lib/catalog';
import { may } from '@/lib/kernel/actor';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { goodsOf } from '../cart-lines';
import { offersInForce } from '../offers-in-force';
import { evaluate } from '../rules/evaluate';
import { floorTouches } from '../rules/floor-check';
import { meetingOf } from '../rules/meeting';
import { TryOfferInput } from '../rules/offer-input';
import { namesOf, type Tried, triedSide } from '../rules/tried';
import type { Choice, Goods, Offer, PricingInput } from '../rules/types';
import { triedInput } from '../try-cart';

const SAMPLE = 200;
const NEW = 'new-offer';

/**
 * Prices a cart as it would be now and with the draft in force, by the evaluator that prices everything, and says whom
 * the draft meets and which goods it would bring to their floor; keeps nothing (4.C, N1, N4).
 */
export const tryOfferCommand = command({
  name: 'pricing.tryOffer',
  can: 'offers.read',
  input: TryOfferInput,
  transaction: 'own',
  async run(context, { code, terms, cart, startsAt, endsAt }): Promise<Tried> {
    const { db, actor, now } = context;
    const settings = await program(db);
    const input = await triedInput(context, settings, cart);
    const inForce = await offersInForce(db, settings, input.now);
    const id = code === '' ? NEW : code;
    const others = inForce.filter((offer) => offer.id !== id);
    const about = { id, version: 1, source: { type: 'OFFER' }, startsAt, endsAt, left: null, blocked: null } as const;
    const draft: Offer = { ...about, ...terms };
    const skus = new Map(input.cart.lines.map(({ id: line, quantity, goods }) => [line, { sku: goods.sku, quantity }]));
    const seesCosts = may(actor, 'catalog.costs');
    return {
      id,
      names: namesOf([...inForce, draft]),
      before: triedSide(evaluate({ ...input, offers: inForce }), skus),
      after: triedSide(evaluate({ ...input, offers: [...others, draft] }), skus),
      meetings: others
        .filter(({ endsAt: end }) => end === null || end > now)
        .map((offer) => ({ offer: offer.id, meeting: meetingOf(draft, offer, input.settings) })),
      floors: seesCosts ? floorTouches(draft, await sampleFor(db, draft, input), { ...input, prices: others }) : null,
    };
  },
});

/** Goods with a floor that the offer names, or a sample of all where it names none. */
async function sampleFor(db: Db, offer: Offer, { now, cart }: Pick<PricingInput, 'now' | 'cart'>) {
  const skus = await flooredSkus(db, namedBy(offer), now, SAMPLE);
  const facts = await catalogFacts(db, skus, { storeCode: cart.store?.code ?? null, at: now });
  return skus.flatMap((sku): Goods[] => {
    const known = facts.get(sku);
    const list = known?.prices.list ?? null;
    return known === undefined || list === null ? [] : [goodsOf({ sku }, list, known, [])];
  });
}

/** The goods that an offer names: by its scope, else by its parameters. */
function namedBy({ scope, params }: Offer): GoodsNamed {
  const said = params as Partial<Record<keyof Choice, readonly string[]>> & {
    readonly items?: readonly { skus: string[] }[];
  };
  const isScoped = Object.values(scope.include).some(({ length }) => length > 0);
  if (isScoped) return scope.include;
  return {
    skus: [...(said.skus ?? []), ...(said.items ?? []).flatMap(({ skus }) => skus)],
    products: [],
    categories: said.categories ?? [],
    brands: said.brands ?? [],
    tags: [],
  };
}
