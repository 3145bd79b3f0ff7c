'use server';
import { action } from '@/lib/platform/action';
import { checkCampaignCommand } from './commands/check';
import { saveCampaignDraftCommand } from './commands/drafts';
import { noteCampaignCommand } from './commands/notes';
import {
  archiveCampaignCommand,
  endCampaignCommand,
  pauseCampaignCommand,
  resumeCampaignCommand,
} from './commands/run';
import { submitCampaignCommand, withdrawCampaignCommand } from './commands/submit';

export const saveCampaignDraft = action(saveCampaignDraftCommand);
export const submitCampaign = action(submitCampaignCommand);
export const withdrawCampaign = action(withdrawCampaignCommand);
export const pauseCampaign = action(pauseCampaignCommand);
export const resumeCampaign = action(resumeCampaignCommand);
export const endCampaign = action(endCampaignCommand);
export const archiveCampaign = action(archiveCampaignCommand);
export const checkCampaign = action(checkCampaignCommand);
export const noteCampaign = action(noteCampaignCommand);
