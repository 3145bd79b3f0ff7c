import 'server-only';

export type { ClaimAnswer } from './claim/asks';
export { claimByCode, claimCoupon } from './commands/claim';
export { createCouponBatch } from './commands/create-batch';
export { type Voided, voidCoupon } from './commands/void-coupon';
export { markCoupons } from './jobs/mark';
export { runCouponJobs } from './jobs/run';
export { openBatch } from './publish';
export { type BatchView, batchPage, batchView, type CopyView, copiesOf, copyViews } from './queries';
export { couponKinds } from './registry';
export { CarriedCopiesSchema, mergeCopies, splitCopies } from './store/merge';
