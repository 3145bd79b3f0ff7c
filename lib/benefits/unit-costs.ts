import { batchIdsNamed, couponKinds, viewsOf } from '@/lib/coupons';
import type { Db } from '@/lib/platform/db';
import { effectOf } from './candidates';
import type { BenefitInForce } from './in-force';
import type { Terms } from './rules/terms';

/**
 * What one use costs in fen, as far as it is known ahead: what the benefit says, else the most that a copy of the batch
 * it gives can cost; null: only an order can tell (S3-8.3).
 */
export async function unitCosts(
  db: Db,
  force: readonly BenefitInForce[],
): Promise<(terms: Terms, level: string) => number | null> {
  const batches = new Set(
    force.flatMap(({ terms }) => terms.levels.flatMap(({ level }) => batchOf(terms, level) ?? [])),
  );
  const ids = await batchIdsNamed(db, [...batches]);
  const views = new Map((await viewsOf(db, [...ids.values()])).map((view) => [view.batch.id, view.terms]));
  return (terms, level) => {
    if (terms.cost.perUse !== null) return terms.cost.perUse;
    const batch = batchOf(terms, level);
    const said = batch === null ? null : (views.get(ids.get(batch) ?? '') ?? null);
    return said === null ? null : (couponKinds.find(said.kind)?.costMax(said.params) ?? null);
  };
}

function batchOf(terms: Terms, level: string): string | null {
  const effect = effectOf(terms, level);
  return effect?.as === 'coupons' ? effect.batch : null;
}
