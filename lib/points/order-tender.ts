import { must } from '@/lib/kernel/assert';
import { addDays } from '@/lib/kernel/day';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import {
  accountOf,
  computeHoldings,
  type HoldRow,
  heldPoints,
  isHolding,
  type LedgerWork,
  type OpenSpend,
  openHold,
  postHold,
  postReturn,
  voidHold,
} from '@/lib/ledger';
import { rulesAt } from './store';
import type { PointsWork } from './work';

/** An order that is paid with points, and who says so. */
export type TenderedOrder = {
  readonly memberId: string;
  readonly orderId: string;
  readonly orderExternalId: string;
  readonly points: number;
  readonly actor: string;
  readonly now: Date;
};

/** The business key of what an order holds of its member's points; no source of a caller can have it. */
const tenderKey = (orderId: string): string => `HOLD:order:${orderId}`;

/**
 * Sets the points of an order aside until it must be paid (4.A.8). One that holds them already repeats; where its time
 * was over it holds again. What no longer has live lots behind it is refused: paying would fail (4.A.2).
 */
export function holdOrderPoints(ledger: LedgerWork, order: TenderedOrder, until: Date): Outcome<'held' | 'repeat'> {
  const { memberId, orderId, orderExternalId, points, actor, now } = order;
  const open = holdOf(ledger, order);
  const account = accountOf(ledger, memberId, 'points');
  if (open !== null && isHolding(open, now)) {
    const { available } = computeHoldings({ ...account, holds: [], debt: 0 }, now);
    if (available >= points) return accepted('repeat');
    return refused('insufficient_points', { short: points - available, available, held: heldPoints(account, now) });
  }
  if (open !== null) voidHold(ledger, open, now);
  const outcome = openHold(ledger, {
    memberId,
    points,
    key: tenderKey(orderId),
    source: { type: 'order', id: orderId },
    reason: orderExternalId,
    actor,
    heldAt: now,
    endsAt: until,
  });
  return outcome.ok ? accepted('held') : outcome;
}

/** Gives what an order held free; one that holds nothing is left as it is (4.A.8). */
export function releaseOrderPoints(ledger: LedgerWork, order: Pick<TenderedOrder, 'memberId' | 'orderId' | 'now'>) {
  const open = holdOf(ledger, order);
  if (open !== null) voidHold(ledger, open, order.now);
}

/** Spends what an order holds; answers what may come back of it. It must hold, which `holdOrderPoints` sees to. */
export function useOrderPoints(work: PointsWork, ledger: LedgerWork, order: TenderedOrder): OpenSpend {
  const { orderId, orderExternalId, points, actor, now } = order;
  const posted = postHold(ledger, must(holdOf(ledger, order), `order ${orderId} holds no points`), {
    amount: points,
    key: `SPEND:order:${orderId}`,
    source: { type: 'order', id: orderId },
    rule: `points@${rulesAt(work.versions, now).version}#tender`,
    reason: 'order_tender',
    detail: { order: orderExternalId },
    actor,
    occurredAt: now,
    now,
  });
  if (!posted.ok) throw posted.refusal;
  const { entry, moves } = posted.value;
  return { entryId: entry.id, outstanding: moves.map(({ lotId, delta }) => ({ lotId, points: -delta })) };
}

/** Points of an order that came back: the line, and the lots that have them again. */
export type PointsBack = {
  readonly entryId: string;
  readonly points: number;
  readonly lots: readonly { readonly lotId: string; readonly delta: number }[];
  readonly spend: OpenSpend;
};

/** Gives points of an order back to the lots that they were taken from; what ended meanwhile lives again (4.A.9). */
export function returnOrderPoints(
  work: PointsWork,
  ledger: LedgerWork,
  order: TenderedOrder,
  { spend, refundNo }: { readonly spend: OpenSpend; readonly refundNo: string },
): PointsBack {
  const { memberId, orderId, orderExternalId, points, actor, now } = order;
  const { entry, moves, outstanding } = postReturn(
    ledger,
    {
      memberId,
      amount: points,
      source: { type: 'order', id: orderId },
      rule: `points@${rulesAt(work.versions, now).version}#tender`,
      reason: 'spend_return',
      detail: { order: orderExternalId, refundNo },
      actor,
      occurredAt: now,
      now,
    },
    { spend, occasion: `order:${refundNo}`, reopenUntil: addDays(now, work.settings.returnDays, work.zone) },
  );
  return { entryId: entry.id, points, lots: moves, spend: { ...spend, outstanding } };
}

/** What an order holds; a row that is past its end is found too, for it must be closed before it can hold again. */
const holdOf = (ledger: LedgerWork, order: Pick<TenderedOrder, 'memberId' | 'orderId'>): HoldRow | null =>
  [...ledger.holds.values()].find(
    ({ memberId, key, state }) => memberId === order.memberId && key === tenderKey(order.orderId) && state === 'held',
  ) ?? null;
