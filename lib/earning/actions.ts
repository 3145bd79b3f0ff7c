'use server';
import { action } from '@/lib/platform/action';
import { dropEarningDraftCommand, saveEarningDraftCommand } from './commands/drafts';
import { publishEarningRulesCommand } from './commands/publish-rules';
import { simulateEarningCommand } from './commands/simulate-rules';
import { withdrawEarningRulesCommand } from './commands/withdraw-rules';

export const saveEarningDraft = action(saveEarningDraftCommand);
export const dropEarningDraft = action(dropEarningDraftCommand);
export const publishEarningRules = action(publishEarningRulesCommand);
export const simulateEarning = action(simulateEarningCommand);
export const withdrawEarningRules = action(withdrawEarningRulesCommand);
