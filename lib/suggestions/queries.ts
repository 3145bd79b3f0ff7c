import 'server-only';
import { productsWithSkus } from '@/lib/catalog';
import { memberById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { mayContact } from '@/lib/privacy';
import { type ShopProduct, shopProducts } from '@/lib/shop';
import type { GoodsCodes } from './rules/match';
import { mixed, type Reason } from './rules/mix';
import { windowStart } from './rules/window';
import { suggestionSettings } from './settings';
import { popularFor } from './store/goods';
import { picksOf } from './store/picks';
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

type Pick = { readonly product: string; readonly reason: Reason; readonly because: string; readonly figure: number };

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
  const [agreeing, picks, profile] = await Promise.all([
    mayContact(db, [memberId], 'personalisation', 'portal', now),
    picksOf(db, memberId),
    memberById(db, memberId, { reveal: false }),
  ]);
  if (!agreeing.has(memberId)) return null;
  const wanted = limit * SPARE;
  const own: readonly Pick[] = mixed(picks).slice(0, wanted);
  const popular =
    own.length >= wanted
      ? []
      : await popularFor(db, memberId, {
          storeCode: profile?.storeCode ?? null,
          without: own.map(({ product }) => product),
          limit: wanted - own.length,
        });
  const found = [
    ...own,
    ...popular.map(({ product, storeCode, buyers }) => {
      return { product, reason: 'popular' as const, because: storeCode, figure: buyers };
    }),
  ];
  return onSale(db, found, { memberId, now, limit });
}

/** What a member buys, for whoever has something for it; nothing of somebody who has switched suggestions off. */
export async function ownTaste(db: Db, memberId: string, now: Date): Promise<GoodsCodes> {
  const { mode, windowDays } = suggestionSettings(await program(db));
  const agreeing = await mayContact(db, [memberId], 'personalisation', 'portal', now);
  if (mode === 'OFF' || !agreeing.has(memberId)) return { skus: [], products: [], brands: [], categories: [] };
  return tasteOf(db, memberId, windowStart(now, windowDays), now);
}

async function onSale(
  db: Db,
  found: readonly Pick[],
  { memberId, now, limit }: { readonly memberId: string; readonly now: Date; readonly limit: number },
): Promise<readonly OwnSuggestion[]> {
  const anchors = found.filter(({ reason }) => reason === 'together' || reason === 'brand' || reason === 'category');
  const [sold, named] = await Promise.all([
    shopProducts(
      db,
      found.map(({ product }) => product),
      { memberId, now },
    ),
    productsWithSkus(db, [...new Set(anchors.map(({ because }) => because))]),
  ]);
  const byCode = new Map(sold.map((product) => [product.code, product]));
  const names = new Map(named.map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]));
  return found
    .flatMap(({ product: code, reason, because, figure }): OwnSuggestion[] => {
      const product = byCode.get(code);
      if (product === undefined) return [];
      const trait = reason === 'fits' ? because : null;
      return [{ product, reason, because: becauseOf(reason, because, names), trait, figure }];
    })
    .slice(0, limit);
}

function becauseOf(reason: Reason, because: string, names: ReadonlyMap<string, { zh: string; en: string }>) {
  if (reason === 'again' || reason === 'popular') return null;
  if (reason !== 'fits') return names.get(because) ?? null;
  const value = because.slice(because.indexOf(':') + 1);
  return { zh: value, en: value };
}
