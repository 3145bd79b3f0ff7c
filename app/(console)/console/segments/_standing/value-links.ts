import type { Condition } from '@/lib/kernel/condition';
import type { Cell } from './value-grid';

const exactly = (attribute: string, value: number): readonly Condition[] => [
  { attribute, atLeast: value },
  { attribute, atMost: value },
];

/** Where the members behind a cell are looked at: the segment builder, begun with their scores. */
export function membersHref({ recency, frequency, places }: Cell): string {
  const [place, ...more] = places;
  const money = place === undefined || more.length > 0 ? [] : exactly('value.money', (place % 5) + 1);
  const where: Condition = {
    all: [...exactly('value.recency', recency), ...exactly('value.frequency', frequency), ...money],
  };
  return `/console/segments/new?where=${encodeURIComponent(JSON.stringify(where))}`;
}
