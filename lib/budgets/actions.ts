'use server';
import { action } from '@/lib/platform/action';
import { changeBudgetCommand, pauseBudgetCommand } from './commands/change-budget';
import { makeBudgetCommand } from './commands/make-budget';

export const makeBudget = action(makeBudgetCommand);
export const changeBudget = action(changeBudgetCommand);
export const pauseBudget = action(pauseBudgetCommand);
