import 'server-only';

export { makeBudgetCommand } from './commands/make-budget';
export { budgetsHolding } from './holding';
export { keepOwnBudget, ownBudgetCode } from './keep-own';
export { loadBudgetWork } from './load';
export { type BudgetView, budgetList, budgetPage } from './queries';
export { budgetRooms } from './rooms';
export type { BudgetCost } from './rules/cost';
export { saveBudgetWork } from './save';
export { storesOf as storesOfBudgets } from './sight';
export { unknownBudgets } from './store/budgets';
export { applyBudgetEvent, type BudgetAnswer, type BudgetAsk, type BudgetEvent, type BudgetWork } from './work';
