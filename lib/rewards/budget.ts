import { applyBudgetEvent, loadBudgetWork, saveBudgetWork } from '@/lib/budgets';
import type { Facts } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import type { Gift } from './gift';

type No = { readonly code: string; readonly facts: Facts };

/** The name of a gift among the sources of budgets. */
const sourceOf = ({ memberId, key }: { readonly memberId: string; readonly key: string }): string =>
  `reward:${memberId}:${key}`;

/**
 * Spends what gifts cost from the budgets they name, last of all locks (4.F, 4.G), and answers who is refused: points by
 * their number, money by what the points are worth as tender, pieces by one for each gift. Coupons and benefits have
 * budgets of their own.
 */
export async function takeFromBudgets<W extends { readonly gift: Gift }>(
  db: Db,
  wanted: readonly W[],
  now: Date,
): Promise<ReadonlyMap<W, No>> {
  const drawing = wanted.filter(({ gift }) => (gift.budgets ?? []).length > 0);
  const no = new Map<W, No>();
  if (drawing.length === 0) return no;
  const { worth } = pointsSettings(await program(db)).tender;
  const asks = drawing.map(({ gift }) => {
    return { source: sourceOf(gift), memberId: gift.memberId, budgets: gift.budgets ?? [] };
  });
  const work = await loadBudgetWork(db, asks, now);
  for (const one of drawing) {
    const { gift } = one;
    const points = gift.rewards.reduce((sum, { kind, params }) => {
      return sum + (kind === 'points' ? (params as { readonly points: number }).points : 0);
    }, 0);
    const cost = { fen: Math.floor((points * worth.fen) / worth.points), points, units: 1 };
    const costs = new Map((gift.budgets ?? []).map((budget) => [budget, cost]));
    const reserved = applyBudgetEvent(work, sourceOf(gift), { type: 'reserve', costs });
    if (reserved.is === 'refused') no.set(one, { code: reserved.code, facts: reserved.facts });
    else applyBudgetEvent(work, sourceOf(gift), { type: 'spend' });
  }
  if (no.size === 0) await saveBudgetWork(db, work);
  return no;
}

/** Gives back to budgets what gifts had taken, when they are taken back. */
export async function giveToBudgets(
  db: Db,
  gifts: readonly { readonly memberId: string; readonly key: string }[],
  now: Date,
): Promise<void> {
  const asks = gifts.map((gift) => ({ source: sourceOf(gift), memberId: gift.memberId, budgets: [] }));
  const work = await loadBudgetWork(db, asks, now);
  for (const gift of gifts) applyBudgetEvent(work, sourceOf(gift), { type: 'return', kept: null });
  await saveBudgetWork(db, work);
}
