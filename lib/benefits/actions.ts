'use server';
import { action } from '@/lib/platform/action';
import { exchangeBenefitCommand, giveBackExchangeCommand } from './commands/exchange';
import { cancelBenefitJobCommand, claimBenefitCommand, grantBenefitCommand, grantManyCommand } from './commands/grant';
import { benefitsSeenCommand } from './commands/seen';
import { voidGrant as voidGrantCommand } from './commands/use';
import {
  dropBenefitDraftCommand,
  publishBenefitCommand,
  saveBenefitDraftCommand,
  setBenefitStateCommand,
} from './commands/versions';

export const claimBenefit = action(claimBenefitCommand);
export const exchangeBenefit = action(exchangeBenefitCommand);
export const giveBackExchange = action(giveBackExchangeCommand);
export const benefitsSeen = action(benefitsSeenCommand);
export const grantBenefit = action(grantBenefitCommand);
export const grantMany = action(grantManyCommand);
export const cancelBenefitJob = action(cancelBenefitJobCommand);
export const voidGrant = action(voidGrantCommand);
export const saveBenefitDraft = action(saveBenefitDraftCommand);
export const dropBenefitDraft = action(dropBenefitDraftCommand);
export const publishBenefit = action(publishBenefitCommand);
export const setBenefitState = action(setBenefitStateCommand);
