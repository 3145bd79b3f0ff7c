import { NO_MEMBER } from '@/lib/kernel/id';
import { pool, withTransaction } from '@/lib/platform/db';
import { considerIn } from './consider/consider';
import { dueReferrals } from './store/referrals';

const PORTION = 200;

/**
 * Looks at all invitations whose time has come, a portion in each transaction: return windows that are over, orders that
 * never came (4.L). Run twice, or after a stop, it comes to the same. Answers how many it looked at.
 */
export async function ripenReferrals(now: Date): Promise<number> {
  let seen = 0;
  let after = NO_MEMBER;
  for (;;) {
    const ids = await dueReferrals(pool(), now, after, PORTION);
    const last = ids.at(-1);
    if (last === undefined) return seen;
    await withTransaction((db) => considerIn(db, ids, now));
    seen += ids.length;
    after = last;
  }
}
