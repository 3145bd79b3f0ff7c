'use server';
import { action } from '@/lib/platform/action';
import { dropOfferDraftCommand } from './commands/drop-offer';
import { publishOfferCommand } from './commands/publish-offer';
import { saveOfferCommand } from './commands/save-offer';
import { stopOfferCommand } from './commands/stop-offer';
import { tryBenefitCommand } from './commands/try-benefit';
import { tryCouponCommand } from './commands/try-coupon';
import { tryOfferCommand } from './commands/try-offer';
import { withdrawOfferCommand } from './commands/withdraw-offer';

export const saveOffer = action(saveOfferCommand);
export const dropOfferDraft = action(dropOfferDraftCommand);
export const publishOffer = action(publishOfferCommand);
export const withdrawOffer = action(withdrawOfferCommand);
export const stopOffer = action(stopOfferCommand);
export const tryBenefit = action(tryBenefitCommand);
export const tryCoupon = action(tryCouponCommand);
export const tryOffer = action(tryOfferCommand);
