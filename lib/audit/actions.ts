'use server';
import { action } from '@/lib/platform/action';
import { exportTrailCommand } from './commands/export-trail';
import { verifyChainCommand } from './commands/verify-chain';

export const exportTrail = action(exportTrailCommand);
export const verifyChain = action(verifyChainCommand);
