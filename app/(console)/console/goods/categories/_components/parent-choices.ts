import type { ListedCategory } from '@/lib/catalog';
import { DEPTH_MAX } from '@/lib/catalog/rules/tree';

/** Under which categories one may be put (null: a new one): living ones with room below, none of its own branch. */
export function parentChoices(
  all: readonly ListedCategory[],
  code: string | null,
  isEnglish: boolean,
): { readonly value: string; readonly label: string }[] {
  const own = all.find((one) => one.code === code);
  const names = new Map(all.map((one) => [one.code, isEnglish ? one.nameEn : one.nameZh]));
  return all
    .filter((one) => code === null || !one.path.includes(code))
    .filter((one) => one.path.length < DEPTH_MAX)
    .filter((one) => one.archivedAt === null || one.code === own?.parentCode)
    .map((one) => ({ value: one.code, label: one.path.map((step) => names.get(step) ?? step).join(' / ') }));
}
