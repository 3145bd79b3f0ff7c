import { bySpendOrder, isAlive, type Lot } from './book';

/**
 * The lots that pay what would else be owed, in the order in which they do (4.A.10): active ones in spend order, then
 * those that are not active yet at the instant, as they were written. A credit repays debt when it is written, pending
 * or not; whether it came before the debt or after it must make no difference. So debt stands only where no lot has
 * anything left that is alive.
 */
export function payersOf(lots: readonly Lot[], at: Date): Lot[] {
  const alive = lots.filter((lot) => lot.remaining > 0 && isAlive(lot, at));
  return [
    ...alive.filter(({ activatesAt }) => activatesAt <= at).sort(bySpendOrder),
    ...alive.filter(({ activatesAt }) => activatesAt > at).sort(asWritten),
  ];
}

/** Ids rise in the order in which lots are written. */
const asWritten = (a: Lot, b: Lot): number => (a.id < b.id ? -1 : Number(a.id > b.id));
