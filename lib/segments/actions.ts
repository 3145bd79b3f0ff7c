'use server';
import { action } from '@/lib/platform/action';
import { cancelUploadCommand, listMembersCommand } from './commands/lists';
import { cancelRefreshCommand, refreshSegmentCommand } from './commands/refresh';
import { publishStagesCommand, publishValuesCommand, withdrawStandingRulesCommand } from './commands/standing-rules';
import { setSegmentStateCommand } from './commands/state';
import { dropSegmentDraftCommand, publishSegmentCommand, saveSegmentDraftCommand } from './commands/versions';

export const saveSegmentDraft = action(saveSegmentDraftCommand);
export const dropSegmentDraft = action(dropSegmentDraftCommand);
export const publishSegment = action(publishSegmentCommand);
export const setSegmentState = action(setSegmentStateCommand);
export const refreshSegment = action(refreshSegmentCommand);
export const cancelRefresh = action(cancelRefreshCommand);
export const listMembers = action(listMembersCommand);
export const cancelUpload = action(cancelUploadCommand);
export const publishStages = action(publishStagesCommand);
export const publishValues = action(publishValuesCommand);
export const withdrawStandingRules = action(withdrawStandingRulesCommand);
