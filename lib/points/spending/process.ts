import { type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import { coalescer } from '@/lib/platform/coalescer';
import { type Db, withTransaction } from '@/lib/platform/db';
import type { SpendAnswer, SpendAsk } from './asks';
import { applyHold, applyPost, applyVoid } from './hold';
import { applyReturn } from './return';
import { applySpend } from './spend';
import { loadSpendWork, type SpendWork, saveSpendWork } from './work';

/**
 * Spends, holds, posts, voids and gives back a set in one transaction: lock the members, load once, decide each on the running
 * state, save once. Every ask gets its own outcome; one that is refused does not stop the others (4.A.2, 4.F).
 */
export function processSpending(asks: readonly SpendAsk[], now: Date): Promise<Outcome<SpendAnswer>[]> {
  return withTransaction((db) => processSpendingIn(db, asks, now));
}

/** The same in the caller's transaction. */
export async function processSpendingIn(db: Db, asks: readonly SpendAsk[], now: Date): Promise<Outcome<SpendAnswer>[]> {
  const members = await lockMemberWork(db, [...new Set(asks.map(({ memberId }) => memberId))], []);
  // Whoever was merged is asked as the survivor.
  const named = asks.map((ask) => {
    const memberId = memberNamed(members, ask.memberId);
    return memberId === null ? null : { ...ask, memberId };
  });
  const known = named.filter((ask) => ask !== null);
  if (known.length === 0) return asks.map(() => NOT_FOUND);
  const work = await loadSpendWork(db, known, members, now);
  const outcomes = named.map((ask) => (ask === null ? NOT_FOUND : apply(work, ask)));
  await saveSpendWork(db, work);
  return outcomes;
}

/** One ask joined with all that arrive meanwhile; the moment is that of the set. */
export const spendJoined = coalescer<SpendAsk, Outcome<SpendAnswer>>('points', (asks) =>
  processSpending(asks, new Date()),
);

const NOT_FOUND = refused('member_not_found', {}, 404);

function apply(work: SpendWork, ask: SpendAsk): Outcome<SpendAnswer> {
  switch (ask.kind) {
    case 'spend':
      return applySpend(work, ask);
    case 'hold':
      return applyHold(work, ask);
    case 'post':
      return applyPost(work, ask);
    case 'void':
      return applyVoid(work, ask);
    case 'return':
      return applyReturn(work, ask);
  }
}
