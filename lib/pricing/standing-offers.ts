import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { heldBack } from './offer-room';
import { offersInForce } from './offers-in-force';
import type { Offer } from './rules/types';
import { heldOffers } from './store/stops';

/**
 * The program's offers that give at the instant, as a back-test takes them: held back as they are then, and without their
 * time, so that past orders meet them as if they had always stood (N1).
 */
export async function standingOffers(db: Db, program: Program, at: Date): Promise<Offer[]> {
  const [offers, held] = await Promise.all([offersInForce(db, program, at), heldOffers(db, at)]);
  return offers
    .filter(({ startsAt, endsAt }) => (startsAt === null || startsAt <= at) && (endsAt === null || endsAt > at))
    .map((offer) => heldBack({ ...offer, startsAt: null, endsAt: null }, held));
}
