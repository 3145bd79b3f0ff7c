'use server';
import { action } from '@/lib/platform/action';
import { markReadCommand, remindCheckInCommand, savePreferencesCommand } from './commands/inbox';
import { withdrawMessageCommand, writeMessageCommand } from './commands/write';

export const markMessagesRead = action(markReadCommand);
export const savePreferences = action(savePreferencesCommand);
export const remindCheckIn = action(remindCheckInCommand);
export const writeMessage = action(writeMessageCommand);
export const withdrawMessage = action(withdrawMessageCommand);
