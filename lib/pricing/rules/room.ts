import { evaluate } from './evaluate';
import type { Offer, OfferCost, OfferRoom, Priced, PricingInput } from './types';
import { budgetUses, type PointWorth } from './uses';

/** Whose carts draw on budgets of levels and stores. */
type Buyer = { readonly level: string | null; readonly store: string | null };

/** Prices that one level has for itself. */
const LEVEL_KINDS: readonly string[] = ['level_price'];
/** What was agreed with somebody is no campaign: the pools of the program and of stores do not pay for it. */
const AGREED_KINDS: readonly string[] = ['contract_price'];
/** What is given by the piece, so that a stock may be given out in part. */
const PIECE_KINDS: readonly string[] = ['gift_goods', 'gift_coupon'];

/** The name of the budget that holds the stock of an offer. */
export const stockOf = (offer: string): string => `offer:${offer}`;

/** The budgets that an offer draws on: those it names, its own stock, and the pools of program, store and level (4.G). */
export function budgetsOf(offer: Offer, buyer: Buyer, rooms: ReadonlyMap<string, OfferRoom>): string[] {
  const isOfLevel =
    offer.source.type === 'LEVEL' || offer.source.type === 'BENEFIT' || LEVEL_KINDS.includes(offer.kind);
  const isAgreed = AGREED_KINDS.includes(offer.kind);
  const pools = [...rooms.values()].filter(({ scope, subject }) => {
    if (scope === 'level') return isOfLevel && subject === buyer.level;
    if (isAgreed) return false;
    return scope === 'program_month' || (scope === 'store' && subject === buyer.store);
  });
  const own = offer.stock.total === null ? [] : [stockOf(offer.id)];
  return [...new Set([...offer.budgets, ...own, ...pools.map(({ code }) => code)])].sort();
}

type Within = { readonly rooms: ReadonlyMap<string, OfferRoom>; readonly isGuest: boolean };

/** An offer with what its budgets still let it give: units left, the most it takes off, or why it gives nothing (4.G). */
function withinRoom(offer: Offer, codes: readonly string[], { rooms, isGuest }: Within): Offer {
  if (codes.length === 0) return offer;
  let within: Offer = { ...offer, budgets: codes };
  for (const code of codes) {
    if (within.blocked !== null) break;
    const room = rooms.get(code);
    within =
      room === undefined ? blocked(within, 'budget_not_found', { budget: code }) : narrowed(within, room, isGuest);
  }
  return within;
}

function narrowed(offer: Offer, room: OfferRoom, isGuest: boolean): Offer {
  const { code, scope, kind, limit, left, memberLeft, isPaused } = room;
  if (isPaused) return blocked(offer, 'budget_paused', { budget: code });
  if (left === 0) {
    const isStock = scope === 'offer' && kind === 'COUNT';
    return isStock ? { ...offer, left: 0 } : blocked(offer, 'budget_exhausted', { budget: code, limit, left });
  }
  // His own limit, never compared with what all took; for a guest nobody counts (4.E).
  if (memberLeft === 0 && isGuest) return blocked(offer, 'member_only', {});
  if (memberLeft === 0) return blocked(offer, 'member_limit_reached', { budget: code });
  const least = (given: number | null, room: number) => Math.min(given ?? room, room);
  if (kind === 'COUNT' && isByPiece(offer)) {
    return { ...offer, left: least(offer.left, Math.min(left, memberLeft ?? left)) };
  }
  if (kind !== 'AMOUNT' || offer.layer === 'unit' || offer.layer === 'gift') return offer;
  return { ...offer, caps: { ...offer.caps, max: least(offer.caps.max, left) } };
}

/** Whether an offer is given by the piece, so that a stock may be given out in part. */
export const isByPiece = ({ layer, kind }: Offer): boolean => layer === 'unit' || PIECE_KINDS.includes(kind);

const blocked = (offer: Offer, code: string, facts: NonNullable<Offer['blocked']>['facts']): Offer => ({
  ...offer,
  blocked: { code, facts },
});

/**
 * Prices a cart within the room of its budgets: what all offers of one cart take together is what can be reserved for it.
 * An offer that would take more than the others leave of a budget is refused, the last one first; so a quote never tells
 * what placing must refuse (4.G). Pure like `evaluate`; every budget that an offer draws on is frozen with it.
 */
export function priceWithin(
  input: PricingInput,
  given: readonly OfferRoom[],
  worth: PointWorth,
): { readonly priced: Priced; readonly offers: readonly Offer[] } {
  const rooms = new Map(given.map((room) => [room.code, room]));
  const within = { rooms, isGuest: input.member === null };
  const buyer = { level: input.member?.level ?? null, store: input.cart.store?.code ?? null };
  let offers = input.offers.map((offer) => withinRoom(offer, budgetsOf(offer, buyer, rooms), within));
  for (;;) {
    const priced = evaluate({ ...input, offers });
    const over = firstOver(priced, rooms, worth);
    if (over === null) return { priced, offers };
    offers = offers.map((offer) => (offer.id === over.offer ? blocked(offer, 'budget_exhausted', over.facts) : offer));
  }
}

function firstOver(priced: Priced, rooms: ReadonlyMap<string, OfferRoom>, worth: PointWorth) {
  for (const [code, cost] of budgetUses(priced, worth)) {
    const room = rooms.get(code);
    if (room === undefined) continue;
    const needed = counted(room, cost);
    const left = Math.min(room.left, room.memberLeft ?? room.left);
    if (needed <= left) continue;
    const last = priced.applied.filter(({ budgets }) => budgets.includes(code)).at(-1);
    if (last !== undefined) return { offer: last.offer, facts: { budget: code, limit: room.limit, left, needed } };
  }
  return null;
}

function counted({ kind }: OfferRoom, { fen, points, units }: OfferCost): number {
  if (kind === 'AMOUNT') return fen;
  return kind === 'POINTS' ? points : units;
}
