import type { Db } from '@/lib/platform/db';
import { skuPlaces } from './store/places';

type PlacedLine = { readonly sku: string; readonly category: string | null; readonly brand: string | null };

/** Gives lines that name no category the one that the catalog keeps for their SKU; all else stays. */
export async function fillCategories<L extends PlacedLine, E extends { readonly lines: readonly L[] }>(
  db: Db,
  events: readonly E[],
): Promise<readonly E[]> {
  const open = new Set(
    events.flatMap(({ lines }) => lines.filter(({ category }) => category === null).map(({ sku }) => sku)),
  );
  const places = await skuPlaces(db, [...open]);
  if (places.size === 0) return events;
  const fill = (line: L): L => {
    const place = line.category === null ? places.get(line.sku) : undefined;
    return place === undefined ? line : { ...line, category: place.category, brand: line.brand ?? place.brand };
  };
  return events.map((event) => ({ ...event, lines: event.lines.map(fill) }));
}
