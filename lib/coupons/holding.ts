import { holding, ownRows } from '@/lib/platform/holding';
import { countUsable, voidUsable } from './store/of-leaving';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const couponsHolding = holding({
  code: 'coupons',
  tables: [
    ownRows('Coupon', { hides: ['code'] }),
    ownRows('CouponCode', { hides: ['hash'] }),
    ownRows('CouponJobMember', { erased: 'rows' }),
    ownRows('CouponWish', { erased: 'rows' }),
    ownRows('CouponRedemption', { erased: { undoneWhy: null } }),
  ],
  stake: async (db, ids, now) => ({ coupons: await countUsable(db, ids, now) }),
  giveUp: (db, ids, { now }) => voidUsable(db, ids, now),
});
