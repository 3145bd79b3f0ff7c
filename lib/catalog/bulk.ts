import 'server-only';
import { hash } from 'node:crypto';
import { type Actor, may } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { type Repricing, reprice } from './rules/bulk-price';
import type { Product } from './rules/shelf';
import type { BulkAct, BulkPrice } from './schema';
import { skusOfProducts } from './store/product';
import { loadShelf } from './store/shelf';

/** The chosen products that there are, and what an act would do to their prices. */
export type Chosen = { readonly products: ReadonlyMap<string, Product>; readonly prices: Repricing };

const NO_PRICES: Repricing = { moves: [], unpriced: 0 };

/** Loads chosen products for an act; of prices those that hold when it begins, of living SKUs only. Set-shaped. */
export async function chosenFor(
  db: Db,
  codes: readonly string[],
  act: BulkAct,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<Chosen> {
  if (act.act !== 'price') return { products: (await loadShelf(db, codes, [], now)).shelf.products, prices: NO_PRICES };
  const skus = (await skusOfProducts(db, codes)).filter(({ archivedAt }) => archivedAt === null);
  const skuCodes = skus.map(({ code }) => code);
  const { shelf, saidAt } = await loadShelf(db, codes, skuCodes, now);
  // As whoever saves it will see it: after the last word, also when his clock was read before it was said.
  const at = new Date(Math.max(now.getTime(), saidAt?.getTime() ?? 0, act.from?.getTime() ?? 0));
  const floors = !may(actor, 'catalog.costs') ? 'unseen' : act.keepFloor ? 'kept' : 'told';
  return { products: shelf.products, prices: reprice(shelf, skuCodes, act, at, floors) };
}

/** The print of a change of prices: what was looked at is what is done, or nothing is. */
export const printOf = (change: BulkPrice, { moves }: Repricing): string =>
  hash('sha256', JSON.stringify([change, moves.map((one) => [one.sku, one.before, one.after, one.held])]), 'base64url');
