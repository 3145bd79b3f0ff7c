import type { Posting } from '../post/record';
import type { Account } from '../rules/book';
import { accountOf, type LedgerWork } from '../work';
import { MEMBERS } from './world';

/** The member of histories that are about one. */
export const MEMBER = MEMBERS[0];

/** The member's points. */
export const accountOfOne = (work: LedgerWork): Account => accountOf(work, MEMBER, 'points');

/** Something booked of the member's points at an instant. */
export const posting = (amount: number, at: Date, key: string, source = { type: 'order', id: 'o' }): Posting => ({
  memberId: MEMBER,
  asset: 'points',
  amount,
  key,
  source,
  rule: 'test',
  reason: 'test',
  detail: {},
  actor: 'test',
  occurredAt: at,
  now: at,
});

/** What can be told of a book without the ids that chance gave: what is left of each source's lots, debt and balance. */
export function told(work: LedgerWork) {
  const { balance, debt, earned, spent, expired, lots } = accountOfOne(work);
  const rest = lots
    .map((lot) => `${lot.sourceId} ${lot.earned} ${lot.remaining} ${lot.expiresAt?.toISOString()}`)
    .sort();
  return { balance, debt, earned, spent, expired, rest };
}
