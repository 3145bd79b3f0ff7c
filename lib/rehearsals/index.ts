import 'server-only';

export { startBacktestCommand } from './commands/start';
export { runBacktests } from './jobs/run';
export type { Kind } from './kind';
export {
  type BacktestPage,
  type BacktestView,
  type BudgetRun,
  backtestPage,
  backtestRows,
  type LastBacktests,
  lastBacktests,
  wasCampaignTried,
} from './queries';
export type { Basket, BasketOffer, BasketRefusal, Mover } from './rules/picks';
export type { Slice, Sums } from './rules/sums';
export type { BacktestPlace } from './store/backtests';
