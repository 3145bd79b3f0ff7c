import { budgetRooms } from '@/lib/budgets';
import type { Db } from '@/lib/platform/db';
import { type Program, settingsOf } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { withAsked } from './asked-of-member';
import { priceWithin, stockOf } from './rules/room';
import type { Offer, Priced, PricingInput } from './rules/types';
import type { PointWorth } from './rules/uses';
import { pricingSection } from './settings';
import { type Held, heldOffers } from './store/stops';

/**
 * Prices a cart within what its budgets may still give and without offers that were stopped, as the database has both at
 * this moment: what an operator pauses counts on the next quote of every process (4.G, N7). Answers the offers as they
 * were looked at.
 */
export async function priceWithinRoom(
  db: Db,
  program: Program,
  input: PricingInput,
): Promise<{ readonly priced: Priced; readonly offers: readonly Offer[] }> {
  const { member, cart, now } = input;
  const [rooms, held] = await Promise.all([
    budgetRooms(db, {
      codes: [...new Set(input.offers.flatMap(namedBy))],
      pools: [
        { scope: 'program_month', subject: '' },
        ...(cart.store === null ? [] : [{ scope: 'store' as const, subject: cart.store.code }]),
        ...(member === null ? [] : [{ scope: 'level' as const, subject: member.level }]),
      ],
      memberId: member?.id ?? null,
      at: now,
      zone: program.zone,
    }),
    heldOffers(db, now),
  ]);
  const offers = held.size === 0 ? input.offers : input.offers.map((offer) => heldBack(offer, held));
  return priceWithin(
    { ...input, member: await withAsked(db, member, offers, now), offers },
    rooms,
    pointWorth(program),
  );
}

/** What a point costs whoever gives it. */
export function pointWorth(program: Program): PointWorth {
  const { breakageBp } = settingsOf(program, pricingSection);
  return { ...pointsSettings(program).tender.worth, breakageBp };
}

const namedBy = ({ id, budgets, stock }: Offer): readonly string[] =>
  stock.total === null ? budgets : [...budgets, stockOf(id)];

/** One that is stopped counts for nothing; one that is held for an audience asks for it beside its own condition. */
export function heldBack(offer: Offer, held: ReadonlyMap<string, Held>): Offer {
  const hold = offer.source.type === 'OFFER' ? held.get(offer.id) : undefined;
  if (hold === undefined) return offer;
  if (hold.why !== null) return { ...offer, blocked: { code: 'offer_stopped', facts: { why: hold.why } } };
  if (hold.audience === null) return offer;
  const { conditions } = offer;
  return { ...offer, conditions: conditions === null ? hold.audience : { all: [hold.audience, conditions] } };
}
