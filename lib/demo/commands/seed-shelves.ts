import 'server-only';
import {
  BrandInput,
  CategoryInput,
  elsewhere,
  ProductInput,
  productByCode,
  saveBrandsIn,
  saveCategoriesIn,
  saveProductsIn,
} from '@/lib/catalog';
import { actorLabel } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import type { Outcome } from '@/lib/kernel/refusal';
import { pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { PRODUCTS, type Product } from '../rules/products';
import { DEMO_CATEGORIES, demoBrands, shelfTellings } from '../rules/shelves';
import { DEMO_ACTOR } from '../story-events';

/**
 * Puts the goods of the demo on the shelves, with a history of prices and changes to come, by the way that all goods
 * come in: a set for each instant at which something was told. What is there stays as it is.
 */
export async function seedShelves(now: Date): Promise<void> {
  const [first] = PRODUCTS as readonly [Product, ...Product[]];
  if ((await productByCode(pool(), first.sku)) !== null) return;
  const [others, { zone }] = await Promise.all([elsewhere(), program(pool())]);
  const actor = actorLabel(DEMO_ACTOR);
  await withTransaction(async (db) => {
    expectTaken(
      await saveBrandsIn(
        db,
        demoBrands().map((brand) => BrandInput.parse(brand)),
        now,
      ),
    );
    expectTaken(
      await saveCategoriesIn(
        db,
        DEMO_CATEGORIES.map((one) => CategoryInput.parse(one)),
        now,
      ),
    );
    for (const { at, products } of shelfTellings(now, zone)) {
      const said = products.map((product) => ProductInput.parse(JSON.parse(JSON.stringify(product))));
      expectTaken(await saveProductsIn(db, said, others, { now: at, actor, isDemo: true }));
    }
  });
}

/** The demo never says what must be refused. */
function expectTaken(outcomes: readonly Outcome<unknown>[]): void {
  for (const outcome of outcomes)
    assert(outcome.ok, outcome.ok ? '' : `the shelves were refused: ${outcome.refusal.code}`);
}
