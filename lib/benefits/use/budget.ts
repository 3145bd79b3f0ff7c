import { applyBudgetEvent, budgetRooms, loadBudgetWork, saveBudgetWork } from '@/lib/budgets';
import { Refusal } from '@/lib/kernel/refusal';
import { heldLevels } from '@/lib/levels';
import type { Db } from '@/lib/platform/db';
import type { UseRow } from '../store/uses';

type Spent = Pick<UseRow, 'memberId' | 'grantId' | 'source' | 'cost' | 'storeCode'>;

/**
 * Spends at once what a use without an order costs: of the budget that the benefit names, of the month of the program, of
 * the store and of the member's level, as a cart would (4.G, S3-8.3, N7). Refused by one, nothing of it happens: the
 * caller's transaction ends. The last locks of all (4.F); a benefit that no budget pays for locks none.
 */
export async function spendForUse(
  db: Db,
  use: Spent,
  named: string | null,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Promise<void> {
  const { memberId, storeCode, cost } = use;
  const [held] = await heldLevels(db, [memberId]);
  const rooms = await budgetRooms(db, {
    codes: named === null ? [] : [named],
    pools: [
      { scope: 'program_month', subject: '' },
      ...(storeCode === null ? [] : [{ scope: 'store' as const, subject: storeCode }]),
      ...(held === undefined ? [] : [{ scope: 'level' as const, subject: held.code }]),
    ],
    memberId,
    at: now,
    zone,
  });
  // A budget that is named and does not exist refuses, as it does in a cart.
  const budgets = [...new Set([...(named === null ? [] : [named]), ...rooms.map(({ code }) => code)])];
  if (budgets.length === 0) return;
  const source = sourceOf(use);
  const work = await loadBudgetWork(db, [{ source, memberId, budgets }], now);
  const costs = new Map(budgets.map((code) => [code, { fen: cost, points: 0, units: 1 }]));
  const reserved = applyBudgetEvent(work, source, { type: 'reserve', costs });
  if (reserved.is === 'refused') throw new Refusal(reserved.code, reserved.facts);
  applyBudgetEvent(work, source, { type: 'spend' });
  await saveBudgetWork(db, work);
}

/** Gives back what a use without an order took of budgets, to the period in which it was taken; none was: nothing happens. */
export async function returnForUse(db: Db, use: Spent, now: Date): Promise<void> {
  const source = sourceOf(use);
  const work = await loadBudgetWork(db, [{ source, memberId: use.memberId, budgets: [] }], now);
  applyBudgetEvent(work, source, { type: 'return', kept: null });
  await saveBudgetWork(db, work);
}

/** A grant is known by its id alone, also when its member was merged. */
const sourceOf = ({ grantId, source }: Spent): string => `benefit:${grantId}:${source}`;
