import 'server-only';

export { type DrawView, type GamePage, type GameRowView, gamePage, gameRows, type PrizeOrderView } from './console';
export { processDrawsIn } from './draw/process';
export { gamesHolding } from './holding';
export { openGame } from './publish';
export { type GameView, memberGame, memberGames, memberPrizes, type WonPrize } from './queries';
export { gamesSection } from './settings';
export { CarriedDrawsSchema, mergeDraws, splitDraws } from './store/merge';
export { stocksOf as prizeStocks } from './store/stocks';
export { gameBook } from './store/versions';
