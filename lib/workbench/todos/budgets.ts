import { budgetList } from '@/lib/budgets';
import { listed } from '../todo';

/** Budgets of which four fifths are taken: more, or an end, is for whoever keeps them (4.G). */
export const budgetsReached = listed({
  code: 'budgets_reached',
  weight: 'soon',
  can: ['budgets.read', 'budgets.edit'],
  path: '/console/budgets',
  list: budgetList,
  asked: { view: 'reached' },
});
