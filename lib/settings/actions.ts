'use server';
import { action } from '@/lib/platform/action';
import { saveSettingsCommand } from './commands/save-settings';

export const saveSettings = action(saveSettingsCommand);
