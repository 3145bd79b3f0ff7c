'use server';
import { action } from '@/lib/platform/action';
import { cancelBacktestCommand } from './commands/cancel';
import { startBacktestCommand } from './commands/start';

export const startBacktest = action(startBacktestCommand);
export const cancelBacktest = action(cancelBacktestCommand);
