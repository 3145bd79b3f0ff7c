'use server';
import { action } from '@/lib/platform/action';
import { acceptInvitationCommand, inviteCommand } from './commands/invite';
import { liftLevelCommand, overrideLevelCommand, protectLevelCommand, trialLevelCommand } from './commands/lend-level';
import { discardDraftCommand, publishDraftCommand, saveDraftCommand } from './commands/scheme-draft';

export const overrideLevel = action(overrideLevelCommand);
export const trialLevel = action(trialLevelCommand);
export const liftLevel = action(liftLevelCommand);
export const protectLevel = action(protectLevelCommand);
export const inviteToLevel = action(inviteCommand);
export const acceptInvitation = action(acceptInvitationCommand);
export const saveLevelDraft = action(saveDraftCommand);
export const discardLevelDraft = action(discardDraftCommand);
export const publishLevelDraft = action(publishDraftCommand);
