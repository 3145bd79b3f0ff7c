import 'server-only';

export type { ClaimAnswer } from './claim/asks';
export { processClaimsIn } from './claim/process';
export { claimByCode, claimCoupon } from './commands/claim';
export { createCouponBatch } from './commands/create-batch';
export { type Voided, voidCoupon } from './commands/void-coupon';
export { markCoupons } from './jobs/mark';
export { runCouponJobs } from './jobs/run';
export { type BatchPage, couponBatchPage, type ListedJob } from './page';
export { openBatch } from './publish';
export { type BatchView, batchPage, batchView, type CopyView, copiesOf, copyViews, viewsOf } from './queries';
export { couponKinds } from './registry';
export { TermsSchema as CouponTermsSchema } from './rules/terms';
export { BATCH_STATES } from './store/batches';
export { countBatches, listBatches } from './store/listing';
export { CarriedCopiesSchema, mergeCopies, splitCopies } from './store/merge';
