import { categoryPaths } from '@/lib/catalog';
import { pastOrders } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { membersMatching } from '@/lib/segments';
import { NO_SUMS, type Sums } from '../rules/sums';
import { tally } from '../rules/tally';
import type { OffersTrial, Trial } from '../trial';
import { isGuest, loadContext } from './context';
import { decideEarning } from './earning';
import { decideLevels } from './levels';
import { decideOffers } from './offers';
import { asksOf } from './parts-of';
import type { Shop } from './shop';

/** Decides a set of past orders, whole buyers among them, and adds them up: loads once for all of them, saves nothing (N1). */
export async function decideChunk(db: Db, trial: Trial, numbers: readonly string[], shop: Shop): Promise<Sums> {
  const orders = await pastOrders(db, numbers);
  if (orders.length === 0) return NO_SUMS;
  if (trial.type === 'levels') return decideLevels(db, trial, orders, shop.asOf);
  const settings = await program(db);
  if (trial.type === 'earning') {
    const context = await loadContext(db, settings, orders, { shop, asks: [] });
    return tally(decideEarning(trial, orders, context, await categoryPaths(db, settings)));
  }
  const buyers = [...new Set(orders.filter((order) => !isGuest(order)).map(({ memberId }) => memberId))];
  const [context, meant] = await Promise.all([
    loadContext(db, settings, orders, { shop, asks: asksOf(trial) }),
    meantBy(db, trial, buyers, shop.asOf),
  ]);
  return tally(decideOffers(trial, orders, context, (memberId) => meant === null || meant.has(memberId)));
}

/** Whom of the buyers a campaign's coupons and benefits are for, as segments choose members now; null: everybody. */
const meantBy = async (db: Db, { audience }: OffersTrial, buyers: readonly string[], asOf: Date) =>
  audience === null ? null : membersMatching(db, audience, asOf, buyers);
