import 'server-only';
import { notFound } from 'next/navigation';
import { budgetPage } from '@/lib/budgets';
import { isRefusal } from '@/lib/kernel/refusal';
import { ask } from '@/lib/platform/route';

/** A budget for its pages; one that is not there, or out of the reader's sight, is not found. */
export async function readBudget(code: string) {
  try {
    return await ask(budgetPage, { code });
  } catch (error) {
    if (isRefusal(error) && (error.code === 'budget_not_found' || error.code === 'budget_out_of_scope')) notFound();
    throw error;
  }
}
