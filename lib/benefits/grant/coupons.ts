import { batchOfCode, processClaimsIn } from '@/lib/coupons';
import { boundsText } from '@/lib/kernel/bounds';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { effectOf } from '../candidates';
import type { BenefitInForce } from '../in-force';
import type { GrantRow } from '../store/grants';

type Made = { readonly force: BenefitInForce; readonly row: GrantRow };

/**
 * Lays the coupons of grants into wallets through the claims of `coupons`, each named by its grant, so that a run that was
 * killed gives none twice (4.E). A grant then stands for the copies that came; one of which none came is refused as its
 * claim was. What the benefit says of stores, channels and hours goes with each copy. Grants that give no coupons are not in
 * the answer.
 */
export async function giveCoupons(
  db: Db,
  made: readonly Made[],
  now: Date,
): Promise<ReadonlyMap<string, Outcome<GrantRow>>> {
  const giving = made.flatMap(({ force, row }) => {
    const effect = effectOf(force.terms, row.level);
    return effect?.as === 'coupons' ? [{ force, row, code: effect.batch }] : [];
  });
  if (giving.length === 0) return new Map();
  const ids = new Map<string, string | null>();
  for (const { code } of giving) if (!ids.has(code)) ids.set(code, await batchOfCode(db, code));
  const asks = giving.flatMap(({ force, row, code }) => {
    const batchId = ids.get(code) ?? null;
    const { memberId, benefit, grantKey } = row;
    const bounds = boundsText(force.terms);
    if (batchId === null) return [];
    return Array.from({ length: row.quota ?? 1 }, (_, nth) => ({
      grant: row.id,
      ask: {
        memberId,
        batchId,
        key: `benefit:${benefit}:${grantKey}:${nth + 1}`,
        way: 'give' as const,
        from: {},
        bounds,
      },
    }));
  });
  const outcomes = await processClaimsIn(
    db,
    asks.map(({ ask }) => ask),
    now,
  );
  const came = Map.groupBy(
    outcomes.map((outcome, place) => ({ outcome, grant: asks[place]?.grant ?? '' })),
    ({ grant }) => grant,
  );
  return new Map(
    giving.map(({ row, code }): [string, Outcome<GrantRow>] => {
      const all = came.get(row.id) ?? [];
      const got = all.filter(({ outcome }) => outcome.ok).length;
      if (got > 0) return [row.id, accepted({ ...row, quota: got, used: got })];
      const [first] = all;
      if (first !== undefined && !first.outcome.ok) return [row.id, first.outcome];
      return [row.id, refused('benefit_without_batch', { batch: code })];
    }),
  );
}
