'use server';
import { action } from '@/lib/platform/action';
import { setConsentCommand } from './commands/set-consent';

export const setConsent = action(setConsentCommand);
