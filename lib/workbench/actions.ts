'use server';
import { action } from '@/lib/platform/action';
import { acknowledgeAlertCommand } from './commands/acknowledge';
import { assignWorkCommand, finishWorkCommand } from './commands/assign';
import { arrangeTilesCommand, dismissFirstStepsCommand } from './commands/desk';

export const acknowledgeAlert = action(acknowledgeAlertCommand);
export const arrangeTiles = action(arrangeTilesCommand);
export const assignWork = action(assignWorkCommand);
export const dismissFirstSteps = action(dismissFirstStepsCommand);
export const finishWork = action(finishWorkCommand);
