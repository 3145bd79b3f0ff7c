import { type Earning, type EarningFacts, evaluateEarning } from '@/lib/kernel/earning';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { growthRules, growthRulesAt } from './store';

/** What an order will gain in growth if it is paid at the instant of its facts; orders are under no cap (N9). */
export async function growthPromise(db: Db, program: Program, facts: EarningFacts): Promise<number> {
  const { rules } = growthRulesAt(await growthRules(db, program), facts.paidAt);
  const { multiplied, bonus } = evaluateEarning(rules.order, facts);
  return multiplied + bonus;
}

/** By what an order gains growth at the instant: for who previews an order. */
export const growthEarning = async (db: Db, program: Program, at: Date): Promise<Earning> =>
  growthRulesAt(await growthRules(db, program), at).rules.order;
