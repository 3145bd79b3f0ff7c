'use server';
import { action } from '@/lib/platform/action';
import { approveRequestCommand, rejectRequestCommand, withdrawRequestCommand } from './commands/decide';

export const approveRequest = action(approveRequestCommand);
export const rejectRequest = action(rejectRequestCommand);
export const withdrawRequest = action(withdrawRequestCommand);
