'use server';
import { action } from '@/lib/platform/action';
import { drawCommand } from './commands/draw';
import { addressPrizeCommand, revealPrizeAddressCommand, shipPrizeCommand } from './commands/prize-orders';
import { dropGameDraftCommand, endGameCommand, publishGameCommand, saveGameDraftCommand } from './commands/versions';

export const drawGame = action(drawCommand);
export const addressPrize = action(addressPrizeCommand);
export const revealPrizeAddress = action(revealPrizeAddressCommand);
export const shipPrize = action(shipPrizeCommand);
export const saveGameDraft = action(saveGameDraftCommand);
export const dropGameDraft = action(dropGameDraftCommand);
export const publishGame = action(publishGameCommand);
export const endGame = action(endGameCommand);
