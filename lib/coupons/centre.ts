import 'server-only';
import { startOfDay } from '@/lib/kernel/day';
import { parseId, publicId } from '@/lib/kernel/id';
import { heldLevels } from '@/lib/levels';
import { memberById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type BatchView, viewsOf } from './queries';
import { type ClaimDecision, decideClaim } from './rules/claim';
import type { Terms } from './rules/terms';
import { hadOf } from './store/copies';
import { openBatchIds } from './store/wallet';

/** A batch that members may claim, as it stands for one of them: how many he has had, and what a claim would be told now. */
export type CentreOffer = BatchView & {
  readonly terms: Terms;
  readonly had: { readonly total: number; readonly today: number };
  readonly answer: ClaimDecision;
};

/** One page of the claim centre. */
export type CentrePage = { readonly offers: readonly CentreOffer[]; readonly nextCursor: string | null };

/**
 * The claim centre of a member, newest batch first: sold out ones keep their place, and each says beforehand what a claim
 * would be told by the very rule that decides it (4.E, M4).
 */
export async function couponCentre(
  db: Db,
  memberId: string,
  { cursor, limit, now }: { readonly cursor: string | null; readonly limit: number; readonly now: Date },
): Promise<CentrePage> {
  const found = await openBatchIds(db, parseId('couponBatch', cursor ?? ''), limit + 1, now);
  const ids = found.slice(0, limit);
  const { zone } = await program(db);
  const [views, profile, [level], had] = await Promise.all([
    viewsOf(db, ids),
    memberById(db, memberId, { reveal: false }),
    heldLevels(db, [memberId]),
    hadOf(
      db,
      ids.map((batchId) => ({ memberId, batchId })),
      startOfDay(now, zone),
    ),
  ]);
  if (profile === null) return { offers: [], nextCursor: null };
  const counts = new Map(had.map((row) => [row.batchId, row]));
  const claimer = { registeredAt: profile.registeredAt, status: profile.status, levelCode: level?.code ?? null };
  const offers = views.flatMap(({ batch, stock, terms }): CentreOffer[] => {
    if (terms === null) return [];
    const { total, today } = counts.get(batch.id) ?? { total: 0, today: 0 };
    const asked = {
      terms,
      state: batch.state,
      way: 'claim',
      claimer,
      had: { total, today },
      stock,
      now,
      zone,
    } as const;
    return [{ batch, stock, terms, had: { total, today }, answer: decideClaim(asked) }];
  });
  const last = ids.at(-1);
  return { offers, nextCursor: found.length > limit && last !== undefined ? publicId('couponBatch', last) : null };
}
