'use server';
import { action } from '@/lib/platform/action';
import { chooseAtDesk, lookAtDesk } from './commands/look';
import { redeemAtDesk, redeemCodeAtDesk, undoAtDesk } from './commands/redeem';

export const look = action(lookAtDesk);
export const choose = action(chooseAtDesk);
export const redeem = action(redeemAtDesk);
export const redeemCode = action(redeemCodeAtDesk);
export const undo = action(undoAtDesk);
