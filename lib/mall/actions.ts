'use server';
import { action } from '@/lib/platform/action';
import { cancelOrderCommand, completeCommand, shipCommand } from './commands/fulfil';
import { addCardsCommand, publishItemCommand, setItemStateCommand } from './commands/items';
import { cancelOwnCommand, exchangeCommand, wishCommand } from './commands/own';

export const exchangeItem = action(exchangeCommand);
export const cancelOwnExchange = action(cancelOwnCommand);
export const wishForItem = action(wishCommand);
export const publishMallItem = action(publishItemCommand);
export const setMallItemState = action(setItemStateCommand);
export const addMallCards = action(addCardsCommand);
export const shipExchange = action(shipCommand);
export const completeExchange = action(completeCommand);
export const cancelExchange = action(cancelOrderCommand);
