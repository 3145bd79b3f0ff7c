import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { claimAnswers } from '../answers';
import { viewsOf } from '../queries';
import { decideWish } from '../rules/again';
import { batchesWished, dropWishes, dueWishes, putOffWishes } from '../store/wishes';

const CHUNK = 2_000;

/**
 * Announces to whoever waits for a coupon that he may claim it, by the very rule that decides claims: a wish is told once
 * and then gone (M4). Chunks of members, those who waited longest first; killed or run twice it tells nobody twice.
 * Answers how many were told.
 */
export async function tellCouponWishes(now: Date, chunk = CHUNK): Promise<number> {
  let told = 0;
  const waiting = await viewsOf(pool(), await batchesWished(pool(), now));
  for (const { batch, stock } of waiting) {
    // Of these nothing can have come for anybody; the rest is decided for each.
    if (batch.state === 'paused' || (stock.total !== null && stock.issued >= stock.total)) continue;
    for (let more = true; more; ) {
      const done = await withTransaction((db) => tellSome(db, batch.id, now, chunk));
      told += done.told;
      more = done.looked === chunk;
    }
  }
  return told;
}

async function tellSome(db: Db, batchId: string, now: Date, limit: number): Promise<{ looked: number; told: number }> {
  const wishes = await dueWishes(db, batchId, now, limit);
  const answers = await claimAnswers(
    db,
    wishes.map(({ memberId }) => ({ memberId, batchId })),
    now,
  );
  const answerOf = new Map(answers.map((one) => [one.memberId, one]));
  // What waits on without an instant is looked at again with the next round, not in this one.
  const next = new Date(now.getTime() + 1);
  const fates = wishes.map(({ memberId, had: asking }) => {
    const found = answerOf.get(memberId);
    if (found === undefined) return { memberId, fate: 'drop' } as const;
    return { memberId, ...decideWish(found.answer, found.again, { now: found.had.total, asking }) };
  });
  const told = fates.filter(({ fate }) => fate === 'tell').map(({ memberId }) => memberId);
  const off = fates.flatMap((one) => (one.fate === 'wait' ? { memberId: one.memberId, dueAt: one.until ?? next } : []));
  await dropWishes(
    db,
    batchId,
    fates.filter(({ fate }) => fate !== 'wait').map(({ memberId }) => memberId),
  );
  if (off.length > 0) await putOffWishes(db, batchId, off);
  await announce(
    db,
    told.map((memberId) => ({ name: 'coupon.claimable', memberId, payload: { batchId }, at: now })),
  );
  return { looked: wishes.length, told: told.length };
}
