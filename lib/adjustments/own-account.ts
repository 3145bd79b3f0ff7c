import 'server-only';
import { staffEmail } from '@/lib/access';
import type { Actor } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { hasEmail } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { isDeclaredOwn } from './store/own-members';

/** Whether the member is the actor himself or of his household: the same e-mail, or declared so (4.A.12). */
export async function isOwnAccount(db: Db, actor: Actor, memberId: string): Promise<boolean> {
  if (actor.kind === 'member') return actor.id === memberId;
  // A key acts for whoever made it.
  const staffId = actor.kind === 'staff' ? actor.id : actor.kind === 'key' ? actor.makerId : null;
  if (staffId === null) return false;
  if (await isDeclaredOwn(db, staffId, memberId)) return true;
  const email = await staffEmail(db, staffId);
  return email !== null && (await hasEmail(db, memberId, email));
}

/** Refuses whoever would decide for himself: 403 `own_account`. */
export async function refuseOwnAccount(db: Db, actor: Actor, memberId: string): Promise<void> {
  if (await isOwnAccount(db, actor, memberId)) throw new Refusal('own_account', {}, 403);
}
