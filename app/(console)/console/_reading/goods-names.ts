import 'server-only';
import { brandNames, catalogFacts, categoryNames } from '@/lib/catalog';
import type { Db } from '@/lib/platform/db';

/** What goods, categories and brands are called, by their codes. */
export type GoodsNames = ReadonlyMap<string, { readonly zh: string; readonly en: string }>;

/** What those of some codes are called; a code that nobody knows is not in it. */
export async function goodsNames(db: Db, named: readonly string[], now: Date): Promise<GoodsNames> {
  const codes = new Set(named);
  if (codes.size === 0) return new Map();
  const [categories, brands, goods] = await Promise.all([
    categoryNames(db),
    brandNames(db),
    catalogFacts(db, [...codes], { storeCode: null, at: now }),
  ]);
  const known = [...goods.values(), ...categories, ...brands].map(({ code, name }) => [code, name] as const);
  return new Map(known.filter(([code]) => codes.has(code)));
}

/** Some of the names, as a row of a list takes them along. */
export type RowNames = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** Those of some codes. */
export const namesOf = (names: GoodsNames, codes: readonly string[]): RowNames =>
  Object.fromEntries(
    codes.flatMap((code) => {
      const name = names.get(code);
      return name === undefined ? [] : [[code, { zh: name.zh, en: name.en }] as const];
    }),
  );
