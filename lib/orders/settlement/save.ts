import { recordDecisions } from '@/lib/decisions';
import { saveLedger } from '@/lib/ledger';
import { saveLevelWork } from '@/lib/levels';
import { saveMemberWork } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { savePointsWork } from '@/lib/points';
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
  await Promise.all([
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
    saveLedger(db, work.ledger),
    savePointsWork(db, work.points),
    saveLevelWork(db, work.levels),
    recordDecisions(db, work.decisions),
    announce(db, work.announcements),
  ]);
}

const linesOf = ({ row, lines }: OrderState): StoredLine[] =>
  lines.map((line, position) => ({ ...line, memberId: row.memberId, orderId: row.id, position }));

const linesBackOf = (state: OrderState): StoredLine[] => linesOf(state).filter(({ id }) => state.linesBack.has(id));
