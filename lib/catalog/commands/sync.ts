import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/kernel/actor';
import type { Outcome } from '@/lib/kernel/refusal';
import { type Context, command, type InvalidInput, isInvalidInput, parseInput } from '@/lib/platform/command';
import { type Db, withTransaction } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import type { Verdict } from '../rules/change';
import { elsewhere, saveProductsIn } from '../save';
import { saveBrandsIn, saveCategoriesIn } from '../save-places';
import { BrandInput, CategoryInput, ProductInput, SYNC_MAX } from '../schema';

/** The outcome for one item: what became of it, a refusal, or what is wrong with its input; `code` as it was sent. */
export type SyncOutcome = { readonly code: string | null } & (
  | Outcome<Verdict>
  | { readonly ok: false; readonly invalid: InvalidInput }
);

const items = z.array(z.unknown()).min(1).max(SYNC_MAX);

/** Takes in products with their SKUs, prices and stores, each with its own outcome; a repeat changes nothing (4.F). */
export const syncProducts = command({
  name: 'catalog.syncProducts',
  can: 'catalog.edit',
  input: z.object({ products: items }),
  transaction: 'own',
  async run(context, { products }): Promise<SyncOutcome[]> {
    const others = await elsewhere();
    const hand = { now: context.now, actor: actorLabel(context.actor), isDemo: false };
    return sync(context, 'catalog.syncProducts', ProductInput, products, (db, said) =>
      saveProductsIn(db, said, others, hand),
    );
  },
});

/** Takes in categories with their place in the tree. */
export const syncCategories = command({
  name: 'catalog.syncCategories',
  can: 'catalog.edit',
  input: z.object({ categories: items }),
  transaction: 'own',
  run: (context, { categories }) =>
    sync(context, 'catalog.syncCategories', CategoryInput, categories, (db, said) =>
      saveCategoriesIn(db, said, context.now),
    ),
});

/** Takes in brands. */
export const syncBrands = command({
  name: 'catalog.syncBrands',
  can: 'catalog.edit',
  input: z.object({ brands: items }),
  transaction: 'own',
  run: (context, { brands }) =>
    sync(context, 'catalog.syncBrands', BrandInput, brands, (db, said) => saveBrandsIn(db, said, context.now)),
});

/** Reads each item by its schema, takes the sound ones in with one transaction and one row of the trail, and answers all. */
async function sync<S extends z.ZodType>(
  context: Context,
  name: string,
  schema: S,
  raws: readonly unknown[],
  save: (db: Db, said: readonly z.output<S>[]) => Promise<Outcome<Verdict>[]>,
): Promise<SyncOutcome[]> {
  const read = raws.map((raw) => readItem(schema, raw));
  const sound = read.flatMap((one) => ('said' in one ? [one.said] : []));
  const outcomes = await withTransaction(async (db) => {
    const decided = await save(db, sound);
    const after = trailOf(sound, decided);
    if (after.created + after.changed > 0)
      await ports().writeAudit(db, { ...context, db }, name, { objectType: 'catalog', objectId: 'sync', after });
    return decided;
  });
  let next = 0;
  return read.map((one, place): SyncOutcome => {
    const code = codeOf(raws[place]);
    return 'said' in one ? { code, ...(outcomes[next++] as Outcome<Verdict>) } : { code, ok: false, ...one };
  });
}

function readItem<S extends z.ZodType>(schema: S, raw: unknown): { said: z.output<S> } | { invalid: InvalidInput } {
  try {
    return { said: parseInput(schema, raw) };
  } catch (error) {
    if (isInvalidInput(error)) return { invalid: error };
    throw error;
  }
}

/** What the trail keeps: how many of each, and which ones changed. */
function trailOf(said: readonly unknown[], outcomes: readonly Outcome<Verdict>[]) {
  const of = (verdict: Verdict) => outcomes.filter((one) => one.ok && one.value === verdict).length;
  const codes = said.flatMap((one, place) => {
    const outcome = outcomes[place];
    const isDone = outcome?.ok && (outcome.value === 'created' || outcome.value === 'changed');
    return isDone ? [codeOf(one)] : [];
  });
  return { created: of('created'), changed: of('changed'), codes };
}

const codeOf = (raw: unknown): string | null => {
  const code = typeof raw === 'object' && raw !== null && 'code' in raw ? raw.code : null;
  return typeof code === 'string' ? code : null;
};
