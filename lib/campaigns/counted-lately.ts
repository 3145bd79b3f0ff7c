import { shared } from '@/lib/platform/shared';

type Kept = { readonly until: number; readonly value: Promise<unknown> };

const FRESH_MS = 10_000;
// However many look on, counting takes at most a tenth of one connection.
const REST = 9;
const KEPT_MAX = 200;

/**
 * Counts once for everybody who asks within ten seconds, or nine times as long as it took: pages that refresh by themselves
 * must cost the same whether one person looks on or a hundred. What failed is asked again by the next one.
 */
export function countedLately<T>(name: string, load: () => Promise<T>): Promise<T> {
  const kept = shared('campaigns.counted', () => new Map<string, Kept>());
  const from = performance.now();
  const known = kept.get(name);
  if (known !== undefined && from < known.until) return known.value as Promise<T>;
  for (const [other, { until }] of kept) if (until <= from || kept.size > KEPT_MAX) kept.delete(other);
  const value = load();
  kept.set(name, { until: Number.POSITIVE_INFINITY, value });
  value.then(
    () => {
      const done = performance.now();
      kept.set(name, { until: done + Math.max(FRESH_MS, (done - from) * REST), value });
    },
    () => kept.delete(name),
  );
  return value;
}
