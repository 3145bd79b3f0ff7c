import { categoriesAbove } from '@/lib/catalog';
import { gainOrderGrowth } from '@/lib/growth';
import { must } from '@/lib/kernel/assert';
import type { Reason } from '@/lib/kernel/decision';
import type { EarningFacts } from '@/lib/kernel/earning';
import { closeLevel, levelCodeAt, levelView, reachLevel } from '@/lib/levels';
import { countOrder } from '@/lib/members';
import { newId } from '@/lib/platform/new-id';
import { earnOrderPoints, orderWindowEnd } from '@/lib/points';
import { countPurchase } from '@/lib/statistics';
import type { Frozen } from '../rules/frozen';
import { goodsAmount, hasGoods, type Line } from '../rules/order';
import { frozenReasons } from './holds';
import { isGuest, NOTHING_EARNED, type OrderState, type OrderWork, type Settled } from './state';

/**
 * Settles a paid order at its own time: statistics, growth, points by the level held just before, the level reached at
 * once, and the decision with its reasons (P-levels, 4.A, 4.B.2). A guest's order and one without goods earn nothing.
 */
export function settleOrder(work: OrderWork, state: OrderState, actor: string): OrderState {
  const { row, lines } = state;
  if (isGuest(row)) return { ...state, settled: withheld('order_of_guest') };
  const member = must(work.members.members.get(row.memberId), `order of unlocked member ${row.memberId}`);
  const paidAt = must(row.paidAt, 'settling an unpaid order');
  closeLevel(work.levels, row.memberId, paidAt);
  if (!hasGoods(lines)) return recorded(work, state, withheld('order_without_goods'));
  const { memberId, id: orderId, externalId: orderExternalId, completedAt } = row;
  const facts: EarningFacts = {
    lines: earningLines(work, lines, state.frozen),
    paidAt,
    zone: work.program.zone,
    registeredAt: member.registeredAt,
    birthMonth: member.birthMonth,
    levelCode: levelCodeAt(work.levels, memberId, paidAt),
  };
  const beside = besideOf(state);
  const who = { memberId, orderId, orderExternalId, facts, actor, now: work.now };
  const growth = gainOrderGrowth(work.growth, work.ledger, who);
  const points = earnOrderPoints(work.points, work.ledger, { ...who, beside, completedAt });
  const goods = goodsAmount(lines);
  const stats = countOrder(work.members, memberId, { goods, paidAt });
  countPurchase(work.purchases, { memberId, paidAt, storeCode: row.storeCode, lines: boughtLines(work, lines) });
  const provisionalUntil = orderWindowEnd(work.points, { paidAt, completedAt });
  const level = reachLevel(work.levels, memberId, stats, { id: orderId, at: paidAt, goods, provisionalUntil });
  const settled: Settled = {
    earned: {
      points: {
        granted: points.granted,
        desired: points.desired,
        availableAt: points.availableAt?.toISOString() ?? null,
        cuts: points.cuts,
      },
      growth: growth.granted,
    },
    level: { before: level.before, after: level.after },
    reasons: [...frozenReasons(state), ...growth.reasons, ...points.reasons, ...level.reasons],
  };
  announceSettled(work, state, settled, paidAt);
  return recorded(work, state, settled);
}

function announceSettled(work: OrderWork, { row, lines }: OrderState, { earned, level }: Settled, at: Date): void {
  const { memberId, id } = row;
  const { channel, storeCode } = row;
  const about = { goods: goodsAmount(lines), channel, storeCode };
  const payload = { orderId: id, points: earned.points.granted, growth: earned.growth, ...about };
  work.announcements.push({ name: 'order.settled', memberId, payload, at });
  if (level.before?.code === level.after?.code) return;
  const reached = { orderId: id, from: level.before?.code ?? null, to: level.after?.code ?? null };
  work.announcements.push({ name: 'level.reached', memberId, payload: reached, at });
}

/** Keeps the decision with the order, for members, clerks and auditors, and for the answer to repeats. */
function recorded(work: OrderWork, state: OrderState, said: Settled): OrderState {
  const { row } = state;
  const held = levelView(work.levels, row.memberId, row.paidAt ?? work.now);
  const settled = said.level.after === null ? { ...said, level: { before: held, after: held } } : said;
  const id = newId();
  work.decisions.push({
    memberId: row.memberId,
    id,
    kind: 'order.settled',
    subjectType: 'order',
    subjectId: row.id,
    at: row.paidAt ?? work.now,
    reasons: [...settled.reasons],
    outcome: { order: row.externalId, earned: settled.earned, level: settled.level },
  });
  return { ...state, row: { ...row, decisionId: id }, settled };
}

/** The goods lines as earning sees them: what was paid with points earns nothing (4.A.5). */
function earningLines({ paths }: OrderWork, lines: readonly Line[], frozen: Frozen | null) {
  const paid = new Map(frozen?.terms.lines.map(({ id, tender }) => [id, tender.fen]));
  return lines
    .filter(({ kind }) => kind === 'goods')
    .map(({ id, category, quantity, net }) => {
      const above = categoriesAbove(paths, category);
      return { id, category, above, quantity, net, base: net - (paid.get(id) ?? 0) };
    });
}

/** The goods lines as statistics count them. */
function boughtLines({ paths }: OrderWork, lines: readonly Line[]) {
  return lines
    .filter(({ kind }) => kind === 'goods')
    .map(({ category, brand, net }) => ({ category, above: categoriesAbove(paths, category), brand, net }));
}

/** What the offers that the order froze give to its earning (4.C.8). */
function besideOf({ frozen }: OrderState) {
  if (frozen === null) return null;
  const { offers, gifts } = frozen.terms;
  return {
    multipliers: offers.flatMap(({ offer, multiplier }) =>
      multiplier === null ? [] : [{ code: offer, ...multiplier }],
    ),
    bonus: gifts.reduce((total, { type, quantity }) => (type === 'points' ? total + quantity : total), 0),
  };
}

const withheld = (code: string): Settled => {
  const reason: Reason = { topic: 'order', outcome: 'withheld', code, facts: {}, rule: 'orders#qualifying' };
  return { ...NOTHING_EARNED, reasons: [reason] };
};
