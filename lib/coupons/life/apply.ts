import { addDays } from '@/lib/kernel/day';
import type { Reason } from '@/lib/kernel/decision';
import type { Facts } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import { type CouponEvent, decideCoupon, stateInBatch } from '../rules/life';
import { lifeOf } from '../store/copies';
import type { CouponMove, CouponRef, CouponWork, LivingCopy, OrderCouponEvent } from './work';

/**
 * Does to a copy what an order or a till wants, on the running state of the set (4.E, 4.D.3): of many who want the one
 * copy the first gets it. Uses, returns and every no are kept as decisions.
 */
export function applyCouponEvent(work: CouponWork, ref: CouponRef, event: OrderCouponEvent): CouponMove {
  const copy = work.copies.get(ref.couponId);
  // Somebody else's copy is as unknown as one that does not exist.
  const isOurs = copy !== undefined && (copy.isOwn || (event.orderId !== null && copy.row.orderId === event.orderId));
  if (!isOurs) return { kind: 'refused', code: 'coupon_not_found', facts: {} };
  const lived =
    closedBy(copy, event, work.now) ?? decideCoupon(lifeOf(copy.row), lifeEvent(work, copy, event), work.now);
  if (lived.kind === 'refused') return withholdCoupon(work, copy, event, lived);
  if (lived.kind === 'repeat') return { kind: 'repeat', copy: copy.row };
  const { isProlonged, ...life } = lived.copy;
  const row = { ...copy.row, ...life, prolonged: isProlonged };
  work.copies.set(row.id, { ...copy, row });
  work.changed.add(row.id);
  if (event.type === 'void') return { kind: 'moved', copy: voidedBy(work, copy, row, event) };
  if (event.type === 'use') note(work, copy, event, { outcome: 'taken', code: 'coupon_used', facts: {} }, 1);
  if (event.type === 'return') {
    const facts = { until: row.endsAt.toISOString() };
    note(work, copy, event, { outcome: 'given', code: 'coupon_returned', facts }, -1);
  }
  if (event.type === 'undo') note(work, copy, event, { outcome: 'given', code: 'coupon_undone', facts: {} }, -1);
  return { kind: 'moved', copy: row };
}

/** What the batch says no to: new uses of a voided one; returns, where used is used. */
function closedBy({ row, terms, batch }: LivingCopy, event: OrderCouponEvent, now: Date) {
  const isNew = event.type === 'hold' || event.type === 'use';
  if (isNew && stateInBatch(row, batch.state === 'voided', now) === 'VOIDED')
    return { kind: 'refused', code: 'coupon_voided', facts: {} } as const;
  const isKept = event.type === 'return' && !terms.returning.reinstate && row.orderId === event.orderId;
  return isKept ? ({ kind: 'refused', code: 'coupon_not_returned', facts: {} } as const) : null;
}

/** A return with the end that the terms promise at the least (4.D.3); what is undone leaves the end as it was. */
function lifeEvent({ now, zone }: CouponWork, { row, terms }: LivingCopy, event: OrderCouponEvent): CouponEvent {
  if (event.type === 'undo') return { type: 'return', orderId: event.orderId, endMin: row.endsAt };
  if (event.type !== 'return') return event;
  return { ...event, endMin: addDays(now, terms.returning.daysMin, zone) };
}

/** A gift that its order took back: it says so, and its batch counts it (4.D.4). */
function voidedBy(
  work: CouponWork,
  copy: LivingCopy,
  lived: LivingCopy['row'],
  event: Extract<OrderCouponEvent, { type: 'void' }>,
): LivingCopy['row'] {
  const row = { ...lived, voidedAt: work.now, voidedWhy: event.orderId === null ? event.why : 'order' };
  work.copies.set(row.id, { ...copy, row });
  work.voided.set(row.batchId, (work.voided.get(row.batchId) ?? 0) + 1);
  decided(work, copy, event, { outcome: 'taken', code: 'coupon_taken_back', facts: {} });
  return row;
}

const KINDS = {
  hold: 'coupon.held',
  release: 'coupon.released',
  use: 'coupon.used',
  return: 'coupon.returned',
  undo: 'coupon.undone',
  void: 'coupon.voided',
} as const;

type Said = { readonly outcome: Reason['outcome']; readonly code: string; readonly facts: Facts };

/** Keeps a no as a decision, and answers it. */
export function withholdCoupon(
  work: CouponWork,
  copy: LivingCopy,
  event: OrderCouponEvent,
  { code, facts }: { readonly code: string; readonly facts: Facts },
): CouponMove {
  decided(work, copy, event, { outcome: 'withheld', code, facts });
  return { kind: 'refused', code, facts };
}

function note(work: CouponWork, copy: LivingCopy, event: OrderCouponEvent, said: Said, uses: 1 | -1): void {
  const { memberId, id, batchId } = copy.row;
  work.used.set(batchId, (work.used.get(batchId) ?? 0) + uses);
  decided(work, copy, event, said);
  const payload = { couponId: id, batchId, orderId: event.orderId };
  work.announcements.push({
    name: uses === 1 ? 'coupon.redeemed' : 'coupon.returned',
    memberId,
    payload,
    at: work.now,
  });
}

function decided(work: CouponWork, { row, terms }: LivingCopy, event: OrderCouponEvent, said: Said): void {
  const facts = { batch: terms.name.zh, ...said.facts };
  work.decisions.push({
    memberId: row.memberId,
    id: newId(),
    kind: KINDS[event.type],
    subjectType: 'coupon',
    subjectId: row.id,
    at: work.now,
    reasons: [{ topic: 'coupon', ...said, facts, rule: `coupons@${row.version}#${event.type}` }],
    outcome: { couponId: row.id, batchId: row.batchId, orderId: event.orderId },
  });
}
