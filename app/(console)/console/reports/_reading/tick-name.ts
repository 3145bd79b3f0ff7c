import { instantOf } from '@/lib/kernel/day';
import { formatDateTime } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';

/** A tick of a chart as people read it: a day (of a week its Monday) without its year, or a month. */
export function tickName(
  tick: string,
  by: 'day' | 'week' | 'month',
  { locale }: { readonly locale: Locale },
  zone: string,
): string {
  const [year = 0, month = 1, date = 1] = tick.split('-').map(Number);
  return formatDateTime(instantOf(zone, year, month, date), by === 'month' ? 'month' : 'short', locale, zone);
}
