'use server';
import { action } from '@/lib/platform/action';
import { saveRegionCommand, saveStoreCommand } from './commands/save-store';

export const saveRegion = action(saveRegionCommand);
export const saveStore = action(saveStoreCommand);
