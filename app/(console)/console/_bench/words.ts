import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { instantOf } from '@/lib/kernel/day';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { dayBefore } from '@/lib/kernel/wall-clock';

/** What the tiles say numbers with: the words of the workbench, and those of the metrics. */
export async function benchWords() {
  const [t, metric, said] = await Promise.all([
    getTranslations('workbench'),
    getTranslations('reports.metric'),
    getLocale(),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const day = (date: string, zone: string): string => {
    const [year = 0, month = 1, at = 1] = date.split('-').map(Number);
    return formatDateTime(instantOf(zone, year, month, at), 'short', locale, zone);
  };
  return {
    t,
    locale,
    language: locale === 'en' ? ('en' as const) : ('zh' as const),
    metric: (code: string) => metric(`${code}.name` as 'orders.name'),
    definition: (code: string) => metric(`${code}.definition` as 'orders.definition'),
    day,
    /** Days as people read them: "11月15日 – 11月21日", or one of them. */
    span: ({ from, to }: { readonly from: string; readonly to: string }, zone: string): string => {
      const last = dayBefore(to);
      return from === last ? day(from, zone) : `${day(from, zone)} – ${day(last, zone)}`;
    },
  };
}

/** The words of the tiles. */
export type BenchWords = Awaited<ReturnType<typeof benchWords>>;
