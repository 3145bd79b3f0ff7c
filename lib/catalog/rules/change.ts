import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { HELD_KINDS, type PriceInput, type ProductInput, type SkuInput } from '../schema';
import { carriedOut, isPlanned, planPrice } from './price-line';
import { type Known, lineKey, type PriceLine, type Product, type Shelf, type Sku, soldKey } from './shelf';

/** What became of what was said: `stale` when a later version was taken in before. */
export type Verdict = 'created' | 'changed' | 'unchanged' | 'stale';

/** What one product's words change; only what differs is in it. */
export type Change = {
  readonly verdict: Verdict;
  readonly product: Product | null;
  readonly skus: readonly Sku[];
  readonly sold: ReadonlyMap<string, boolean | null>;
  readonly lines: readonly PriceLine[];
};

type Moment = { readonly now: Date; readonly idOf: () => string };

/** Decides what one product's words change on the shelf, or why they are refused as a whole (4.F). */
export function decideChange(shelf: Shelf, known: Known, said: ProductInput, moment: Moment): Outcome<Change> {
  const kept = shelf.products.get(said.code);
  if (kept !== undefined && isOld(kept, said)) {
    const verdict = said.version === kept.version ? 'unchanged' : 'stale';
    return accepted({ verdict, product: null, skus: [], sold: new Map(), lines: [] });
  }
  const problem = problemOf(shelf, known, kept, said);
  if (problem !== null) return problem;
  const product = productAfter(kept, said, moment.now);
  if (product === null) return refused('name_missing', { code: said.code }, 422);
  const skus = said.skus.map((one) => skuAfter(shelf.skus.get(one.code), one, product, moment.now));
  const changedSkus = skus.filter((sku) => !isSame(sku, shelf.skus.get(sku.code)));
  const sold = soldAfter(shelf, said.skus);
  const lines = linesAfter(shelf, said.skus, moment);
  const parts = changedSkus.length + sold.size + lines.length;
  const isSaid = parts > 0 || !isSame({ ...product, version: null }, kept && { ...kept, version: null });
  return accepted({
    verdict: kept === undefined ? 'created' : isSaid ? 'changed' : 'unchanged',
    product: isSame(product, kept) && parts === 0 ? null : product,
    skus: changedSkus,
    sold,
    lines,
  });
}

/** Puts a change on the shelf, so that what follows in the same set is decided on it. */
export function put(shelf: Shelf, { product, skus, sold, lines }: Change): void {
  if (product !== null) shelf.products.set(product.code, product);
  for (const sku of skus) shelf.skus.set(sku.code, sku);
  for (const [key, value] of sold) {
    if (value === null) shelf.sold.delete(key);
    else shelf.sold.set(key, value);
  }
  for (const line of lines) shelf.lines.set(lineKey(line), line);
}

/** A sender's older word, and the same one again, change nothing. */
const isOld = (kept: Product, { version }: ProductInput): boolean =>
  version !== undefined && version !== null && kept.version !== null && version <= kept.version;

type Problem = ReturnType<typeof refused>;

function problemOf(shelf: Shelf, known: Known, kept: Product | undefined, said: ProductInput): Problem | null {
  return (
    placeProblem('category', known.categories, kept?.categoryCode, said.category) ??
    placeProblem('brand', known.brands, kept?.brandCode, said.brand) ??
    said.skus.map((sku) => skuProblem(shelf, known, said.code, sku)).find((problem) => problem !== null) ??
    null
  );
}

/** What stands in an archived category stays there, but nothing new is put into it; a brand likewise. */
function placeProblem(
  what: 'category' | 'brand',
  known: Known['brands'],
  kept: string | null | undefined,
  code: string | null | undefined,
): Problem | null {
  if (!code || code === kept) return null;
  const place = known.get(code);
  if (place === undefined) return refused(`${what}_not_found`, { code }, 422);
  return place.isArchived ? refused(`${what}_archived`, { code }) : null;
}

function skuProblem({ skus }: Shelf, known: Known, product: string, sku: SkuInput): Problem | null {
  const owner = skus.get(sku.code)?.productCode;
  if (owner !== undefined && owner !== product)
    return refused('sku_of_other_product', { sku: sku.code, product: owner });
  const stores = [...sku.stores.map(({ store }) => store), ...sku.prices.map(({ store }) => store)];
  const store = stores.find((one) => one && !known.stores.has(one));
  if (store) return refused('store_not_found', { code: store }, 422);
  const level = sku.prices.map((price) => price.level).find((one) => one !== undefined && !known.levels.has(one));
  return level === undefined ? null : refused('level_not_found', { code: level }, 422);
}

function productAfter(kept: Product | undefined, said: ProductInput, now: Date): Product | null {
  const nameZh = said.nameZh ?? kept?.nameZh ?? said.nameEn;
  const nameEn = said.nameEn ?? kept?.nameEn ?? said.nameZh;
  if (nameZh === undefined || nameEn === undefined) return null;
  return {
    code: said.code,
    nameZh,
    nameEn,
    categoryCode: said.category === undefined ? (kept?.categoryCode ?? null) : said.category,
    brandCode: said.brand === undefined ? (kept?.brandCode ?? null) : said.brand,
    tags: said.tags === undefined ? (kept?.tags ?? []) : [...new Set(said.tags)].sort(),
    version: said.version ?? kept?.version ?? null,
    archivedAt: archivedAfter(kept, said.archived, now),
  };
}

function skuAfter(kept: Sku | undefined, said: SkuInput, product: Product, now: Date): Sku {
  return {
    code: said.code,
    productCode: product.code,
    nameZh: said.nameZh ?? kept?.nameZh ?? said.nameEn ?? product.nameZh,
    nameEn: said.nameEn ?? kept?.nameEn ?? said.nameZh ?? product.nameEn,
    barcode: said.barcode === undefined ? (kept?.barcode ?? null) : said.barcode,
    everywhere: said.everywhere ?? kept?.everywhere ?? true,
    archivedAt: archivedAfter(kept, said.archived, now),
  };
}

const archivedAfter = (kept: { archivedAt: Date | null } | undefined, said: boolean | undefined, now: Date) => {
  const before = kept?.archivedAt ?? null;
  if (said === undefined) return before;
  return said ? (before ?? now) : null;
};

function soldAfter(shelf: Shelf, skus: readonly SkuInput[]): Map<string, boolean | null> {
  const said = skus.flatMap(({ code, stores }) =>
    stores.map(({ store, sold }) => [soldKey(code, store), sold] as const),
  );
  return new Map([...new Map(said)].filter(([key, sold]) => (shelf.sold.get(key) ?? null) !== sold));
}

function linesAfter(shelf: Shelf, skus: readonly SkuInput[], { now, idOf }: Moment): PriceLine[] {
  const after = new Map<string, PriceLine>();
  for (const { code, prices } of skus) {
    for (const price of prices) {
      const at = { skuCode: code, kind: price.kind, holder: holderOf(price), storeCode: price.store ?? '' };
      const key = lineKey(at);
      const line = after.get(key) ?? shelf.lines.get(key) ?? { ...at, rows: [] };
      const plan = planPrice(line.rows, { amount: price.amount, from: price.from ?? null, to: price.to ?? null }, now);
      if (isPlanned(plan)) after.set(key, { ...line, rows: carriedOut(line.rows, plan, idOf) });
    }
  }
  return [...after.values()];
}

const holderOf = ({ kind, level, contract }: PriceInput): string =>
  HELD_KINDS.includes(kind) ? (level ?? contract ?? '') : '';

/** Whether two records say the same, field by field. */
function isSame<R extends Product | Sku>(one: R, other: R | undefined): boolean {
  return other !== undefined && JSON.stringify(fields(one)) === JSON.stringify(fields(other));
}

const fields = (record: object): unknown => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
