import 'server-only';
import { cache } from 'react';
import { memberBenefits, unlockedGrants } from '@/lib/benefits';
import { walletCounts } from '@/lib/coupons';
import type { LevelStanding } from '@/lib/levels';
import { inboxBadge } from '@/lib/messaging';
import { momentOf } from '@/lib/moments';
import { newestOrders } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { pageNow, reader } from '@/lib/platform/reading';
import { ownPrivacy } from '@/lib/privacy';
import { storeNames } from '@/lib/stores';
import { surveysWaiting } from '@/lib/surveys';
import { checkInState, tasksOf } from '@/lib/tasks';
import { readProfile, readStanding } from './member';
import { newestOrderCards } from './orders';
import { readLedgerPage } from './passbook';
import { readSavings } from './savings';

/** Movements of the book on the home page. */
export const RECENT_MOVEMENTS = 4;
// Points and growth of one order are two lines.
const RECENT_LINES = 2 * RECENT_MOVEMENTS;
const RECENT_ORDERS = 3;

/** Everything that the member's home shows of him, whichever part of it asks first. */
export const ownHome = cache((memberId: string) => readHome(reader(), memberId, pageNow()));

/**
 * All that the home page reads for one member, begun at once and counted by a test: a part of the page that needs more of
 * him has it read here, so that nothing is asked twice and the number of statements stays what it is.
 */
export async function readHome(db: Db, memberId: string, now: Date) {
  const standing = readStanding(db, memberId, now);
  const [
    profile,
    own,
    stores,
    moment,
    recent,
    orders,
    coupons,
    badge,
    privacy,
    savings,
    checkIn,
    tasks,
    survey,
    benefits,
    unlocked,
  ] = await Promise.all([
    readProfile(db, memberId),
    standing,
    storeNames(),
    momentOf(db, memberId, now),
    readLedgerPage(db, memberId, ['points', 'growth'], {
      cursor: null,
      limit: RECENT_LINES,
      now,
      orders: newestOrders(db, memberId),
    }),
    newestOrderCards(db, memberId, RECENT_ORDERS),
    walletCounts(db, memberId, now),
    inboxBadge(db, memberId, now),
    ownPrivacy(db, memberId, now),
    readSavings(db, memberId, now),
    checkInState(db, memberId, now, { isPromised: false }),
    tasksOf(db, memberId, now),
    surveysWaiting(db, memberId, now),
    memberBenefits(
      db,
      memberId,
      standing.then((one) => levelsFor(one.standing)),
      now,
    ),
    unlockedGrants(db, memberId, now),
  ]);
  return {
    ...{
      now,
      profile,
      own,
      stores,
      moment,
      lines: recent.lines,
      orders,
      coupons,
      badge,
      privacy,
      saved: savings.total,
    },
    ...{ checkIn, tasks, survey: survey.first, benefits, unlocked },
  };
}

const levelsFor = ({ level, levels }: LevelStanding) => ({
  held: level.code,
  above: levels.filter(({ rank }) => rank > level.rank).map(({ code }) => code),
});
