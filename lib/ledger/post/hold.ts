import { assert } from '@/lib/kernel/assert';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import { decideHold, decidePost, isHolding, releaseHold } from '../rules/spend';
import { accountKey, accountOf, type HoldRow, type LedgerWork } from '../work';
import { type Posting, record } from './record';
import type { Spent } from './spend';

/** Points to set aside, for what and until when. */
export type HoldAsked = Pick<HoldRow, 'memberId' | 'points' | 'key' | 'reason' | 'actor' | 'heldAt' | 'endsAt'> & {
  readonly source: { readonly type: string; readonly id: string };
};

/** Sets points aside, or refuses under the same conditions as a spend (4.A.8); no entry is written yet. */
export function openHold(work: LedgerWork, { source, ...asked }: HoldAsked): Outcome<HoldRow> {
  const hold: HoldRow = {
    ...asked,
    id: newId(),
    state: 'held',
    sourceType: source.type,
    sourceId: source.id,
    closedAt: null,
    posted: null,
    entryId: null,
  };
  const decision = decideHold(accountOf(work, asked.memberId, 'points'), hold, asked.heldAt);
  if (!decision.allowed) return refused(decision.code, decision.facts);
  work.accounts.set(accountKey(asked.memberId, 'points'), decision.account);
  work.holds.set(hold.id, hold);
  return accepted(hold);
}

/** Spends what an open hold set aside, all or part; what is not posted is free again (4.A.8). */
export function postHold(
  work: LedgerWork,
  hold: HoldRow,
  posting: Omit<Posting, 'asset' | 'memberId'>,
): Outcome<Spent & { readonly hold: HoldRow }> {
  assert(hold.state === 'held', `hold ${hold.id} is ${hold.state}`);
  const { memberId } = hold;
  const { amount, occurredAt } = posting;
  const decision = decidePost(accountOf(work, memberId, 'points'), hold, amount, occurredAt);
  if (!decision.allowed) return refused(decision.code, decision.facts);
  const { change } = decision;
  const booked = { id: newId(), type: 'SPEND', direction: -1, change } as const;
  const entry = record(work, { ...posting, memberId, asset: 'points' }, booked);
  const posted: HoldRow = { ...hold, state: 'posted', closedAt: occurredAt, posted: amount, entryId: entry.id };
  work.holds.set(hold.id, posted);
  return accepted({ entry, moves: change.moves, hold: posted });
}

/** Gives a hold's points free; one whose end has come is closed as of that end (4.A.8). */
export function voidHold(work: LedgerWork, hold: HoldRow, at: Date): HoldRow {
  assert(hold.state === 'held', `hold ${hold.id} is ${hold.state}`);
  const voided: HoldRow = { ...hold, state: 'voided', closedAt: isHolding(hold, at) ? at : hold.endsAt };
  const account = accountOf(work, hold.memberId, 'points');
  work.accounts.set(accountKey(hold.memberId, 'points'), releaseHold(account, hold.id));
  work.holds.set(hold.id, voided);
  return voided;
}
