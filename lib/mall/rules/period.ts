import { instantOf, localTime, startOfDay } from '@/lib/kernel/day';

/** When the local day, week or month of the instant began (4.H). */
export function periodStart(period: 'day' | 'week' | 'month', at: Date, zone: string): Date {
  if (period === 'day') return startOfDay(at, zone);
  const { year, month, day, weekday } = localTime(at, zone);
  return instantOf(zone, year, month, period === 'month' ? 1 : day - weekday + 1);
}
