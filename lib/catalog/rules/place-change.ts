import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import type { BrandInput, CategoryInput } from '../schema';
import type { Verdict } from './change';
import { archiveInTree, placeInTree } from './tree';

/** A brand as it is kept. */
export type BrandFacts = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly archivedAt: Date | null;
};

/** A category as it is kept. */
export type CategoryFacts = BrandFacts & { readonly parentCode: string | null; readonly path: readonly string[] };

/** What became of a word about a category or brand, and the rows that differ by it. */
export type PlaceChange<R> = { readonly verdict: Verdict; readonly rows: readonly R[] };

/** Decides what a word about a category changes in the tree, its whole branch included, or why it may not be. */
export function decideCategory(
  tree: ReadonlyMap<string, CategoryFacts>,
  said: CategoryInput,
  now: Date,
): Outcome<PlaceChange<CategoryFacts>> {
  const kept = tree.get(said.code);
  const named = namedAfter(kept, said, now);
  if (named === null) return refused('name_missing', { code: said.code }, 422);
  const nodes = [...tree.values()].map((one) => ({ ...one, isArchived: one.archivedAt !== null }));
  const parentCode = said.parent === undefined ? (kept?.parentCode ?? null) : said.parent;
  const placed = placeInTree(nodes, said.code, parentCode);
  if (!placed.ok) return placed;
  if (named.archivedAt !== null) {
    const archived = archiveInTree(nodes, said.code);
    if (!archived.ok) return archived;
  }
  const own: CategoryFacts = { ...named, parentCode, path: placed.value.get(said.code) ?? [said.code] };
  const branch = [...placed.value].flatMap(([code, path]) => {
    const node = tree.get(code);
    return code === said.code || node === undefined ? [] : [{ ...node, path }];
  });
  const rows = [own, ...branch].filter((row) => !isSame(row, tree.get(row.code)));
  return accepted({ verdict: verdictOf(kept, rows), rows });
}

/** Decides what a word about a brand changes. */
export function decideBrand(
  brands: ReadonlyMap<string, BrandFacts>,
  said: BrandInput,
  now: Date,
): Outcome<PlaceChange<BrandFacts>> {
  const kept = brands.get(said.code);
  const row = namedAfter(kept, said, now);
  if (row === null) return refused('name_missing', { code: said.code }, 422);
  const rows = isSame(row, kept) ? [] : [row];
  return accepted({ verdict: verdictOf(kept, rows), rows });
}

function namedAfter(kept: BrandFacts | undefined, said: BrandInput, now: Date): BrandFacts | null {
  const nameZh = said.nameZh ?? kept?.nameZh ?? said.nameEn;
  const nameEn = said.nameEn ?? kept?.nameEn ?? said.nameZh;
  if (nameZh === undefined || nameEn === undefined) return null;
  const before = kept?.archivedAt ?? null;
  const archivedAt = said.archived === undefined ? before : said.archived ? (before ?? now) : null;
  return { code: said.code, nameZh, nameEn, archivedAt };
}

const verdictOf = (kept: unknown, rows: readonly unknown[]): Verdict =>
  kept === undefined ? 'created' : rows.length > 0 ? 'changed' : 'unchanged';

function isSame(one: BrandFacts | CategoryFacts, other: BrandFacts | CategoryFacts | undefined): boolean {
  if (other === undefined) return false;
  const words = (row: BrandFacts | CategoryFacts) =>
    JSON.stringify([
      row.nameZh,
      row.nameEn,
      row.archivedAt,
      'path' in row ? row.path : null,
      'parentCode' in row ? row.parentCode : null,
    ]);
  return words(one) === words(other);
}
