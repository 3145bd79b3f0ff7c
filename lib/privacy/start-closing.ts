import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMembersOnly, ownIdsOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { blockedBy } from './closing-stakes';
import { privacySettings } from './settings';
import { endClosing, insertClosing, openClosing } from './store/closings';

const DAY_MS = 86_400_000;

/**
 * Starts the days in which an account cools off, in the caller's transaction and under the member's lock (4.K); one that
 * cools off already is answered. Refuses `closing_blocked_orders` while an order is under way.
 */
export async function startClosing(
  db: Db,
  memberId: string,
  { reason, askedBy, now }: { readonly reason: string | null; readonly askedBy: string; readonly now: Date },
): Promise<{ readonly dueAt: Date; readonly isNew: boolean }> {
  await lockMembersOnly(db, [memberId]);
  const open = await openClosing(db, memberId);
  if (open !== null) return { dueAt: open.dueAt, isNew: false };
  const blocked = await blockedBy(db, await ownIdsOf(db, memberId), now);
  if (blocked !== null) throw new Refusal(`closing_blocked_${blocked}`);
  const { coolingDays } = privacySettings(await program(db));
  const dueAt = new Date(now.getTime() + coolingDays * DAY_MS);
  await insertClosing(db, { memberId, id: newId(), askedAt: now, dueAt, reason, askedBy });
  return { dueAt, isNew: true };
}

/** Keeps an account that cools off; answers whether there was anything to stop. */
export async function stopClosing(db: Db, memberId: string, now: Date): Promise<boolean> {
  await lockMembersOnly(db, [memberId]);
  const open = await openClosing(db, memberId);
  if (open !== null) await endClosing(db, open, 'kept', now);
  return open !== null;
}
