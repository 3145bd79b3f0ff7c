'use server';
import { action } from '@/lib/platform/action';
import {
  dropCouponDraftCommand,
  pauseCouponBatchCommand,
  publishCouponTermsCommand,
  saveCouponDraftCommand,
  voidCouponBatchCommand,
} from './commands/batches';
import { claimOwnCommand } from './commands/claim-own';
import { giveOneCommand, takeBackCommand } from './commands/give-one';
import {
  cancelCouponJobCommand,
  downloadCodesCommand,
  forgetCodesCommand,
  giveCouponsCommand,
  makeCodesCommand,
} from './commands/jobs';
import { nameCouponBatchCommand } from './commands/name-batch';
import { countAudienceCommand, pushCouponsCommand } from './commands/push';
import { wishCouponCommand } from './commands/wish';

export const saveCouponDraft = action(saveCouponDraftCommand);
export const dropCouponDraft = action(dropCouponDraftCommand);
export const publishCouponTerms = action(publishCouponTermsCommand);
export const nameCouponBatch = action(nameCouponBatchCommand);
export const pauseCouponBatch = action(pauseCouponBatchCommand);
export const voidCouponBatch = action(voidCouponBatchCommand);
export const giveCoupons = action(giveCouponsCommand);
export const giveCoupon = action(giveOneCommand);
export const takeBackCoupon = action(takeBackCommand);
export const countAudience = action(countAudienceCommand);
export const pushCoupons = action(pushCouponsCommand);
export const makeCodes = action(makeCodesCommand);
export const cancelCouponJob = action(cancelCouponJobCommand);
export const downloadCodes = action(downloadCodesCommand);
export const forgetCodes = action(forgetCodesCommand);
export const claimOwnCoupon = action(claimOwnCommand);
export const wishForCoupon = action(wishCouponCommand);
