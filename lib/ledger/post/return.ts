import { newId } from '@/lib/platform/new-id';
import type { Move } from '../rules/book';
import { decideReturn, type Outstanding, sharesBack } from '../rules/returns';
import { accountOf, type Entry, type LedgerWork } from '../work';
import { type Posting, record } from './record';

/**
 * A spend whose points may come back: its entry and what is still out of each lot, in the order taken. `carriedTo` says
 * as which lot one lives on with the member into whom its owner was merged.
 */
export type OpenSpend = {
  readonly entryId: string;
  readonly outstanding: readonly Outstanding[];
  readonly carriedTo?: ReadonlyMap<string, string>;
};

/** A return as booked: the lots that got points back, and what is still out of the spend. */
export type Returned = {
  readonly entry: Entry;
  readonly moves: readonly Move[];
  readonly outstanding: readonly Outstanding[];
};

/** The business key of what gives a spend's points back, once for each occasion (4.F). */
export const returnKey = (spendEntryId: string, occasion: string): string => `SPEND_RETURN:${spendEntryId}:${occasion}`;

/**
 * Books a SPEND_RETURN: points go back to the lots that the spend took them from, with their own end; a lot that ended
 * meanwhile is reopened until `reopenUntil` (4.A.9). The account must be loaded with all its lots.
 */
export function postReturn(
  work: LedgerWork,
  posting: Omit<Posting, 'asset' | 'key'>,
  {
    spend,
    occasion,
    reopenUntil,
  }: { readonly spend: OpenSpend; readonly occasion: string; readonly reopenUntil: Date },
): Returned {
  const id = newId();
  const { outstanding, carriedTo } = spend;
  const change = decideReturn(accountOf(work, posting.memberId, 'points'), {
    points: posting.amount,
    outstanding: outstanding.map(({ lotId, points }) => ({ lotId: carriedTo?.get(lotId) ?? lotId, points })),
    at: posting.occurredAt,
    reopenUntil,
    entryId: id,
    ids: outstanding.map(() => newId()),
  });
  const key = returnKey(spend.entryId, occasion);
  const given = sharesBack(outstanding, posting.amount);
  const detail = { ...(posting.detail as object), returns: spend.entryId, given };
  const booked = { id, type: 'SPEND_RETURN', direction: 1, change } as const;
  const entry = record(work, { ...posting, asset: 'points', key, detail }, booked);
  return { entry, moves: change.moves, outstanding: less(outstanding, given) };
}

function less(outstanding: readonly Outstanding[], given: readonly Outstanding[]): Outstanding[] {
  const back = new Map(given.map(({ lotId, points }) => [lotId, points]));
  return outstanding
    .map(({ lotId, points }) => ({ lotId, points: points - (back.get(lotId) ?? 0) }))
    .filter(({ points }) => points > 0);
}
