import 'server-only';
import { closeMembers, lockMembersOnly, ownIdsOf } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { eraseOwn } from '@/lib/platform/holding';
import { announce } from '@/lib/platform/outbox';
import { ports } from '@/lib/platform/ports';
import { systemCaller } from '@/lib/platform/system-caller';
import { blockedBy } from '../closing-stakes';
import { allHoldings } from '../holdings-plugged';
import { dueClosing, dueClosings, endClosing, putOffClosing } from '../store/closings';

const AGAIN_MS = 6 * 3_600_000;

/**
 * Erases the members whose time to think it over has passed (4.K), each in a transaction of its own under his lock: killed
 * halfway it goes on with the next, run twice it does nothing twice, and an order that settles meanwhile comes before or
 * after, never between. What stands against it puts it off. Answers how many were erased.
 */
export async function closeAccounts(now: Date): Promise<number> {
  let closed = 0;
  for (const memberId of await dueClosings(pool(), now)) {
    if (await withTransaction((db) => closeOne(db, memberId, now))) closed++;
  }
  return closed;
}

async function closeOne(db: Db, memberId: string, now: Date): Promise<boolean> {
  await lockMembersOnly(db, await ownIdsOf(db, memberId));
  const closing = await dueClosing(db, memberId, now);
  if (closing === null) return false;
  const ids = await ownIdsOf(db, memberId);
  const blocked = await blockedBy(db, ids, now);
  if (blocked !== null) {
    await putOffClosing(db, closing, new Date(now.getTime() + AGAIN_MS), blocked);
    return false;
  }
  for (const { giveUp } of allHoldings()) await giveUp?.(db, ids, { closingId: closing.id, now });
  // His names are hashed before they go.
  await closeMembers(db, ids, now);
  await eraseOwn(db, allHoldings(), ids);
  await endClosing(db, closing, 'done', now);
  await announce(db, [{ name: 'member.left', memberId, payload: {}, at: now }]);
  const facts = { objectType: 'member', objectId: memberId, after: { askedAt: closing.askedAt.toISOString() } };
  await ports().writeAudit(db, { ...systemCaller('worker', now), db }, 'privacy.closed', facts);
  return true;
}
