type Placed = { readonly id: string; readonly code: string; readonly regionId: string };

/** The codes of the stores that are named themselves or lie in a named region (S1-5.1). */
export function reachedStores(
  stores: readonly Placed[],
  scope: { readonly regionIds: readonly string[]; readonly storeIds: readonly string[] },
): readonly string[] {
  return stores
    .filter(({ id, regionId }) => scope.storeIds.includes(id) || scope.regionIds.includes(regionId))
    .map(({ code }) => code);
}
