import { isRefusal } from '@/lib/kernel/refusal';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { noteMall } from './decided';
import { type ExchangeAsk, exchangeIn } from './exchange';
import { itemOf } from './store/items';
import type { OrderRow } from './store/orders';

/** What came of an ask: the order, and whether it stood already. */
export type Exchanged = { readonly isRepeat: boolean; readonly order: OrderRow };

/**
 * Exchanges in a transaction of its own, in which `also` may write what belongs to it; of a refusal nothing stays but the
 * decision with its reason.
 */
export async function exchangeNoted(
  ask: ExchangeAsk,
  now: Date,
  also: (db: Db, done: Exchanged) => Promise<void> = async () => {},
): Promise<Exchanged> {
  try {
    return await withTransaction(async (db) => {
      const done = await exchangeIn(db, ask, now);
      await also(db, done);
      return done;
    });
  } catch (error) {
    const item = isRefusal(error) && error.status === 409 ? await itemOf(pool(), ask.code) : null;
    if (item !== null && isRefusal(error)) {
      const about = { memberId: ask.memberId, id: null, item: item.code, version: item.version };
      const facts = { item: item.terms.name.zh, itemEn: item.terms.name.en || item.terms.name.zh, ...error.facts };
      await noteMall(pool(), about, { kind: 'mall.exchanged', outcome: 'withheld', code: error.code, facts }, now);
    }
    throw error;
  }
}
