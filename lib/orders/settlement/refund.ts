import { clawBackGrowth, orderGainKey } from '@/lib/growth';
import { must } from '@/lib/kernel/assert';
import type { Reason } from '@/lib/kernel/decision';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import type { Claw } from '@/lib/ledger';
import { keptLevel, revertLevel } from '@/lib/levels';
import { countRefund } from '@/lib/members';
import { newId } from '@/lib/platform/new-id';
import { clawBackPoints, orderEarnKey, type PointsTaken } from '@/lib/points';
import { recountPurchase } from '@/lib/statistics';
import type { Line } from '../rules/order';
import { computeClaw, decideRefund } from '../rules/refund';
import type { StoredRefund } from '../store/rows';
import type { Moved, MovedPoints, RefundAnswer, RefundEvent } from '../types';
import { refundHash } from './fingerprint';
import { type GivenBack, giveBack } from './give-back';
import { hasLeft, isGuest, type OrderState, type OrderWork, type Shares } from './state';

/**
 * Refunds part of a settled order once per number: money by frozen unit nets, points and growth back in proportion,
 * statistics down, and the level back when the order that brought it is still in its window (4.D, 4.A.10, 4.A.11,
 * 4.B.4). A repeat gets the first answer.
 */
export function refundOrder(work: OrderWork, state: OrderState, event: RefundEvent): Outcome<RefundAnswer> {
  const hash = refundHash(event);
  const known = state.refunds.get(event.refundNo);
  if (known !== undefined) {
    return known.contentHash === hash
      ? accepted(answerOf(state, known, true))
      : refused('refund_mismatch', { refundNo: event.refundNo });
  }
  const { row, lines, frozen } = state;
  const decision = decideRefund({ ...row, lines, frozen: frozen?.terms ?? null }, event);
  if (decision.kind === 'refused') return refused(decision.code, decision.facts);
  const { refundNo, actor } = event;
  const back = giveBack(work, state, { ...decision, refundNo, actor });
  const { moved, decisionId } = takeBack(work, state, event, decision, back);
  const refund: StoredRefund = {
    memberId: state.row.memberId,
    orderId: state.row.id,
    refundNo: event.refundNo,
    refundedAt: event.refundedAt,
    goods: decision.goods,
    freight: decision.freight,
    lines: [...decision.lines],
    moved,
    contentHash: hash,
    decisionId,
    tender: back.tender,
    deducted: back.deducted,
  };
  work.newRefunds.push(refund);
  const after: OrderState = {
    ...state,
    row: {
      ...state.row,
      refundedGoods: state.row.refundedGoods + decision.goods,
      refundedFreight: state.row.refundedFreight + decision.freight,
      fullyRefunded: state.row.fullyRefunded || decision.becameFull,
    },
    lines: decision.after,
    frozen: back.frozen,
    change: state.change === 'none' ? 'updated' : state.change,
    linesBack: new Set([...state.linesBack, ...decision.lines.map(({ id }) => id)]),
    refunds: new Map([...state.refunds, [event.refundNo, refund]]),
  };
  work.orders.set(state.row.externalId, after);
  return accepted(answerOf(after, refund, false));
}

type Taken = { readonly moved: Moved; readonly decisionId: string | null };

function takeBack(
  work: OrderWork,
  { row, lines }: OrderState,
  event: RefundEvent,
  decision: { goods: number; after: readonly Line[]; becameFull: boolean },
  back: GivenBack,
): Taken {
  if (isGuest(row)) return { moved: { ...NOTHING_MOVED, ...back.moved }, decisionId: null };
  const paidAt = must(row.paidAt, 'refund of an unpaid order');
  const claw = (asset: 'points' | 'growth'): Claw => ({
    memberId: row.memberId,
    amount: computeClaw(sharesOf(work, asset, row.memberId, row.id), lines, decision.after),
    key: `CLAWBACK:order:${row.id}:${event.refundNo}`,
    source: { type: 'order', id: row.id },
    about: 'refund',
    reason: 'refund',
    detail: { order: row.externalId, refundNo: event.refundNo },
    actor: event.actor,
    earnedAt: paidAt,
    takenAt: event.refundedAt,
    now: work.now,
  });
  const growth = clawBackGrowth(work.growth, work.ledger, claw('growth'));
  const points = clawBackPoints(work.points, work.ledger, claw('points'));
  const totals = countRefund(work.members, row.memberId, decision);
  recountPurchase(work.purchases, row.memberId, paidAt);
  const lessened = { orderId: row.id, goods: decision.goods, becameFull: decision.becameFull, at: event.refundedAt };
  const level = hasLeft(work, row)
    ? keptLevel(work.levels, row.memberId, lessened)
    : revertLevel(work.levels, row.memberId, totals, lessened);
  const taken = points?.points ?? 0;
  const waived = { points: points?.waived ?? 0, growth: growth?.waived ?? 0 };
  const moved: Moved = {
    ...back.moved,
    points: [...back.moved.points, ...(points === null ? [] : [clawed(points)])],
    growth: -(growth?.growth ?? 0) || 0,
    waived,
    level: { before: level.before, after: level.after },
  };
  const reason: Reason = {
    topic: 'refund',
    outcome: 'taken',
    code: 'refund_taken_back',
    facts: { goods: decision.goods, points: taken, growth: growth?.growth ?? 0, debt: points?.debt ?? 0 },
    rule: 'orders#refund',
  };
  const id = newId();
  work.decisions.push({
    memberId: row.memberId,
    id,
    kind: 'order.refunded',
    subjectType: 'order',
    subjectId: row.id,
    at: event.refundedAt,
    reasons: [reason, ...back.reasons, ...(points?.reasons ?? []), ...(growth?.reasons ?? []), ...level.reasons],
    outcome: { order: row.externalId, refundNo: event.refundNo, moved },
  });
  const about = { goods: decision.goods, isFull: decision.becameFull, paidAt: row.paidAt?.toISOString() ?? null };
  const lessens = { points: -taken || 0, growth: moved.growth };
  const payload = { orderId: row.id, refundNo: event.refundNo, ...about, ...lessens };
  work.announcements.push({ name: 'order.refunded', memberId: row.memberId, payload, at: event.refundedAt });
  return { moved, decisionId: id };
}

/** What one asset granted per line: from this set's own entries, or from the entry that was loaded. */
function sharesOf(work: OrderWork, asset: 'points' | 'growth', memberId: string, orderId: string): Shares {
  const key = asset === 'points' ? orderEarnKey(orderId) : orderGainKey(orderId);
  const fresh = work.ledger.entries.find(
    (entry) => entry.memberId === memberId && entry.asset === asset && entry.key === key,
  );
  if (fresh !== undefined) return (fresh.detail as { shares: Shares }).shares;
  return work.shares.get(`${asset}:${orderId}`) ?? {};
}

const NOTHING_MOVED: Moved = {
  points: [],
  growth: 0,
  waived: { points: 0, growth: 0 },
  coupons: [],
  benefits: [],
  gifts: [],
  kept: [],
  level: { before: null, after: null },
};

const clawed = ({ entryId, points, lots, debt }: PointsTaken): MovedPoints => ({
  entryId,
  type: 'CLAWBACK',
  points: -points || 0,
  lots: lots.map(({ lotId, delta }) => ({ lotId, points: delta })),
  debt,
});

const answerOf = ({ row }: OrderState, refund: StoredRefund, isRepeat: boolean): RefundAnswer => ({
  kind: 'refunded',
  isRepeat,
  orderExternalId: row.externalId,
  refundNo: refund.refundNo,
  refundedAt: refund.refundedAt,
  amount: refund.goods - refund.tender + refund.freight - refund.deducted,
  freight: refund.freight,
  tender: refund.tender,
  deducted: refund.deducted,
  lines: refund.lines,
  // What refunds of earlier releases moved does not name gifts.
  moved: { ...NOTHING_MOVED, ...(refund.moved as Partial<Moved>) },
});
