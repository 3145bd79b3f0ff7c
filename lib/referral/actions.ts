'use server';
import { action } from '@/lib/platform/action';
import { helpBoostCommand } from './commands/help-boost';
import { publishProgrammeCommand, withdrawProgrammeCommand } from './commands/publish-programme';
import { reviewReferralCommand } from './commands/review-referral';
import { startBoostCommand } from './commands/start-boost';

export const startBoost = action(startBoostCommand);
export const helpBoost = action(helpBoostCommand);
export const reviewReferral = action(reviewReferralCommand);
export const publishProgramme = action(publishProgrammeCommand);
export const withdrawProgramme = action(withdrawProgrammeCommand);
