import { addDays, type LocalDate, localDate, localTime, midnightOf } from '@/lib/kernel/day';
import type { Slice } from './sums';

const DAYS_MAX = 92;

/** Days as a chart draws them, none of the period left out; over a long time weeks from Monday. */
export function bucketsOf(
  days: Readonly<Record<LocalDate, Slice>>,
  { from, to, zone }: { readonly from: Date; readonly to: Date; readonly zone: string },
): { readonly unit: 'day' | 'week'; readonly buckets: readonly (Slice & { readonly day: LocalDate })[] } {
  const all: LocalDate[] = [];
  for (let at = from; at < to; at = addDays(at, 1, zone)) all.push(localDate(at, zone));
  const unit = all.length > DAYS_MAX ? 'week' : 'day';
  const nameOf = (day: LocalDate): LocalDate => {
    if (unit === 'day') return day;
    const midnight = midnightOf(day, zone);
    return localDate(midnightOf(day, zone, 1 - localTime(midnight, zone).weekday), zone);
  };
  const groups = Map.groupBy(all, nameOf);
  const buckets = [...groups].map(([day, some]) => {
    const sum = { day, orders: 0, touched: 0, paid: 0, cost: 0 };
    for (const { orders, touched, paid, cost } of some.flatMap((one) => days[one] ?? [])) {
      sum.orders += orders;
      sum.touched += touched;
      sum.paid += paid;
      sum.cost += cost;
    }
    return sum;
  });
  return { unit, buckets };
}
