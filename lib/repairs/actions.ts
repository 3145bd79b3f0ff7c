'use server';
import { action } from '@/lib/platform/action';
import { previewRepairCommand } from './commands/preview';
import { cancelRepairCommand, submitRepairCommand } from './commands/submit';

export const previewRepair = action(previewRepairCommand);
export const submitRepair = action(submitRepairCommand);
export const cancelRepair = action(cancelRepairCommand);
