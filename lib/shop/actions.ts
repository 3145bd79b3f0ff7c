'use server';
import { action } from '@/lib/platform/action';
import { askRefundCommand, withdrawRequestCommand } from './commands/ask-refund';
import { chooseCommand, putInCartCommand } from './commands/cart';
import { approveRequestCommand, refuseRequestCommand } from './commands/decide-request';
import { cancelCommand, payCommand, placeCommand } from './commands/place';
import { previewRefundCommand, refundOwnCommand } from './commands/refund';

export const putInCart = action(putInCartCommand);
export const chooseForCart = action(chooseCommand);
export const placeCart = action(placeCommand);
export const payOrder = action(payCommand);
export const cancelOwnOrder = action(cancelCommand);
export const previewOwnRefund = action(previewRefundCommand);
export const refundOwn = action(refundOwnCommand);
export const askRefund = action(askRefundCommand);
export const withdrawRequest = action(withdrawRequestCommand);
export const approveRequest = action(approveRequestCommand);
export const refuseRequest = action(refuseRequestCommand);
