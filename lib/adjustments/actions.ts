'use server';
import { action } from '@/lib/platform/action';
import { adjustGrowthCommand, adjustPointsCommand } from './commands/adjust';
import { declareOwnCommand } from './commands/declare-own';
import { forgetOwnCommand } from './commands/forget-own';

export const adjustPoints = action(adjustPointsCommand);
export const adjustGrowth = action(adjustGrowthCommand);
export const declareOwn = action(declareOwnCommand);
export const forgetOwn = action(forgetOwnCommand);
