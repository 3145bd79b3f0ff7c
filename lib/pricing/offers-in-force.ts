import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { shared } from '@/lib/platform/shared';
import { versionsAt } from './rules/offer-versions';
import type { Offer } from './rules/types';
import { OfferTermsSchema } from './schema';
import { type OfferVersion, publishedOffers } from './store/offers';

/** The offers of the program at the versions that count at the instant. */
export async function offersInForce(db: Db, program: Program, at: Date): Promise<Offer[]> {
  const versions = await publishedOffers(db, program);
  return versionsAt(versions, at).map(read);
}

/** Versions never change, so each is read once. */
function read(version: OfferVersion): Offer {
  const known = shared('pricing.read-offers', () => new WeakMap<OfferVersion, Offer>());
  const before = known.get(version);
  if (before !== undefined) return before;
  const offer = readOffer(version);
  known.set(version, offer);
  return offer;
}

/** One whose terms this program does not understand counts for nothing and says so (fails closed). */
function readOffer({ code, version, terms, startsAt, endsAt }: OfferVersion): Offer {
  const about = { id: code, version, source: { type: 'OFFER' } as const, startsAt, endsAt, left: null };
  const said = OfferTermsSchema.safeParse(terms);
  if (said.success) return { ...about, ...said.data, blocked: null };
  const nothing = OfferTermsSchema.parse({
    kind: 'order_discount',
    params: { off: 1 },
    layer: 'order',
    name: { zh: code, en: code },
  });
  return { ...about, ...nothing, kind: String((terms as { kind?: unknown } | null)?.kind), blocked: null };
}
