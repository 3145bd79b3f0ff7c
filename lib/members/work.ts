import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { lockMembers, type MemberFacts, type MemberStats, memberStats, saveStats } from './store/members';

/** Locked members with their statistics, held in memory between one load and one save. */
export type MemberWork = {
  readonly members: ReadonlyMap<string, MemberFacts>;
  readonly byExternalId: ReadonlyMap<string, string>;
  readonly stats: Map<string, MemberStats>;
  readonly changed: Set<string>;
};

/** Locks the members, named by id or by an id of another system; their statistics are to be loaded after it. */
export async function lockMemberWork(
  db: Db,
  ids: readonly string[],
  externalIds: readonly string[],
): Promise<MemberWork> {
  const rows = await lockMembers(db, ids, externalIds);
  return {
    members: new Map(rows.map((row) => [row.id, row])),
    byExternalId: new Map(rows.flatMap((row) => row.externalIds.map((externalId) => [externalId, row.id]))),
    stats: new Map(),
    changed: new Set(),
  };
}

/** Reads the statistics of locked members: in a statement after the lock, so that it sees the latest. */
export async function loadMemberStats(db: Db, work: MemberWork): Promise<void> {
  if (work.members.size === 0) return;
  for (const row of await memberStats(db, [...work.members.keys()])) work.stats.set(row.memberId, row);
}

/** Two sets of members locked one after the other, as one. */
export const joinMemberWork = (one: MemberWork, other: MemberWork): MemberWork => ({
  members: new Map([...one.members, ...other.members]),
  byExternalId: new Map([...one.byExternalId, ...other.byExternalId]),
  stats: new Map([...one.stats, ...other.stats]),
  changed: new Set([...one.changed, ...other.changed]),
});

/** The statistics of a member in the working set. */
export const statsOf = (work: MemberWork, memberId: string): MemberStats =>
  must(work.stats.get(memberId), `member ${memberId} without statistics`);

/** Counts a paid order. */
export function countOrder(work: MemberWork, memberId: string, order: { goods: number; paidAt: Date }): MemberStats {
  const before = statsOf(work, memberId);
  return put(work, {
    ...before,
    orders: before.orders + 1,
    amount: before.amount + order.goods,
    firstOrderAt:
      before.firstOrderAt !== null && before.firstOrderAt < order.paidAt ? before.firstOrderAt : order.paidAt,
    lastOrderAt: before.lastOrderAt !== null && before.lastOrderAt > order.paidAt ? before.lastOrderAt : order.paidAt,
  });
}

/** Counts goods that came back; an order that is now fully refunded no longer qualifies. */
export function countRefund(
  work: MemberWork,
  memberId: string,
  refund: { goods: number; becameFull: boolean },
): MemberStats {
  const before = statsOf(work, memberId);
  return put(work, {
    ...before,
    orders: before.orders - (refund.becameFull ? 1 : 0),
    amount: before.amount - refund.goods,
    refunded: before.refunded + refund.goods,
  });
}

/** Saves the changed statistics. */
export async function saveMemberWork(db: Db, work: MemberWork): Promise<void> {
  await saveStats(
    db,
    [...work.changed].map((id) => statsOf(work, id)),
  );
}

function put(work: MemberWork, stats: MemberStats): MemberStats {
  work.stats.set(stats.memberId, stats);
  work.changed.add(stats.memberId);
  return stats;
}
