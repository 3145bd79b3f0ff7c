import { saveBenefitWork } from '@/lib/benefits';
import { saveBudgetWork } from '@/lib/budgets';
import { saveCouponWork } from '@/lib/coupons';
import { recordDecisions } from '@/lib/decisions';
import { saveLedger } from '@/lib/ledger';
import { saveLevelWork } from '@/lib/levels';
import { saveMemberWork } from '@/lib/members';
import { type Db, LostRace } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { savePointsWork } from '@/lib/points';
import { type OfferUse, recordOfferUses, returnOfferUses } from '@/lib/pricing';
import { savePurchaseWork } from '@/lib/statistics';
import { type FrozenRow, insertFrozen, moveFrozen } from '../store/frozen';
import type { StoredLine } from '../store/rows';
import {
  deleteLines,
  insertLines,
  insertOrders,
  insertRefunds,
  unparkRefunds,
  updateLinesRefunded,
  updateOrders,
} from '../store/save';
import type { OrderState, OrderWork } from './state';

/** Saves a working set: each context once, in lock order. */
export async function saveOrderWork(db: Db, work: OrderWork): Promise<void> {
  const states = [...work.orders.values()];
  const fresh = states.filter(({ change }) => change === 'new');
  const replaced = states.filter(({ change }) => change === 'replaced');
  // What an order placed before contained goes first; all else goes out together, in lock order.
  await deleteLines(
    db,
    replaced.map(({ row }) => row),
  );
  const uses = usesMoved(work);
  const frozen = states.flatMap(frozenRow);
  const added = frozen.filter(({ orderId }) => !work.loadedFrozen.has(orderId));
  const moved = states.filter(
    ({ row, frozen: is }) => work.loadedFrozen.has(row.id) && work.loadedFrozen.get(row.id) !== is,
  );
  const [placed] = await Promise.all([
    insertFrozen(db, added),
    moveFrozen(db, moved.flatMap(frozenRow)),
    saveMemberWork(db, work.members),
    insertOrders(
      db,
      fresh.map(({ row }) => row),
    ),
    insertLines(db, [...fresh, ...replaced].flatMap(linesOf)),
    updateOrders(
      db,
      states.filter(({ change }) => change === 'updated' || change === 'replaced').map(({ row }) => row),
    ),
    updateLinesRefunded(db, states.filter(({ change }) => change === 'updated').flatMap(linesBackOf)),
    insertRefunds(db, work.newRefunds),
    unparkRefunds(db, work.unparked),
    // After the orders: what came back is counted anew from them.
    savePurchaseWork(db, work.purchases),
    saveLedger(db, work.ledger),
    savePointsWork(db, work.points),
    saveLevelWork(db, work.levels),
    recordDecisions(db, work.decisions),
    announce(db, work.announcements),
    returnOfferUses(db, uses.back),
    recordOfferUses(db, uses.again, work.program.zone),
    saveCouponWork(db, work.coupons),
    saveBenefitWork(db, work.benefits),
    saveBudgetWork(db, work.budgets),
  ]);
  // Another order took the quote in this very moment: the set runs again and then finds it (4.C-freeze).
  if (placed < added.length) throw new LostRace('quote');
}

/** Uses of offers that count no more, of orders given up or with all goods of the offer back; or that count again (4.H). */
function usesMoved({ orders, loadedFrozen }: OrderWork): { readonly back: OfferUse[]; readonly again: OfferUse[] } {
  const [back, again]: [OfferUse[], OfferUse[]] = [[], []];
  for (const { row, frozen } of orders.values()) {
    const before = loadedFrozen.get(row.id);
    if (frozen === null || frozen === before) continue;
    const isGivenUp = frozen.state === 'lapsed' || frozen.state === 'released';
    for (const use of frozen.terms.uses) {
      const said = { memberId: row.memberId, orderId: row.id, usedAt: row.placedAt, ...use };
      if (isGivenUp || frozen.progress.returned.includes(use.offer)) back.push(said);
      else if (before?.state === 'lapsed') again.push(said);
    }
  }
  return { back, again };
}

const frozenRow = ({ row, frozen }: OrderState): FrozenRow[] =>
  frozen === null ? [] : [{ memberId: row.memberId, orderId: row.id, ...frozen }];

const linesOf = ({ row, lines }: OrderState): StoredLine[] =>
  lines.map((line, position) => ({ ...line, memberId: row.memberId, orderId: row.id, position }));

const linesBackOf = (state: OrderState): StoredLine[] => linesOf(state).filter(({ id }) => state.linesBack.has(id));
