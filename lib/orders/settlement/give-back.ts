import { applyBenefitEvent } from '@/lib/benefits';
import { applyBudgetEvent } from '@/lib/budgets';
import { applyCouponEvent } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import type { Reason } from '@/lib/kernel/decision';
import { returnOrderPoints } from '@/lib/points';
import { keptByRest } from '@/lib/pricing';
import type { Frozen, FrozenGift, FrozenProgress } from '../rules/frozen';
import { budgetsKept, decideGivingBack, decideKeeping, type GiftBack, type GivingBack } from '../rules/give-back';
import type { Line } from '../rules/order';
import type { Moved, MovedBenefit, MovedCoupon, MovedGift, MovedPoints } from '../types';
import type { FrozenState } from './holds';
import { tenderedOf } from './holds';
import { isGuest, type OrderState, type OrderWork } from './state';

/** What a refund gave back of what its order had frozen: the order after it, and what became of the money. */
export type GivenBack = {
  readonly frozen: Frozen | null;
  /** Of the goods' money: back as points, and kept back; in fen. */
  readonly tender: number;
  readonly deducted: number;
  readonly moved: Pick<Moved, 'points' | 'coupons' | 'benefits' | 'gifts' | 'kept'>;
  readonly reasons: readonly Reason[];
};

type Refunded = {
  readonly after: readonly Line[];
  readonly goods: number;
  readonly freight: number;
  readonly refundNo: string;
  readonly actor: string;
};

/** What a refund gives back of an order that was priced elsewhere: nothing beside its money. */
export const NOTHING_BACK: GivenBack = {
  frozen: null,
  tender: 0,
  deducted: 0,
  moved: { points: [], coupons: [], benefits: [], gifts: [], kept: [] },
  reasons: [],
};

/**
 * Gives back with the units what the order had used for them: points to the lots they came from, coupons and quotas when
 * all they reduced is back, budgets, gifts; and keeps back what the goods that stay would not have got (4.A.9, 4.A.11,
 * 4.D.2–6, 4.G). The same function previews and refunds.
 */
export function giveBack(work: OrderWork, state: OrderState, refunded: Refunded): GivenBack {
  if (state.frozen === null) return NOTHING_BACK;
  const order: FrozenState = { ...state, frozen: state.frozen };
  const { terms, progress } = order.frozen;
  const { after, goods, freight } = refunded;
  const back = decideGivingBack(order.frozen, { before: state.lines, after }, work.settings, keptByRest);
  const points = pointsBack(work, order, back, refunded);
  const coupons = couponsBack(work, order, back);
  const gifts = giftsBack(work, order, back.gifts);
  const wanted = { ...back.lost, ...goneGifts(work, order, gifts, after) };
  const { kept, deducted } = decideKeeping(progress.kept, wanted, goods - back.tender.fen + freight);
  const now: FrozenProgress = {
    ...progress,
    pointsBack: progress.pointsBack + back.tender.points,
    returned: [...progress.returned, ...back.offers.map(({ offer }) => offer)],
    kept,
    taken: gifts.taken,
    gone: gifts.gone,
  };
  const frozen: Frozen = { ...order.frozen, progress: now };
  if (terms.budgets.length > 0) {
    applyBudgetEvent(work.budgets, state.row.id, { type: 'return', kept: budgetsKept(frozen, after) });
  }
  const held = keptNow(progress.kept, kept);
  return {
    frozen,
    tender: back.tender.fen,
    deducted,
    moved: {
      points,
      coupons: [...coupons, ...gifts.coupons],
      benefits: grantsBack(work, order, back),
      gifts: gifts.moved,
      kept: held,
    },
    reasons: reasonsOf(order, back, held, deducted),
  };
}

function pointsBack(
  work: OrderWork,
  order: FrozenState,
  back: GivingBack,
  { refundNo, actor }: Refunded,
): MovedPoints[] {
  const { points } = back.tender;
  if (points === 0) return [];
  const spend = must(work.spends.get(order.row.id), `order ${order.row.id} spent points that nobody knows`);
  const tendered = { ...tenderedOf(work, order, actor), points };
  const { entryId, lots, spend: left } = returnOrderPoints(work.points, work.ledger, tendered, { spend, refundNo });
  work.spends.set(order.row.id, left);
  return [
    {
      entryId,
      type: 'SPEND_RETURN',
      points,
      lots: lots.map(({ lotId, delta }) => ({ lotId, points: delta })),
      debt: 0,
    },
  ];
}

/** Copies whose goods are all back come back; one whose terms say otherwise stays used (4.D.3). */
function couponsBack(work: OrderWork, { row }: FrozenState, { offers }: GivingBack): MovedCoupon[] {
  return offers.flatMap(({ source }): MovedCoupon[] => {
    if (source.type !== 'COUPON') return [];
    const ref = { memberId: row.memberId, couponId: source.coupon };
    const move = applyCouponEvent(work.coupons, ref, { type: 'return', orderId: row.id });
    if (move.kind !== 'moved') return [{ couponId: source.coupon, to: 'used', until: null }];
    return [{ couponId: source.coupon, to: 'returned', until: move.copy.endsAt.toISOString() }];
  });
}

/** Quotas whose goods are all back go back to the period they were used in; one whose period is over ends (4.D.6). */
function grantsBack(work: OrderWork, { row }: FrozenState, { offers }: GivingBack): MovedBenefit[] {
  return offers.flatMap(({ source }): MovedBenefit[] => {
    if (source.type !== 'BENEFIT') return [];
    const ref = { memberId: row.memberId, grantId: source.grant };
    const move = applyBenefitEvent(work.benefits, ref, { type: 'return', orderId: row.id });
    const isOpen = move.kind === 'moved' && (move.grant.endsAt === null || move.grant.endsAt > work.now);
    return [{ grantId: source.grant, to: isOpen ? 'returned' : 'ended' }];
  });
}

type GiftsBack = {
  readonly taken: Readonly<Record<string, number>>;
  readonly gone: Readonly<Record<string, number>>;
  readonly coupons: readonly MovedCoupon[];
  readonly moved: readonly MovedGift[];
};

/** Takes gifts back that the order lost: copies that are not used are void, the others are gone (4.D.4). */
function giftsBack(work: OrderWork, { row, frozen }: FrozenState, gifts: readonly GiftBack[]): GiftsBack {
  const { progress, terms } = frozen;
  const taken: Record<string, number> = { ...progress.taken };
  const gone: Record<string, number> = { ...progress.gone };
  const coupons: MovedCoupon[] = [];
  const moved: MovedGift[] = [];
  for (const { place, quantity } of gifts) {
    const gift = must(terms.gifts[place], 'a gift that was frozen');
    taken[place] = (taken[place] ?? 0) + quantity;
    const copies = progress.copies[place];
    const { voided, used } = voidCopies(work, row, copies ?? [], quantity);
    coupons.push(...voided);
    // What was not given yet, or ended or was voided unused, is not gone; what was counted before is counted once.
    const lost = Math.min(quantity - voided.length, Math.max(0, used - (gone[place] ?? 0)));
    if (lost > 0) gone[place] = (gone[place] ?? 0) + lost;
    if (gift.type !== 'points') moved.push({ type: gift.type, of: gift.of, quantity, gone: lost });
  }
  return { taken, gone, coupons, moved };
}

/** Voids up to so many copies that nobody has used; answers how many he found that somebody uses. */
function voidCopies(
  work: OrderWork,
  { memberId, id: orderId }: OrderState['row'],
  copies: readonly string[],
  most: number,
): { readonly voided: readonly MovedCoupon[]; readonly used: number } {
  const voided: MovedCoupon[] = [];
  let used = 0;
  for (const couponId of copies) {
    if (voided.length === most) break;
    const move = applyCouponEvent(work.coupons, { memberId, couponId }, { type: 'void', orderId });
    if (move.kind === 'moved') voided.push({ couponId, to: 'voided', until: null });
    if (move.kind === 'refused' && move.code !== 'expired') used += 1;
  }
  return { voided, used };
}

/** What gone gifts cost in all, by gift: copies that were used, and goods that did not come back with the refund. */
function goneGifts(
  work: OrderWork,
  { frozen }: FrozenState,
  { taken, gone }: Pick<GiftsBack, 'taken' | 'gone'>,
  after: readonly Line[],
): Record<string, number> {
  if (work.settings.goneGifts === 'LEAVE') return {};
  return Object.fromEntries(
    frozen.terms.gifts.map((gift, place) => {
      const missing = gift.type === 'goods' ? missingGoods(gift, taken[place] ?? 0, after) : (gone[place] ?? 0);
      return [giftKey(place), Math.floor((gift.worth * missing) / Math.max(1, gift.quantity))];
    }),
  );
}

function missingGoods(gift: FrozenGift, taken: number, after: readonly Line[]): number {
  const line = after.find(({ id }) => id === gift.line);
  return Math.max(0, taken - (line?.refundedQuantity ?? 0));
}

/** What this refund kept back more, or paid out after all, by the offer or the gift. */
function keptNow(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): { for: string; amount: number }[] {
  return Object.entries(after).flatMap(([key, amount]) => {
    const more = amount - (before[key] ?? 0);
    return more === 0 ? [] : [{ for: key, amount: more }];
  });
}

function reasonsOf(order: FrozenState, back: GivingBack, held: GivenBack['moved']['kept'], deducted: number): Reason[] {
  if (isGuest(order.row)) return [];
  const { points, fen } = back.tender;
  const say = (code: string, outcome: Reason['outcome'], facts: Reason['facts']): Reason => ({
    topic: 'refund',
    outcome,
    code,
    facts,
    rule: 'orders#refund',
  });
  const returned = points === 0 ? [] : [say('refund_points_returned', 'given', { points, amount: fen })];
  const kept = held.map(({ for: key, amount }) => {
    const name = order.frozen.terms.offers.find(({ offer }) => offer === nameOf(order.frozen, key))?.name;
    const facts = { offer: name?.zh ?? key, offerEn: name?.en ?? key, amount: Math.abs(amount) };
    return amount > 0 ? say('refund_kept_back', 'taken', facts) : say('refund_paid_out', 'given', facts);
  });
  return deducted === 0 && kept.length === 0 ? returned : [...returned, ...kept];
}

/** The offer that something kept back is about: itself, or the one that gave the gift. */
function nameOf({ terms }: Frozen, key: string): string {
  const place = terms.gifts.findIndex((_, index) => giftKey(index) === key);
  return terms.gifts[place]?.offer ?? key;
}

// No offer can be called so: a code has no colon.
const giftKey = (place: number): string => `gift:${place + 1}`;
