'use server';
import { action } from '@/lib/platform/action';
import { climbShownCommand, figuresShownCommand } from './commands/shown';

export const climbShown = action(climbShownCommand);
export const figuresShown = action(figuresShownCommand);
