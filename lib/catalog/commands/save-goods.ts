import 'server-only';
import { actorLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { requireStoreInSight } from '@/lib/members';
import { type AuditFacts, type Context, command } from '@/lib/platform/command';
import { type Db, withTransaction } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { carriedOut, planWithdrawal } from '../rules/price-line';
import type { Shelf } from '../rules/shelf';
import { elsewhere, saveProductsIn } from '../save';
import {
  type ProductInput,
  SaveProductInput,
  SaveSkuInput,
  SetAvailabilityInput,
  SetPriceInput,
  type SkuInput,
  WithdrawPriceInput,
} from '../schema';
import { savePriceLines, saveProductRows } from '../store/save-shelf';
import { loadShelf, lockCatalog } from '../store/shelf';

type Kept = { readonly shelf: Shelf };

/** Adds a product, with a first SKU when one is named, or changes what is said of the one with this code (S0-5.3). */
export const saveProductCommand = command({
  name: 'catalog.saveProduct',
  can: 'catalog.edit',
  input: SaveProductInput,
  transaction: 'own',
  run: (context, { isNew, firstSku, ...said }) =>
    change(context, 'catalog.saveProduct', [said.code], firstSku === undefined ? [] : [firstSku], ({ shelf }) => {
      const before = shelf.products.get(said.code) ?? null;
      if (isNew && before !== null) throw new Refusal('code_taken', { code: said.code });
      if (!isNew && before === null) throw new Refusal('product_not_found', { code: said.code }, 404);
      if (firstSku !== undefined && shelf.skus.has(firstSku)) throw new Refusal('code_taken', { code: firstSku });
      const skus = firstSku === undefined ? [] : [wordOf({ code: firstSku })];
      return { said: { ...said, skus }, facts: { objectType: 'product', objectId: said.code, before, after: said } };
    }),
});

/** Adds a SKU to a product, or changes what is said of the one with this code. */
export const saveSkuCommand = command({
  name: 'catalog.saveSku',
  can: 'catalog.edit',
  input: SaveSkuInput,
  transaction: 'own',
  run: (context, { isNew, product, ...said }) =>
    change(context, 'catalog.saveSku', [product], [said.code], ({ shelf }) => {
      const before = shelf.skus.get(said.code) ?? null;
      if (!shelf.products.has(product)) throw new Refusal('product_not_found', { code: product }, 404);
      if (isNew && before !== null) throw new Refusal('code_taken', { code: said.code });
      if (!isNew && before === null) throw new Refusal('sku_not_found', { code: said.code }, 404);
      return {
        said: { code: product, skus: [wordOf(said)] },
        facts: { objectType: 'sku', objectId: said.code, before, after: said },
      };
    }),
});

/** Sets a price of a SKU from now or from a later instant on, or takes it away; history stays. */
export const setPriceCommand = command({
  name: 'catalog.setPrice',
  can: 'catalog.edit',
  input: SetPriceInput,
  transaction: 'own',
  run: (context, { sku, price }) =>
    change(context, 'catalog.setPrice', [], [sku], ({ shelf }) => ({
      said: { code: productOf(shelf, sku), skus: [wordOf({ code: sku, prices: [price] })] },
      facts: { objectType: 'sku', objectId: sku, after: price },
    })),
});

/** Says whether one store sells a SKU, or that it says nothing of its own: each for the stores in his reach (S4-2.2). */
export const setAvailabilityCommand = command({
  name: 'catalog.setAvailability',
  can: 'catalog.availability',
  input: SetAvailabilityInput,
  transaction: 'own',
  async run(context, { sku, store, sold }) {
    await requireStoreInSight(context.actor, store);
    return change(context, 'catalog.setAvailability', [], [sku], ({ shelf }) => ({
      said: { code: productOf(shelf, sku), skus: [wordOf({ code: sku, stores: [{ store, sold }] })] },
      facts: { objectType: 'sku', objectId: sku, after: { store, sold } },
    }));
  },
});

/** Takes back a price that has not begun: the one it would have ended goes on. */
export const withdrawPriceCommand = command({
  name: 'catalog.withdrawPrice',
  can: 'catalog.edit',
  input: WithdrawPriceInput,
  async run({ db, actor, now }, { sku, priceId }) {
    await lockCatalog(db);
    const { shelf } = await loadShelf(db, [], [sku], now);
    const { shelf: owner } = await loadShelf(db, [productOf(shelf, sku)], [], now);
    const line = [...shelf.lines.values()].find(({ rows }) => rows.some(({ id }) => id === priceId));
    if (line === undefined) throw new Refusal('price_not_found', {}, 404);
    const plan = planWithdrawal(line.rows, priceId, now);
    if (plan === null) throw new Refusal('price_has_begun', {});
    const after = { ...line, rows: carriedOut(line.rows, plan, () => '') };
    const hand = { now, actor: actorLabel(actor), isDemo: false };
    await saveProductRows(db, [...owner.products.values()], hand);
    await savePriceLines(db, [{ before: line, after }], hand);
    return { sku, withdrawn: line.rows.find(({ id }) => id === priceId) };
  },
  audit: (_, { sku, withdrawn }) => ({ objectType: 'sku', objectId: sku, before: withdrawn }),
});

/** The product of a SKU that is known, or 404. */
function productOf({ skus }: Shelf, sku: string): string {
  const known = skus.get(sku);
  if (known === undefined) throw new Refusal('sku_not_found', { code: sku }, 404);
  return known.productCode;
}

/** A word about a SKU, with nothing said of what is left out. */
const wordOf = (said: Partial<SkuInput> & Pick<SkuInput, 'code'>): SkuInput => ({ stores: [], prices: [], ...said });

type Word = { readonly said: ProductInput; readonly facts: AuditFacts };

/** Takes one word of a form in, by the way that all words go; a refusal is told to its caller. */
async function change(
  context: Context,
  name: string,
  products: readonly string[],
  skus: readonly string[],
  word: (kept: Kept) => Word,
): Promise<{ readonly verdict: string }> {
  const others = await elsewhere();
  return withTransaction(async (db: Db) => {
    await lockCatalog(db);
    const { said, facts } = word(await loadShelf(db, products, skus, context.now));
    const hand = { now: context.now, actor: actorLabel(context.actor), isDemo: false };
    const [outcome] = await saveProductsIn(db, [said], others, hand);
    if (outcome === undefined || !outcome.ok) throw outcome?.refusal ?? new Error('a word without an answer');
    if (outcome.value !== 'unchanged') await ports().writeAudit(db, { ...context, db }, name, facts);
    return { verdict: outcome.value };
  });
}
