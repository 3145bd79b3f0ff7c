import 'server-only';

export { loadBudgetWork } from './load';
export type { BudgetCost } from './rules/cost';
export { saveBudgetWork } from './save';
export { applyBudgetEvent, type BudgetAnswer, type BudgetAsk, type BudgetEvent, type BudgetWork } from './work';
