import { membersWithEndedHolds, writeHoldEnds } from '@/lib/ledger';
import { lockMembersOnly } from '@/lib/members';
import { withTransaction } from '@/lib/platform/db';

const MEMBERS_AT_ONCE = 500;

/**
 * Writes that holds have ended, in chunks of one transaction each. They have held nothing since their end anyway: a
 * job that is late or killed leaves nobody's points aside (4.A.8).
 */
export async function endHolds(at: Date): Promise<number> {
  let ended = 0;
  for (;;) {
    const chunk = await withTransaction(async (db) => {
      const memberIds = await membersWithEndedHolds(db, at, MEMBERS_AT_ONCE);
      if (memberIds.length === 0) return null;
      await lockMembersOnly(db, memberIds);
      return writeHoldEnds(db, memberIds, at);
    });
    if (chunk === null) return ended;
    ended += chunk;
  }
}
