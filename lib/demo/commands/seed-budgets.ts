import 'server-only';
import { applyBudgetEvent, loadBudgetWork, makeBudgetCommand, saveBudgetWork, unknownBudgets } from '@/lib/budgets';
import { assert } from '@/lib/kernel/assert';
import { execute } from '@/lib/platform/command';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { type DemoBudget, demoBudgets } from '../rules/budgets';

/**
 * Makes the budgets of campaigns and uses them day by day, by the way that all uses go: one keeps pace with its time, one
 * has told of four fifths, one is used up and stopped (4.G). What is there stays as it is.
 */
export async function seedBudgets(now: Date): Promise<void> {
  const { zone } = await program(pool());
  for (const { uses, ...budget } of demoBudgets(now, zone)) {
    if ((await unknownBudgets(pool(), [budget.code])).length > 0) {
      const said = { ...budget, scope: 'campaign', kind: 'AMOUNT', per: 'whole', note: '演示数据' };
      await execute(makeBudgetCommand, systemCaller('demo', now), JSON.parse(JSON.stringify(said)));
    }
    await withTransaction(async (db) => {
      for (const [day, use] of uses.entries()) await useOnDay(db, budget.code, day, use);
    });
  }
}

/** What orders of one day reserved and, once paid, spent; told again, nothing. */
async function useOnDay(db: Db, code: string, day: number, { at, amounts }: DemoBudget['uses'][number]): Promise<void> {
  const sources = amounts.map((fen, place) => ({ source: `${code}:${day + 1}:${place + 1}`, fen }));
  const asks = sources.map(({ source }) => ({ source, memberId: null, budgets: [code] }));
  const work = await loadBudgetWork(db, asks, at);
  for (const { source, fen } of sources) {
    const costs = new Map([[code, { fen, points: 0, units: 1 }]]);
    for (const event of [{ type: 'reserve', costs } as const, { type: 'spend' } as const])
      assert(applyBudgetEvent(work, source, event).is !== 'refused', `the demo's budget ${code} refused ${event.type}`);
  }
  await saveBudgetWork(db, work);
}
