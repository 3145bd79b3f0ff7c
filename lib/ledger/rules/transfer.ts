import { must } from '@/lib/kernel/assert';
import { type Account, applyMoves, bySpendOrder, type Change, type Lot, openLot, takeFrom } from './book';
import { decideSpend, type SpendRefusal } from './spend';

/** Points that leave one lot for another member, who gets them with the same life. */
export type Part = { readonly lot: Lot; readonly points: number };

/** What a giver loses, or why not. */
export type GiveDecision =
  | { readonly allowed: true; readonly change: Change; readonly parts: readonly Part[] }
  | ({ readonly allowed: false } & SpendRefusal);

/** Takes points for another member under the conditions of a spend: active, not held, no debt; nothing counts as spent. */
export function decideGive(account: Account, points: number, at: Date): GiveDecision {
  const decision = decideSpend(account, points, at);
  if (!decision.allowed) return decision;
  const { change } = decision;
  const parts = change.moves.map(({ lotId, delta }) => ({ lot: lotOf(account, lotId), points: -delta }));
  return { allowed: true, change: { ...change, account: { ...change.account, spent: account.spent } }, parts };
}

/**
 * Opens what another member gave, each part with the life of the lot that it left. Debt is paid first, as by any credit,
 * with the points that would end soonest (4.A.10).
 */
export function decideReceive(
  account: Account,
  parts: readonly Part[],
  { entryId, ids }: { readonly entryId: string; readonly ids: readonly string[] },
): Change {
  const opened = parts.map((part, index) => reopenedAt(part, entryId, must(ids[index], 'an id for each part')));
  const points = sum(parts);
  const repaid = Math.min(account.debt, points);
  const { moves } = takeFrom([...opened].sort(bySpendOrder), repaid);
  return {
    account: {
      ...account,
      balance: account.balance + points,
      debt: account.debt - repaid,
      lots: applyMoves([...account.lots, ...opened], moves),
    },
    moves,
    opened,
    debtDelta: -repaid || 0,
  };
}

/** A lot of another member as it goes on here: same source, same life, and its origin named. */
const reopenedAt = ({ lot, points }: Part, entryId: string, id: string): Lot =>
  openLot({
    id,
    entryId,
    sourceType: lot.sourceType,
    sourceId: lot.sourceId,
    earned: points,
    creditedAt: lot.creditedAt,
    activatesAt: lot.activatesAt,
    expiresAt: lot.expiresAt,
    originLotId: lot.id,
  });

const lotOf = (account: Account, lotId: string): Lot =>
  must(
    account.lots.find(({ id }) => id === lotId),
    'a moved lot',
  );

const sum = (parts: readonly Part[]): number => parts.reduce((total, { points }) => total + points, 0);
