'use server';
import { action } from '@/lib/platform/action';
import { markReadCommand, remindCheckInCommand, savePreferencesCommand } from './commands/inbox';

export const markMessagesRead = action(markReadCommand);
export const savePreferences = action(savePreferencesCommand);
export const remindCheckIn = action(remindCheckInCommand);
