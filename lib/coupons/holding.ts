import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const couponsHolding = holding({
  code: 'coupons',
  tables: [
    ownRows('Coupon', { hides: ['code'] }),
    ownRows('CouponCode', { hides: ['hash'] }),
    ownRows('CouponJobMember', { erased: 'rows' }),
    ownRows('CouponRedemption', { erased: { undoneWhy: null } }),
  ],
});
