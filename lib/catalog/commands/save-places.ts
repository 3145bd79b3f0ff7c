import 'server-only';
import { type Outcome, Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import type { Verdict } from '../rules/change';
import { saveBrandsIn, saveCategoriesIn } from '../save-places';
import { SaveBrandInput, SaveCategoryInput } from '../schema';
import { lockCatalog } from '../store/shelf';
import { allBrands, allCategories } from '../store/tree';

/** Adds a category, or changes its names, its place in the tree, or whether it is kept for the past only. */
export const saveCategoryCommand = command({
  name: 'catalog.saveCategory',
  can: 'catalog.edit',
  input: SaveCategoryInput,
  async run({ db, now }, { isNew, ...said }) {
    await lockCatalog(db);
    const before = (await allCategories(db)).find(({ code }) => code === said.code) ?? null;
    requireRight(isNew, before, 'category_not_found', said.code);
    const verdict = told(await saveCategoriesIn(db, [said], now));
    return { verdict, before, after: said };
  },
  audit: ({ code }, { verdict, before, after }) =>
    verdict === 'unchanged' ? null : { objectType: 'category', objectId: code, before, after },
});

/** Adds a brand, or changes its names or whether it is kept for the past only. */
export const saveBrandCommand = command({
  name: 'catalog.saveBrand',
  can: 'catalog.edit',
  input: SaveBrandInput,
  async run({ db, now }, { isNew, ...said }) {
    await lockCatalog(db);
    const before = (await allBrands(db)).find(({ code }) => code === said.code) ?? null;
    requireRight(isNew, before, 'brand_not_found', said.code);
    const verdict = told(await saveBrandsIn(db, [said], now));
    return { verdict, before, after: said };
  },
  audit: ({ code }, { verdict, before, after }) =>
    verdict === 'unchanged' ? null : { objectType: 'brand', objectId: code, before, after },
});

/** A form that adds something must not change what has its code, nor one that changes something add it. */
function requireRight(isNew: boolean, before: unknown, missing: string, code: string): void {
  if (isNew && before !== null) throw new Refusal('code_taken', { code });
  if (!isNew && before === null) throw new Refusal(missing, { code }, 404);
}

function told([outcome]: readonly Outcome<Verdict>[]): Verdict {
  if (outcome === undefined || !outcome.ok) throw outcome?.refusal ?? new Error('a word without an answer');
  return outcome.value;
}
