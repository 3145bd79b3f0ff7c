import { holdersOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { takenBy } from './store/uses';
import { takenKey } from './work';

/** What members have taken of budgets that limit each of them, by place; whoever was merged into one took it for him (N13). */
export async function takenOf(
  db: Db,
  members: readonly string[],
  budgets: readonly string[],
): Promise<Map<string, number>> {
  if (members.length === 0 || budgets.length === 0) return new Map();
  const holders = await holdersOf(db, members);
  const taken = new Map<string, number>();
  for (const row of await takenBy(db, [...holders.keys()], budgets)) {
    const place = takenKey(row.budget, row.period, holders.get(row.memberId) ?? row.memberId);
    taken.set(place, (taken.get(place) ?? 0) + row.taken);
  }
  return taken;
}
