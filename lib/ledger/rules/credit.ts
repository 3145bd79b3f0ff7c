import { assert } from '@/lib/kernel/assert';
import { type Account, type Change, type NewLot, openLot } from './book';

/**
 * Books a credit: it repays debt first, pending or not, and the rest opens a lot (4.A.1, 4.A.10). Growth opens none:
 * it is never spent, so its balance is the sum of its entries.
 */
export function decideCredit(account: Account, lot: NewLot): Change {
  const amount = lot.earned;
  assert(Number.isSafeInteger(amount) && amount > 0, `credit of ${amount}`);
  const after = { ...account, balance: account.balance + amount, earned: account.earned + amount };
  if (account.asset === 'growth') return { account: after, moves: [], opened: [], debtDelta: 0 };
  const repaid = Math.min(account.debt, amount);
  const opened = { ...openLot(lot), remaining: amount - repaid };
  return {
    account: { ...after, debt: account.debt - repaid, lots: [...account.lots, opened] },
    moves: [],
    opened: [opened],
    debtDelta: -repaid || 0,
  };
}
