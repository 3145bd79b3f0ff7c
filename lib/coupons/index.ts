import 'server-only';

export { batchNames } from './batch-names';
export {
  type CouponCandidate,
  type CouponsAtHand,
  candidateOfTerms,
  couponCandidates,
  type UnusableCode,
} from './candidates';
export { type CentreOffer, couponCentre } from './centre';
export type { ClaimAnswer, ClaimAsk } from './claim/asks';
export { processClaimsIn } from './claim/process';
export type { CouponClaim } from './claim/promise';
export {
  claimForOrder,
  loadOrderClaims,
  lockClaimCodes,
  type OrderClaims,
  retractForOrder,
  saveOrderClaims,
  type WantedClaim,
} from './claim/with-order';
export { codeOwner } from './code-owner';
export { claimByCode, claimCoupon } from './commands/claim';
export { createCouponBatch } from './commands/create-batch';
export { checkCoupon, redeemCoupon, returnCoupon, undoRedemption } from './commands/redeem';
export { type Voided, voidCoupon } from './commands/void-coupon';
export { copiesHad } from './copies-had';
export { copyOfCode } from './copy-of-code';
export { endCopies } from './end-copies';
export { couponsHolding } from './holding';
export { markCoupons } from './jobs/mark';
export { runCouponJobs } from './jobs/run';
export { tellCouponWishes } from './jobs/tell-wishes';
export { applyCouponEvent } from './life/apply';
export { loadCouponWork } from './life/load';
export { saveCouponWork } from './life/save';
export type { CouponMove, CouponRef, CouponWork, OrderCouponEvent } from './life/work';
export { openBatches } from './open-batches';
export { type BatchPage, couponBatchPage, type ListedJob } from './page';
export { openBatch } from './publish';
export { type BatchView, batchPage, batchView, type CopyView, copiesOf, copyViews, viewsOf } from './queries';
export type { Redeemed } from './redeem/redeem';
export { redeemedBy } from './redeemed';
export { couponKinds } from './registry';
export { TermsSchema as CouponTermsSchema } from './rules/terms';
export { couponsExpiring, couponsHeld, couponsUsed } from './segment-attributes';
export { couponsSection, undoSeconds } from './settings';
export { BATCH_STATES, batchIdsNamed, batchOfCode } from './store/batches';
export { couponsEnding } from './store/ending';
export { openPushes } from './store/jobs';
export { countBatches, listBatches } from './store/listing';
export { CarriedCopiesSchema, mergeCopies, splitCopies } from './store/merge';
export { redemptionsOf } from './store/redemptions';
export { WALLET_ORDERS, WALLET_TABS, type WalletOrder, type WalletTab } from './store/wallet';
export { ordersOfCopies } from './used-on';
export { couponsToCarry, couponWallet, ownCoupon, type WalletCounts, walletCounts } from './wallet';
