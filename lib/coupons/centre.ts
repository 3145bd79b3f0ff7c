import 'server-only';
import { parseId, publicId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { type ClaimAnswerNow, claimAnswers } from './answers';
import { openBatchIds } from './store/wallet';
import { wishesOf } from './store/wishes';

/** A batch that members may claim, as it stands for one of them, and whether he wants to hear when he may claim it. */
export type CentreOffer = ClaimAnswerNow & { readonly isWished: boolean };

/** One page of the claim centre. */
export type CentrePage = { readonly offers: readonly CentreOffer[]; readonly nextCursor: string | null };

/**
 * The claim centre of a member, newest batch first: sold out ones keep their place, and each says beforehand what a claim
 * would be told by the very rule that decides it, and when it may come true (4.E, M4).
 */
export async function couponCentre(
  db: Db,
  memberId: string,
  { cursor, limit, now }: { readonly cursor: string | null; readonly limit: number; readonly now: Date },
): Promise<CentrePage> {
  const found = await openBatchIds(db, parseId('couponBatch', cursor ?? ''), limit + 1, now);
  const ids = found.slice(0, limit);
  const [answers, wishes] = await Promise.all([
    claimAnswers(
      db,
      ids.map((batchId) => ({ memberId, batchId })),
      now,
    ),
    wishesOf(db, memberId),
  ]);
  const offers = answers.map((one) => {
    const asking = wishes.get(one.batch.id);
    return { ...one, isWished: asking !== undefined && one.had.total <= asking };
  });
  const last = ids.at(-1);
  return { offers, nextCursor: found.length > limit && last !== undefined ? publicId('couponBatch', last) : null };
}
