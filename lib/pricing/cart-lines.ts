import { type CatalogFacts, catalogFacts, contractPrice } from '@/lib/catalog';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
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
  const facts = await catalogFacts(db, skus, { storeCode: storeCode ?? null, at });
  return lines.map(({ id, sku, quantity, unitPrice, category, brand }) => {
    const known = facts.get(sku);
    const list = unitPrice ?? known?.prices.list ?? null;
    if (list === null) throw new Refusal('price_unknown', { line: id, sku }, 422);
    return { id, quantity, goods: goodsOf({ sku, category, brand }, list, known, contracts) };
  });
}

type Said = { readonly sku: string; readonly category?: string | null; readonly brand?: string | null };

/** Goods at a list price as the evaluator takes them: what the catalog knows of them, else what was said. */
export function goodsOf(
  { sku, category, brand }: Said,
  list: number,
  known: CatalogFacts | undefined,
  contracts: readonly string[],
): Goods {
  return {
    sku,
    product: known?.productCode ?? null,
    categories: known?.categoryPath ?? (category ? [category] : []),
    brand: known?.brandCode ?? brand ?? null,
    tags: known?.tags ?? [],
    list,
    member: known?.prices.member ?? null,
    levels: known?.prices.levels ?? {},
    contract: contractPrice(known?.prices.contracts ?? {}, contracts),
    floor: known?.prices.floor ?? 0,
  };
}
