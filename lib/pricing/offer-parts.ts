import type { Db } from '@/lib/platform/db';
import { type Phase, standingOf } from './rules/offer-state';
import { type OfferTerms, OfferTermsSchema } from './schema';
import { allVersions } from './store/offers';
import { stoppedOffers } from './store/stops';

/** A published offer as a part of something bigger: its newest version, and how it stands by itself. */
export type OfferPart = {
  readonly code: string;
  readonly version: number;
  readonly phase: Phase;
  readonly isStopped: boolean;
  /** Null where nobody understands them: it counts for nothing. */
  readonly terms: OfferTerms | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
};

/** All published offers, as the database has them now. */
export async function offersAsParts(db: Db, now: Date): Promise<OfferPart[]> {
  const [versions, stops] = await Promise.all([allVersions(db), stoppedOffers(db)]);
  return [...Map.groupBy(versions, ({ code }) => code)].flatMap(([code, all]): OfferPart[] => {
    const [newest] = all;
    if (newest === undefined) return [];
    const { version, startsAt, endsAt } = newest;
    const terms = OfferTermsSchema.safeParse(newest.terms).data ?? null;
    return [{ code, version, phase: standingOf(all, now).phase, isStopped: stops.has(code), terms, startsAt, endsAt }];
  });
}
