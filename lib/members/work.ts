import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import {
  type LockedMember,
  lockMembers,
  type MemberFacts,
  type MemberStats,
  memberStats,
  saveStats,
} from './store/members';

/** Locked members with their statistics, held in memory between one load and one save; nobody here is merged into another. */
export type MemberWork = {
  readonly members: ReadonlyMap<string, MemberFacts>;
  /** For members who were merged: into whom. Whoever is named by such an id is the survivor. */
  readonly survivors: ReadonlyMap<string, string>;
  readonly byExternalId: ReadonlyMap<string, string>;
  readonly stats: Map<string, MemberStats>;
  readonly changed: Set<string>;
};

/**
 * Locks the members, named by id or by an id of another system; their statistics are to be loaded after it. For one who
 * was merged the survivor is locked too, and stands for him.
 */
export async function lockMemberWork(
  db: Db,
  ids: readonly string[],
  externalIds: readonly string[],
): Promise<MemberWork> {
  const rows = await withSurvivors(db, await lockMembers(db, ids, externalIds));
  const survivors = survivorsAmong(rows);
  const named = rows.flatMap((row) => row.externalIds.map((externalId) => [externalId, row.id] as const));
  return {
    members: new Map(rows.flatMap((row) => (row.mergedInto === null ? [[row.id, row]] : []))),
    survivors,
    byExternalId: new Map(named.map(([externalId, id]) => [externalId, survivors.get(id) ?? id])),
    stats: new Map(),
    changed: new Set(),
  };
}

/** Rows are nearly always all there is; a merge that came between is followed to its end. */
async function withSurvivors(db: Db, rows: readonly LockedMember[]): Promise<readonly LockedMember[]> {
  const known = new Set(rows.map(({ id }) => id));
  const missing = rows.flatMap(({ mergedInto }) => (mergedInto === null || known.has(mergedInto) ? [] : [mergedInto]));
  if (missing.length === 0) return rows;
  return withSurvivors(db, [...rows, ...(await lockMembers(db, [...new Set(missing)], []))]);
}

function survivorsAmong(rows: readonly LockedMember[]): ReadonlyMap<string, string> {
  const into = new Map(rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto]])));
  const endOf = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : endOf(next);
  };
  return new Map([...into.keys()].map((id) => [id, endOf(id)]));
}

/** The locked member whom an id names: himself, or the one into whom he was merged; null for nobody. */
export function memberNamed({ members, survivors }: MemberWork, id: string): string | null {
  const memberId = survivors.get(id) ?? id;
  return members.has(memberId) ? memberId : null;
}

/** The other members in whose books lines about this one may stand: by a merge, or by one that was undone. */
export function kinOf({ members }: Pick<MemberWork, 'members'>, memberId: string): readonly string[] {
  const member = members.get(memberId);
  return member === undefined ? [] : [...new Set([...member.absorbed, ...member.former])];
}

/** Reads the statistics of locked members: in a statement after the lock, so that it sees the latest. */
export async function loadMemberStats(db: Db, work: MemberWork): Promise<void> {
  if (work.members.size === 0) return;
  for (const row of await memberStats(db, [...work.members.keys()])) work.stats.set(row.memberId, row);
}

/** Two sets of members locked one after the other, as one. */
export const joinMemberWork = (one: MemberWork, other: MemberWork): MemberWork => ({
  members: new Map([...one.members, ...other.members]),
  survivors: new Map([...one.survivors, ...other.survivors]),
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
