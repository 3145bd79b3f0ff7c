import 'server-only';
import type { Outcome } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { raiseRevision } from '@/lib/platform/program';
import type { Verdict } from './rules/change';
import { type CategoryFacts, decideBrand, decideCategory, type PlaceChange } from './rules/place-change';
import type { BrandInput, CategoryInput } from './schema';
import { lockCatalog } from './store/shelf';
import { allBrands, allCategories, saveBrandRows, saveCategoryRows } from './store/tree';

/** Takes in what is said of many categories, each decided on the tree that those before it left. */
export async function saveCategoriesIn(db: Db, said: readonly CategoryInput[], now: Date): Promise<Outcome<Verdict>[]> {
  await lockCatalog(db);
  const before = await allCategories(db);
  const paths = new Map(before.map(({ code, path }) => [code, path.join('/')]));
  return takeIn<CategoryFacts, CategoryInput>(
    before,
    said,
    (tree, one) => decideCategory(tree, one, now),
    async (rows) => {
      await saveCategoryRows(
        db,
        rows.map((row) => ({ ...row, path: [...row.path] })),
      );
      // Rules about a category reach what stands below it: every process must know where it stands now.
      if (rows.some(({ code, path }) => paths.get(code) !== path.join('/'))) await raiseRevision(db, now);
    },
  );
}

/** Takes in what is said of many brands. */
export async function saveBrandsIn(db: Db, said: readonly BrandInput[], now: Date): Promise<Outcome<Verdict>[]> {
  await lockCatalog(db);
  return takeIn(
    await allBrands(db),
    said,
    (brands, one) => decideBrand(brands, one, now),
    (rows) => saveBrandRows(db, rows),
  );
}

async function takeIn<R extends { readonly code: string }, I>(
  kept: readonly R[],
  said: readonly I[],
  decide: (state: ReadonlyMap<string, R>, one: I) => Outcome<PlaceChange<R>>,
  save: (rows: readonly R[]) => Promise<void>,
): Promise<Outcome<Verdict>[]> {
  const state = new Map(kept.map((row) => [row.code, row]));
  const changed = new Set<string>();
  const outcomes = said.map((one): Outcome<Verdict> => {
    const decided = decide(state, one);
    if (!decided.ok) return decided;
    for (const row of decided.value.rows) {
      state.set(row.code, row);
      changed.add(row.code);
    }
    return { ok: true, value: decided.value.verdict };
  });
  await save([...changed].flatMap((code) => state.get(code) ?? []));
  return outcomes;
}
