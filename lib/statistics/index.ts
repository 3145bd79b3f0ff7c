import 'server-only';

export { statisticsHolding } from './holding';
export { moveTotals } from './jobs/move';
export { proveStatistics } from './jobs/prove';
export { refreshOnPurchase } from './listen';
export type { PurchaseDay } from './rules/parts';
export { isWindow, WINDOWS } from './rules/windows';
export { purchaseDays, recountPurchases } from './store/days';
export { refreshTotals } from './store/totals';
export { countPurchase, type PurchaseWork, purchaseWork, recountPurchase, savePurchaseWork } from './work';
