'use server';
import { action } from '@/lib/platform/action';
import { verifyChainCommand } from './commands/verify-chain';

export const verifyChain = action(verifyChainCommand);
