'use server';
import { action } from '@/lib/platform/action';
import {
  approveManyCommand,
  approveRequestCommand,
  decideEscalatedCommand,
  hurryRequestCommand,
  rejectRequestCommand,
  returnRequestCommand,
  withdrawRequestCommand,
} from './commands/decide';
import { delegateCommand, endDelegationCommand } from './commands/delegate';
import { commentRequestCommand, copyRequestCommand, reviewRequestCommand } from './commands/talk';

export const approveMany = action(approveManyCommand);
export const approveRequest = action(approveRequestCommand);
export const commentRequest = action(commentRequestCommand);
export const copyRequest = action(copyRequestCommand);
export const decideEscalated = action(decideEscalatedCommand);
export const delegate = action(delegateCommand);
export const endDelegation = action(endDelegationCommand);
export const hurryRequest = action(hurryRequestCommand);
export const rejectRequest = action(rejectRequestCommand);
export const returnRequest = action(returnRequestCommand);
export const reviewRequest = action(reviewRequestCommand);
export const withdrawRequest = action(withdrawRequestCommand);
