import 'server-only';

export { makeBudgetCommand } from './commands/make-budget';
export { budgetsHolding } from './holding';
export { keepOwnBudget, ownBudgetCode } from './keep-own';
export { loadBudgetWork } from './load';
export { campaignBudgets } from './of-campaigns';
export { type BudgetView, budgetList, budgetPage } from './queries';
export { budgetRooms } from './rooms';
export type { BudgetCost } from './rules/cost';
export { computePace, type Pace } from './rules/pace';
export { percentOf } from './rules/reach';
export { saveBudgetWork } from './save';
export { budgetNames, unknownBudgets } from './store/budgets';
export { applyBudgetEvent, type BudgetAnswer, type BudgetAsk, type BudgetEvent, type BudgetWork } from './work';
