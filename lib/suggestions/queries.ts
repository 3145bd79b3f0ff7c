import 'server-only';
import { memberById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ownPrivacy } from '@/lib/privacy';
import { type ShopProduct, shopGoods } from '@/lib/shop';
import type { GoodsCodes } from './rules/match';
import { mixed, type Reason } from './rules/mix';
import { windowStart } from './rules/window';
import { suggestionSettings } from './settings';
import { type Shown, suggestedTo } from './store/picks';
import { tasteOf } from './store/taste';

/** Something to buy that is suggested to a member, at his own price, and why. */
export type OwnSuggestion = {
  readonly product: ShopProduct;
  readonly reason: Reason;
  /** The name of the product it is suggested for; of a trait its value as it is kept; null where none is needed. */
  readonly because: { readonly zh: string; readonly en: string } | null;
  /** What of the member it fits, by its tag; null for what does not come from his profile. */
  readonly trait: string | null;
  /** So many days between purchases, or so many members who bought both. */
  readonly figure: number;
};

// What is not sold any more falls away: a few more are read than are shown.
const SPARE = 2;

/**
 * What is suggested to a member now, one of each reason in turn; for whoever has none yet, what is popular in his store.
 * Null: he or the program has switched it off. Only what the shop sells now is among it.
 */
export async function ownSuggestions(
  db: Db,
  memberId: string,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<readonly OwnSuggestion[] | null> {
  if (suggestionSettings(await program(db)).mode === 'OFF') return null;
  const [privacy, profile] = await Promise.all([ownPrivacy(db, memberId, now), memberById(db, memberId)]);
  if (!privacy.allows('personalisation', 'portal')) return null;
  const wanted = limit * SPARE;
  const shown = await suggestedTo(db, memberId, { storeCode: profile?.storeCode ?? null, limit: wanted * SPARE });
  const own = mixed(shown.filter(({ reason }) => reason !== 'popular')).slice(0, wanted);
  const known = new Set(own.map(({ product }) => product));
  const popular = shown.filter(({ reason, product }) => reason === 'popular' && !known.has(product));
  return onSale(db, [...own, ...popular].slice(0, wanted), { memberId, now, limit });
}

/** What a member buys, for whoever has something for it; nothing of somebody who has switched suggestions off. */
export async function ownTaste(db: Db, memberId: string, now: Date): Promise<GoodsCodes> {
  const { mode, windowDays } = suggestionSettings(await program(db));
  const { allows } = await ownPrivacy(db, memberId, now);
  if (mode === 'OFF' || !allows('personalisation', 'portal'))
    return { skus: [], products: [], brands: [], categories: [] };
  return tasteOf(db, memberId, windowStart(now, windowDays), now);
}

async function onSale(
  db: Db,
  found: readonly Shown[],
  { memberId, now, limit }: { readonly memberId: string; readonly now: Date; readonly limit: number },
): Promise<readonly OwnSuggestion[]> {
  const anchors = found.filter(({ reason }) => reason === 'together' || reason === 'brand' || reason === 'category');
  const codes = new Set([...found.map(({ product }) => product), ...anchors.map(({ because }) => because)]);
  const { products, names } = await shopGoods(db, [...codes], { memberId, now });
  const byCode = new Map(products.map((product) => [product.code, product]));
  return found
    .flatMap(({ product: code, reason, because, figure }): OwnSuggestion[] => {
      const product = byCode.get(code);
      if (product === undefined) return [];
      const trait = reason === 'fits' ? because : null;
      return [{ product, reason, because: becauseOf(reason, because, names), trait, figure }];
    })
    .slice(0, limit);
}

function becauseOf(reason: Reason, because: string, names: ReadonlyMap<string, ShopProduct['name']>) {
  if (reason === 'again' || reason === 'popular') return null;
  if (reason !== 'fits') return names.get(because) ?? null;
  const value = because.slice(because.indexOf(':') + 1);
  return { zh: value, en: value };
}
