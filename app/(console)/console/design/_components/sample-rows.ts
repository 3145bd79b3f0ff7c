import type { Metal } from '@/components/ui/level-mark';
import type { ListPage, ListQuery } from '@/lib/kernel/list-query';

/** An invented person for the list of this page. */
export type SampleRow = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly metal: Metal;
  readonly points: number;
  readonly joined: string;
  readonly frozen: boolean;
};

const COUNT = 1_200;
const COUNT_CAP = 1_000;
const FAMILIES = ['林', '周', '陈', '吴', '赵', '孙', '李', '王', '张', '何'] as const;
const METALS = ['bronze', 'silver', 'gold', 'platinum'] as const;
const NEWEST = Date.UTC(2026, 10, 21, 12);

const ROWS: readonly SampleRow[] = Array.from({ length: COUNT }, (_, index) => ({
  id: `s${index}`,
  name: `${FAMILIES[(index * 7) % FAMILIES.length]}**`,
  phone: `13${index % 10}****${String((index * 7919) % 10_000).padStart(4, '0')}`,
  metal: METALS[(index * 5) % 4] ?? 'bronze',
  points: (index * 7_717) % 20_000,
  joined: new Date(NEWEST - index * 7_200_000).toISOString(),
  frozen: index % 23 === 0,
}));

/** Answers like a server would: filters, sorts, counts up to a cap, and pages by cursor. */
export async function sampleFetcher(query: ListQuery): Promise<ListPage<SampleRow>> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  const metals = query.filters.metal ?? [];
  const matches = ROWS.filter(
    (row) =>
      (query.view !== 'frozen' || row.frozen) &&
      (metals.length === 0 || metals.includes(row.metal)) &&
      `${row.name}${row.phone}`.includes(query.q),
  ).sort(query.sort.endsWith('points') ? (a, b) => b.points - a.points : () => 0);
  if (!query.sort.startsWith('-')) matches.reverse();
  const from = Number(query.cursor ?? 0);
  const capped = matches.length > COUNT_CAP && !query.exactCount;
  return {
    rows: matches.slice(from, from + query.limit),
    prevCursor: from > 0 ? String(Math.max(0, from - query.limit)) : null,
    nextCursor: from + query.limit < matches.length ? String(from + query.limit) : null,
    total: { value: capped ? COUNT_CAP : matches.length, relation: capped ? 'gte' : 'eq' },
    asOf: new Date().toISOString(),
  };
}
