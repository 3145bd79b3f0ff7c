'use server';
import { action } from '@/lib/platform/action';
import { dropFailuresCommand, retryFailuresCommand } from './commands/settle';

export const retryFailures = action(retryFailuresCommand);
export const dropFailures = action(dropFailuresCommand);
