import { type CatalogFacts, catalogFacts, categoriesAbove, categoryPaths, contractPrice } from '@/lib/catalog';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { QuoteInput } from './rules/quote-input';
import type { CartLine, Goods } from './rules/types';

type Asked = Pick<QuoteInput, 'lines' | 'storeCode'>;

/** The lines with what the catalog knows of their goods, for who holds these contracts; an unknown price is refused. */
export async function linesOf(
  db: Db,
  { lines, storeCode }: Asked,
  at: Date,
  contracts: readonly string[],
): Promise<CartLine[]> {
  const skus = lines.map(({ sku }) => sku);
  const [facts, paths] = await Promise.all([
    catalogFacts(db, skus, { storeCode: storeCode ?? null, at }),
    program(db).then((settings) => categoryPaths(db, settings)),
  ]);
  return lines.map(({ id, sku, quantity, unitPrice, category, brand }) => {
    const known = facts.get(sku);
    const list = unitPrice ?? known?.prices.list ?? null;
    if (list === null) throw new Refusal('price_unknown', { line: id, sku }, 422);
    const said = { sku, category, brand, above: categoriesAbove(paths, category ?? null) };
    return { id, quantity, goods: goodsOf(said, list, known, contracts) };
  });
}

type Said = {
  readonly sku: string;
  readonly category?: string | null;
  readonly brand?: string | null;
  /** The categories above it, from the root down. */
  readonly above?: readonly string[];
};

/**
 * Goods at a list price as the evaluator takes them: what the catalog knows of them, else what was said; a category that
 * was said stands below those above it, as it does when the order settles.
 */
export function goodsOf(
  { sku, category, brand, above = [] }: Said,
  list: number,
  known: CatalogFacts | undefined,
  contracts: readonly string[],
): Goods {
  const path = known?.categoryPath ?? [];
  return {
    sku,
    product: known?.productCode ?? null,
    categories: path.length === 0 && category ? [...above, category] : path,
    brand: known?.brandCode ?? brand ?? null,
    tags: known?.tags ?? [],
    list,
    member: known?.prices.member ?? null,
    levels: known?.prices.levels ?? {},
    contract: contractPrice(known?.prices.contracts ?? {}, contracts),
    floor: known?.prices.floor ?? 0,
  };
}
