'use server';
import { action } from '@/lib/platform/action';
import { markReadCommand, savePreferencesCommand } from './commands/inbox';

export const markMessagesRead = action(markReadCommand);
export const savePreferences = action(savePreferencesCommand);
