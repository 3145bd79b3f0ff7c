import 'server-only';
import type { CatalogFacts } from '@/lib/catalog';
import { publicId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { type Quoted, quoteIn } from '@/lib/pricing';
import { type Looking, shopSkus } from './goods';
import { shopSection } from './settings';
import { type CartRow, type ChoiceRow, cartChoice, cartLines } from './store/carts';

/** The channel in which the shop sells: a page on a phone. */
export const SHOP_CHANNEL = 'h5';

/** A line of the cart; without a price it cannot be bought any more, and the quote leaves it out. */
export type ShopLine = CartRow & { readonly name: CatalogFacts['name'] | null };

/** A member's cart as it stands, with what it costs; null while nothing in it can be bought. */
export type ShopCart = {
  readonly lines: readonly ShopLine[];
  readonly choice: ChoiceRow;
  readonly quoted: Quoted | null;
};

const NOTHING: ChoiceRow = { coupons: [], points: 0 };

/** How many units of each SKU are in the cart. */
export const unitsInCart = async (db: Db, memberId: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await cartLines(db, memberId)).map(({ sku, quantity }) => [sku, quantity]));

/** The cart of a member, quoted as his order would be: the quote that is shown is the one that is placed (4.C-freeze). */
export async function shopCart(db: Db, looking: Looking): Promise<ShopCart> {
  const { memberId, now } = looking;
  const [rows, choice, settings] = await Promise.all([cartLines(db, memberId), cartChoice(db, memberId), program(db)]);
  const skus = await shopSkus(
    db,
    rows.map(({ sku }) => sku),
    looking,
  );
  const lines = rows.map((row): ShopLine => ({ ...row, name: skus.get(row.sku)?.name ?? null }));
  const bought = lines.filter(({ name }) => name !== null);
  const { coupons, points } = choice ?? NOTHING;
  if (bought.length === 0) return { lines, choice: choice ?? NOTHING, quoted: null };
  const quoted = await quoteIn(db, now, {
    member: { id: publicId('member', memberId) },
    channel: SHOP_CHANNEL,
    lines: bought.map(({ sku, quantity }) => ({ id: sku, sku, quantity })),
    couponCodes: coupons,
    points,
    freight: settingsOf(settings, shopSection).freight,
  });
  return { lines, choice: choice ?? NOTHING, quoted };
}
