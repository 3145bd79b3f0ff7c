'use server';
import { action } from '@/lib/platform/action';
import { chooseCommand, putInCartCommand } from './commands/cart';
import { cancelCommand, payCommand, placeCommand } from './commands/place';
import { previewRefundCommand, refundOwnCommand } from './commands/refund';

export const putInCart = action(putInCartCommand);
export const chooseForCart = action(chooseCommand);
export const placeCart = action(placeCommand);
export const payOrder = action(payCommand);
export const cancelOwnOrder = action(cancelCommand);
export const previewOwnRefund = action(previewRefundCommand);
export const refundOwn = action(refundOwnCommand);
