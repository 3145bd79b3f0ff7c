import { bySpendOrder, isAlive, type Lot } from './book';

/**
 * The lots that pay what would else be owed since the instant, in the order in which they do (4.A.10): those active then
 * in spend order, then those credited after it, as they were written: a credit repays debt when it is written, pending or
 * not (4.A.1), and a debt that becomes known late finds the same book. What was credited before and still waited then is
 * not reached for: points that wait for another order stay (4.A.4).
 */
export function payersOf(lots: readonly Lot[], at: Date): Lot[] {
  const alive = lots.filter((lot) => lot.remaining > 0 && isAlive(lot, at));
  return [
    ...alive.filter(({ activatesAt }) => activatesAt <= at).sort(bySpendOrder),
    ...alive.filter(({ activatesAt, creditedAt }) => activatesAt > at && creditedAt > at).sort(asWritten),
  ];
}

/** Ids rise in the order in which lots are written. */
const asWritten = (a: Lot, b: Lot): number => (a.id < b.id ? -1 : Number(a.id > b.id));
