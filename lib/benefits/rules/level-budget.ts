import type { LevelCost } from './pack-costs';

/** What a level's budgets leave for the month in which a draft begins, and whether its costs go beyond. */
export type LevelBudget = {
  readonly left: number;
  readonly limit: number;
  /** first: in the month it begins, packs included; later: in a month when all have moved. */
  readonly exceeds: 'first' | 'later' | null;
};

type Room = { readonly per: 'whole' | 'month'; readonly limit: number; readonly left: number };

/** Judges a level by the tightest of its budgets in fen; null: it has none (S3-8.3, 4.G). */
export function levelBudget({ packFen, first, after }: LevelCost, rooms: readonly Room[]): LevelBudget | null {
  const judged = rooms.map(({ per, limit, left }): LevelBudget => {
    if (packFen + first > left) return { left, limit, exceeds: 'first' };
    return { left, limit, exceeds: per === 'month' && after > limit ? 'later' : null };
  });
  const weight = { first: 0, later: 1, none: 2 } as const;
  const tightest = judged.toSorted(
    (a, b) => weight[a.exceeds ?? 'none'] - weight[b.exceeds ?? 'none'] || a.left - b.left || a.limit - b.limit,
  );
  return tightest[0] ?? null;
}
