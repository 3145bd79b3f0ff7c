import { must } from '@/lib/kernel/assert';
import { type Account, type Change, isAlive, type Lot } from './book';

/** Whether the lot has ended at the instant and its EXPIRE entry is not written yet (4.A.3). */
export const isDue = (lot: Lot, at: Date): boolean => lot.writtenOff === null && !isAlive(lot, at);

/** Lots that wait for their EXPIRE entry at the instant, in the order in which they ended. */
export const dueLots = (account: Account, at: Date): Lot[] =>
  account.lots
    .filter((lot) => isDue(lot, at))
    .sort(
      (a, b) =>
        (a.expiresAt?.getTime() ?? 0) - (b.expiresAt?.getTime() ?? 0) || (a.id < b.id ? -1 : Number(a.id > b.id)),
    );

/** Writes one ended lot off: what is left of it leaves the book, also when that is nothing (4.A.3). */
export function decideExpire(account: Account, lotId: string): { readonly points: number; readonly change: Change } {
  const lot = must(
    account.lots.find(({ id }) => id === lotId),
    `expiring an unknown lot ${lotId}`,
  );
  const points = lot.remaining;
  return {
    points,
    change: {
      account: {
        ...account,
        balance: account.balance - points,
        expired: account.expired + points,
        lots: account.lots.map((one) => (one.id === lotId ? { ...one, remaining: 0, writtenOff: points } : one)),
      },
      moves: points > 0 ? [{ lotId, delta: -points }] : [],
      opened: [],
      debtDelta: 0,
    },
  };
}
