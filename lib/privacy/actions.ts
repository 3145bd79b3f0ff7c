'use server';
import { action } from '@/lib/platform/action';
import { askClosingCommand, keepAccountCommand } from './commands/close-account';
import { askExportCommand, downloadExportCommand } from './commands/export-data';
import { setConsentCommand } from './commands/set-consent';

export const askClosing = action(askClosingCommand);
export const keepAccount = action(keepAccountCommand);
export const askExport = action(askExportCommand);
export const downloadExport = action(downloadExportCommand);
export const setConsent = action(setConsentCommand);
