import { localMonth } from '@/lib/kernel/day';
import { type Db, LostRace } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { periodAt } from './rules/period';
import { type BudgetRow, budgetsOfWork } from './store/budgets';
import { openRooms, type RoomRow, roomsForUpdate } from './store/rooms';
import { type UseRow, usesOf } from './store/uses';
import { takenOf } from './taken';
import { type BudgetAsk, type BudgetWork, roomKey, useKey } from './work';

/**
 * Locks and loads what a set of sources draws on, in three statements for the whole set; the last locks of whoever gives
 * value away (4.F). The rooms of a new period are opened here. No asks cost no statement.
 */
export async function loadBudgetWork(db: Db, asks: readonly BudgetAsk[], now: Date): Promise<BudgetWork> {
  if (asks.length === 0) return workOf({ now, zone: '' }, [], [], [], []);
  const { zone } = await program(db);
  const sources = [...new Set(asks.map(({ source }) => source))].sort();
  const codes = [...new Set(asks.flatMap(({ budgets }) => budgets))].sort();
  const month = localMonth(now, zone);
  const read = () =>
    Promise.all([roomsForUpdate(db, codes, sources, month), usesOf(db, sources), budgetsOfWork(db, codes, sources)]);
  let [rooms, uses, budgets] = await read();
  const isOpen = (code: string, period: string) => rooms.some((room) => room.budget === code && room.period === period);
  const closed = budgets.filter(({ code, per }) => codes.includes(code) && !isOpen(code, periodAt(per, now, zone)));
  if (closed.length > 0) {
    await openRooms(
      db,
      closed.map(({ code }) => code),
      month,
    );
    [rooms, uses, budgets] = await read();
  }
  // Somebody else moved the same source while this set waited for its rooms.
  if (uses.some(({ budget, period }) => !isOpen(budget, period)))
    throw new LostRace('a use of a room that is not locked');
  const limited = budgets.filter(({ perMember }) => perMember !== null).map(({ code }) => code);
  const members = [...new Set(asks.flatMap(({ memberId }) => memberId ?? []))];
  const taken = await takenOf(db, members, limited);
  return { ...workOf({ now, zone }, asks, rooms, uses, budgets), taken };
}

function workOf(
  { now, zone }: { now: Date; zone: string },
  asks: readonly BudgetAsk[],
  rooms: readonly RoomRow[],
  uses: readonly UseRow[],
  budgets: readonly BudgetRow[],
): BudgetWork {
  const bySource = Map.groupBy(uses, ({ source }) => source);
  return {
    now,
    zone,
    budgets: new Map(budgets.map((budget) => [budget.code, budget])),
    rooms: new Map(rooms.map((room) => [roomKey(room.budget, room.period), room])),
    uses: new Map([...bySource].map(([source, own]) => [source, new Map(own.map((use) => [use.budget, use]))])),
    members: new Map(asks.map(({ source, memberId }) => [source, memberId])),
    taken: new Map(),
    stored: new Set(uses.map(({ source, budget }) => useKey(source, budget))),
    movedRooms: new Set(),
    movedUses: new Map(),
  };
}
