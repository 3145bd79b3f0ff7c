'use server';
import { action } from '@/lib/platform/action';
import { askExportCommand, downloadExportCommand } from './commands/export-data';
import { setConsentCommand } from './commands/set-consent';

export const askExport = action(askExportCommand);
export const downloadExport = action(downloadExportCommand);
export const setConsent = action(setConsentCommand);
