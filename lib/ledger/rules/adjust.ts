import { assert } from '@/lib/kernel/assert';
import { type Account, applyMoves, type Change, type NewLot, spendable, takeFrom } from './book';
import { decideCredit } from './credit';
import { payersOf } from './debt';
import { availablePoints } from './spend';

/** What a manual change that takes more than there is does: be refused, or leave a debt. */
export type ShortPolicy = 'REFUSE' | 'DEBT';

/** A manual change as decided, or how much is missing. */
export type AdjustDecision =
  | { readonly allowed: true; readonly change: Change }
  | { readonly allowed: false; readonly short: number; readonly available: number };

/**
 * A signed manual change (4.A.12): points given open a lot and repay debt first, points taken come from the active lots
 * in spend order and never below zero available, unless the policy says that the rest becomes debt. Growth never falls below zero.
 */
export function decideAdjust(
  account: Account,
  amount: number,
  lot: Omit<NewLot, 'earned'>,
  { at, onShort }: { readonly at: Date; readonly onShort: ShortPolicy },
): AdjustDecision {
  assert(Number.isSafeInteger(amount) && amount !== 0, `adjustment of ${amount}`);
  if (amount > 0) return { allowed: true, change: decideCredit(account, { ...lot, earned: amount }) };
  const wanted = -amount;
  const available = account.asset === 'growth' ? account.balance : availablePoints(account, at);
  const mayOwe = onShort === 'DEBT' && account.asset === 'points';
  if (wanted > available && !mayOwe) return { allowed: false, short: wanted - available, available };
  const payers = mayOwe ? payersOf(account.lots, at) : spendable(account, at);
  const { moves, rest } = account.asset === 'growth' ? NO_LOTS : takeFrom(payers, wanted);
  return {
    allowed: true,
    change: {
      account: {
        ...account,
        balance: account.balance - wanted,
        debt: account.debt + rest,
        lots: applyMoves(account.lots, moves),
      },
      moves,
      opened: [],
      debtDelta: rest,
    },
  };
}

const NO_LOTS = { moves: [], rest: 0 };
