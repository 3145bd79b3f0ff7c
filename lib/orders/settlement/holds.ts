import { applyBenefitEvent } from '@/lib/benefits';
import { applyBudgetEvent } from '@/lib/budgets';
import { applyCouponEvent, type CouponRef, claimForOrder, retractForOrder } from '@/lib/coupons';
import type { Reason } from '@/lib/kernel/decision';
import { type Facts, Refusal } from '@/lib/kernel/refusal';
import { holdOrderPoints, releaseOrderPoints, type TenderedOrder, useOrderPoints } from '@/lib/points';
import type { Frozen, FrozenOffer } from '../rules/frozen';
import type { OrderState, OrderWork } from './state';

/** An order that was placed with a quote. */
export type FrozenState = OrderState & { readonly frozen: Frozen };

/** Something that an order takes for itself until it is paid: taken, and given up again should another be gone. */
type Grip = {
  readonly offer: FrozenOffer | null;
  readonly take: () => { readonly is: 'moved' | 'repeat' } | { readonly is: 'refused'; code: string; facts: Facts };
  readonly drop: () => void;
};

/**
 * Holds all that an order uses, coupons, quotas, points and budgets, until the instant; or none of it, and says what is
 * gone (4.A.8, 4.E, 4.G). What it holds already stays held; of many orders who want the last of something the first gets it.
 */
export function holdAll(work: OrderWork, order: FrozenState, actor: string, until: Date): Refusal | null {
  const taken: Grip[] = [];
  for (const grip of gripsOf(work, order, actor, until)) {
    const answer = grip.take();
    if (answer.is === 'moved') taken.push(grip);
    if (answer.is !== 'refused') continue;
    for (const one of taken.reverse()) one.drop();
    return changed(grip.offer, answer);
  }
  return null;
}

/** Uses all that an order holds, for it is paid; answers the order with the line by which its points were spent. */
export function useAll(work: OrderWork, order: FrozenState, actor: string): FrozenState {
  const { row, frozen } = order;
  for (const { memberId, couponId } of couponsOf(order)) {
    surely(applyCouponEvent(work.coupons, { memberId, couponId }, { type: 'use', orderId: row.id }));
  }
  for (const { memberId, grantId, amount } of grantsOf(order)) {
    const { storeCode, channel } = row;
    const said = { amount, storeCode, channel };
    surely(applyBenefitEvent(work.benefits, { memberId, grantId }, { type: 'use', orderId: row.id, said }));
  }
  if (frozen.terms.budgets.length > 0) {
    const spent = applyBudgetEvent(work.budgets, row.id, { type: 'spend' });
    if (spent.is === 'refused') throw new Refusal(spent.code, spent.facts);
  }
  const used: Frozen = { ...frozen, state: 'used' };
  if (frozen.terms.tender.points === 0) return { ...order, frozen: used };
  const spend = useOrderPoints(work.points, work.ledger, tenderedOf(work, order, actor));
  // A refund of this very set, that waited or is sent along, finds what was spent.
  work.spends.set(row.id, spend);
  return { ...order, frozen: { ...used, progress: { ...frozen.progress, spendId: spend.entryId } } };
}

/** Gives all that an unpaid order holds free. */
export function releaseAll(work: OrderWork, order: FrozenState, state: 'lapsed' | 'released'): FrozenState {
  const { row, frozen } = order;
  for (const ref of couponsOf(order)) applyCouponEvent(work.coupons, ref, { type: 'release', orderId: row.id });
  for (const ref of grantsOf(order)) applyBenefitEvent(work.benefits, ref, { type: 'release', orderId: row.id });
  if (frozen.terms.budgets.length > 0) applyBudgetEvent(work.budgets, row.id, { type: 'release' });
  if (frozen.terms.tender.points > 0) {
    releaseOrderPoints(work.ledger, { memberId: row.memberId, orderId: row.id, now: work.now });
  }
  return { ...order, frozen: { ...frozen, state } };
}

/** The copies that an order uses. */
export const couponsOf = ({ row, frozen }: Pick<FrozenState, 'row' | 'frozen'>) =>
  frozen.terms.offers.flatMap(({ source }) =>
    source.type === 'COUPON' ? [{ memberId: row.memberId, couponId: source.coupon }] : [],
  );

/** Whether an order uses coupons, benefits or points that its member has. */
export const usesOwn = (order: FrozenState): boolean =>
  couponsOf(order).length > 0 || grantsOf(order).length > 0 || order.frozen.terms.tender.points > 0;

/** The quotas of benefits that an order uses, with what each gives it. */
const grantsOf = ({ row, frozen }: Pick<FrozenState, 'row' | 'frozen'>) =>
  frozen.terms.offers.flatMap(({ source, granted, layer }) =>
    source.type === 'BENEFIT'
      ? [{ memberId: row.memberId, grantId: source.grant, amount: IN_MONEY.has(layer) ? granted : 0 }]
      : [],
  );

/** The layers whose offers give money off; the others give things. */
const IN_MONEY: ReadonlySet<string> = new Set(['unit', 'line', 'order', 'coupon', 'tender', 'freight']);

/** The order as points see it. */
export const tenderedOf = (work: OrderWork, { row, frozen }: FrozenState, actor: string): TenderedOrder => ({
  memberId: row.memberId,
  orderId: row.id,
  orderExternalId: row.externalId,
  points: frozen.terms.tender.points,
  actor,
  now: work.now,
});

function gripsOf(work: OrderWork, order: FrozenState, actor: string, until: Date): Grip[] {
  const { row, frozen } = order;
  const { offers, tender, budgets } = frozen.terms;
  const grips = offers.flatMap((offer): Grip[] => {
    const { source } = offer;
    if (source.type === 'BENEFIT') {
      const ref = { memberId: row.memberId, grantId: source.grant };
      return [
        {
          offer,
          take: () => asAnswer(applyBenefitEvent(work.benefits, ref, { type: 'hold', orderId: row.id, until })),
          drop: () => void applyBenefitEvent(work.benefits, ref, { type: 'release', orderId: row.id }),
        },
      ];
    }
    if (source.type !== 'COUPON') return [];
    const ref = { memberId: row.memberId, couponId: source.coupon };
    return [
      {
        offer,
        take: () => takeCoupon(work, ref, { orderId: row.id, until }),
        drop() {
          applyCouponEvent(work.coupons, ref, { type: 'release', orderId: row.id });
          retractForOrder(work.claims, work.coupons, ref);
        },
      },
    ];
  });
  if (tender.points > 0) {
    const tendered = tenderedOf(work, order, actor);
    grips.push({
      offer: null,
      take() {
        const outcome = holdOrderPoints(work.ledger, tendered, until);
        if (!outcome.ok) return { is: 'refused', code: outcome.refusal.code, facts: outcome.refusal.facts };
        return { is: outcome.value === 'held' ? 'moved' : 'repeat' };
      },
      drop: () => releaseOrderPoints(work.ledger, tendered),
    });
  }
  if (budgets.length > 0) {
    grips.push({
      offer: null,
      take: () => applyBudgetEvent(work.budgets, row.id, { type: 'reserve', costs: costsOf(frozen) }),
      drop: () => void applyBudgetEvent(work.budgets, row.id, { type: 'release' }),
    });
  }
  return grips;
}

/** Holds a copy; one that the buyer only typed the code of is claimed first, and both or nothing happens (4.E). */
function takeCoupon(work: OrderWork, ref: CouponRef, { orderId, until }: { orderId: string; until: Date }) {
  const isPromised = work.claims?.asks.has(ref.couponId) && !work.coupons.copies.has(ref.couponId);
  const claimed = isPromised ? claimForOrder(work.claims, work.coupons, ref) : null;
  if (claimed !== null && !claimed.ok) {
    const { code, facts } = claimed.refusal;
    return { is: 'refused', code, facts } as const;
  }
  const held = asAnswer(applyCouponEvent(work.coupons, ref, { type: 'hold', orderId, until }));
  if (held.is === 'refused') retractForOrder(work.claims, work.coupons, ref);
  return held;
}

/** What an order takes of each budget, all its offers together. */
function costsOf({ terms }: Frozen): Map<string, { fen: number; points: number; units: number }> {
  const costs = new Map<string, { fen: number; points: number; units: number }>();
  for (const { budget, fen, points, units } of terms.budgets) {
    const sum = costs.get(budget) ?? { fen: 0, points: 0, units: 0 };
    costs.set(budget, { fen: sum.fen + fen, points: sum.points + points, units: sum.units + units });
  }
  return costs;
}

type Move =
  | { readonly kind: 'moved' | 'repeat' }
  | { readonly kind: 'refused'; readonly code: string; readonly facts: Facts };

const asAnswer = (move: Move) =>
  move.kind === 'refused'
    ? ({ is: 'refused', code: move.code, facts: move.facts } as const)
    : ({ is: move.kind } as const);

/** What was just held can be used: anything else is a fault of this program. */
function surely(move: Move): void {
  if (move.kind === 'refused') throw new Refusal(move.code, move.facts);
}

/** What the quote promised and is gone: which offer, and why. */
const changed = (offer: FrozenOffer | null, { code, facts }: { code: string; facts: Facts }): Refusal =>
  new Refusal('quote_changed', {
    ...facts,
    why: code,
    ...(offer === null ? {} : { offer: offer.offer, name: offer.name.zh }),
  });

/** What a paid order was given and what it paid with, for its decision (N2). */
export function frozenReasons({ frozen }: Pick<OrderState, 'frozen'>): Reason[] {
  if (frozen === null) return [];
  const { offers, tender } = frozen.terms;
  const given = offers.map(
    ({ offer, version, name, granted }): Reason => ({
      topic: 'order',
      outcome: 'given',
      code: 'order_offer',
      facts: { offer: name.zh, offerEn: name.en, amount: granted },
      rule: `${offer}@${version}`,
    }),
  );
  if (tender.points === 0) return given;
  const facts = { points: tender.points, amount: tender.fen };
  return [...given, { topic: 'points', outcome: 'taken', code: 'order_tender', facts, rule: 'orders#tender' }];
}
