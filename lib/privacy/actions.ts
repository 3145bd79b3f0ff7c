'use server';
import { action } from '@/lib/platform/action';
import { askClosingCommand, keepAccountCommand } from './commands/close-account';
import { askExportCommand, downloadExportCommand } from './commands/export-data';
import { closeForCommand, downloadForCommand, exportForCommand, keepForCommand } from './commands/serve-member';
import { acceptPolicyCommand, setConsentCommand } from './commands/set-consent';

export const askClosing = action(askClosingCommand);
export const keepAccount = action(keepAccountCommand);
export const askExport = action(askExportCommand);
export const downloadExport = action(downloadExportCommand);
export const setConsent = action(setConsentCommand);
export const acceptPolicy = action(acceptPolicyCommand);
export const closeFor = action(closeForCommand);
export const keepFor = action(keepForCommand);
export const exportFor = action(exportForCommand);
export const downloadFor = action(downloadForCommand);
