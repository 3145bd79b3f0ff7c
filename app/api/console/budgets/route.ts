import { budgetList } from '@/lib/budgets';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(budgetList);
