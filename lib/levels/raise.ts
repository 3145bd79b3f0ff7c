import { must } from '@/lib/kernel/assert';
import { memberStats } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { closeLevels } from './close';
import { nextDue } from './rules/due';
import type { Held } from './rules/held';
import { decideReach, reach } from './rules/reach';
import { factsOf, type Purchase, reachSum } from './rules/window';
import type { LevelScheme } from './schema';
import { closedAmong, lockMembers, membersAfter } from './store/due';
import { heldLevels, heldOf, type LevelChange, saveChanges, saveHeld } from './store/held';
import { purchasesSince } from './store/purchases';
import { saveRaised, storedSchemes, unraisedScheme } from './store/schemes';
import { announcementOf, changeRow } from './work';

const CHUNK = 2_000;

/**
 * Raises whoever meets a version of the scheme already when it begins to count, dated at that day (4.B.6, C2): chunks in
 * order of member id, each in a transaction that also keeps how far it came. What had ended by that day is closed first,
 * so that a late run raises whom one in time would have raised. Answers how many rose.
 */
export async function raiseLevels(until: Date, chunk = CHUNK): Promise<number> {
  let raised = 0;
  let closed = 0;
  for (;;) {
    const open = await unraisedScheme(pool(), until);
    if (open === null) return raised;
    if (open.version !== closed) await closeLevels(open.effectiveFrom);
    closed = open.version;
    raised += await withTransaction((db) => raiseChunk(db, until, chunk));
  }
}

async function raiseChunk(db: Db, until: Date, limit: number): Promise<number> {
  const open = await unraisedScheme(db, until);
  if (open === null) return 0;
  const { version, effectiveFrom, raisedTo } = open;
  const settings = await program(db);
  // As stored: what this process remembers may be a second old.
  const said = (await storedSchemes(db)).find((one) => one.version === version);
  const ids = await membersAfter(db, raisedTo, limit);
  await lockMembers(db, ids);
  const closed = await closedAmong(db, ids);
  const held = (await heldLevels(db, ids)).filter(({ memberId }) => !closed.has(memberId)).map(heldOf);
  const scheme = must(said, 'a version that nobody published').scheme;
  const purchases = await purchasesFor(db, held, scheme);
  const levels: { held: Held; dueAt: Date | null }[] = [];
  const changes: LevelChange[] = [];
  for (const member of held) {
    const sum = reachSum(scheme, member, purchases.get(member.memberId) ?? [], effectiveFrom, settings.zone);
    const level = decideReach(scheme, factsOf(sum, member), member);
    if (level === null) continue;
    const cause = { at: effectiveFrom, order: null };
    const next = reach(member, level, { version, scheme }, cause, sum, settings.zone);
    levels.push({ held: next.held, dueAt: nextDue(next.held, scheme, effectiveFrom, settings.zone) });
    const source = { type: 'scheme', id: String(version) };
    if (next.change !== null) changes.push(changeRow(member.memberId, next.change, source));
  }
  await Promise.all([saveHeld(db, levels), saveChanges(db, changes), announce(db, changes.map(announcementOf))]);
  const last = ids.at(-1) ?? null;
  await saveRaised(db, version, last ?? raisedTo, ids.length < limit ? until : null);
  return levels.length;
}

/** Single purchases of members who dropped once, or of all where the scheme counts a window; else the totals. */
export async function purchasesFor(
  db: Db,
  members: readonly Held[],
  { reachWindow }: LevelScheme,
): Promise<Map<string, Purchase[]>> {
  const isWhole = ({ reachFrom }: Held) => reachFrom === null && reachWindow.kind === 'LIFETIME';
  const whole = members.filter(isWhole).map(({ memberId }) => memberId);
  const windowed = members.filter((held) => !isWhole(held));
  const [rows, stats] = await Promise.all([
    purchasesSince(
      db,
      windowed.map(({ memberId, reachFrom }) => ({ memberId, from: reachFrom })),
    ),
    whole.length === 0 ? [] : memberStats(db, whole),
  ]);
  const found = new Map<string, Purchase[]>(Map.groupBy(rows, ({ memberId }) => memberId));
  for (const { memberId, orders, amount } of stats) found.set(memberId, [{ at: new Date(0), orders, amount }]);
  return found;
}
