import { must } from '@/lib/kernel/assert';
import { NO_MEMBER } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { usedOf } from './rules/life';
import { sharesReached } from './rules/reach';
import { type AlertRow, insertAlerts } from './store/alerts';
import { saveRooms } from './store/rooms';
import { saveUses } from './store/uses';
import type { BudgetWork } from './work';

/**
 * Saves a set once: rooms, uses, and the shares of limits that were reached, each told once (4.G). Nothing moved, no
 * statement.
 */
export async function saveBudgetWork(db: Db, work: BudgetWork): Promise<void> {
  const alerts: AlertRow[] = [];
  const rooms = [...work.movedRooms].map((key) => {
    const room = must(work.rooms.get(key), 'a room that moved');
    const used = usedOf(room);
    const reached = sharesReached(used, room.limit, room.alerted);
    const { budget, period, limit } = room;
    for (const percent of reached) alerts.push({ budget, period, limit, percent, used, at: work.now });
    return { ...room, alerted: reached.at(-1) ?? room.alerted };
  });
  await Promise.all([
    saveRooms(db, rooms),
    saveUses(db, [...work.movedUses.values()]),
    alerts.length > 0 && insertAlerts(db, alerts),
    alerts.length > 0 && announce(db, alerts.map(announced)),
  ]);
}

const announced = ({ at, ...alert }: AlertRow) => ({ name: 'budget.reached', memberId: NO_MEMBER, payload: alert, at });
