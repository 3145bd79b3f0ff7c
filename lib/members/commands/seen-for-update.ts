import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { statusForUpdate } from '../store/freeze';
import { requireMemberInSight } from '../visible';

/** The member of a public id whom the actor may see, locked, with what he is; or refuses as for one who is not there. */
export async function seenForUpdate(db: Db, actor: Actor, named: string) {
  const memberId = requireId('member', named);
  await requireMemberInSight(db, actor, memberId);
  return { memberId, ...must(await statusForUpdate(db, memberId), 'a member in sight exists') };
}
