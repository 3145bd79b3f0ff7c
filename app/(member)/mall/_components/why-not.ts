import { formatDateTime } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { Offered } from '@/lib/mall';

type Say = (key: string, values?: Record<string, string | number>) => string;

const LIMITS: Readonly<Record<string, string>> = {
  ever: 'why.limit.ever',
  day: 'why.limit.day',
  week: 'why.limit.week',
  month: 'why.limit.month',
};

/** Why an item cannot be had now, in one sentence; null when it can. */
export function whyNot(
  { may, short }: Pick<Offered, 'may' | 'short'>,
  say: Say,
  { levelName, locale, zone }: { levelName: (code: string) => string; locale: Locale; zone: string },
): string | null {
  if (may.allowed) return short > 0 ? say('why.short', { short }) : null;
  const { code, facts } = may;
  if (code === 'mall_not_for_level')
    return say('why.level', { levels: String(facts.needed).split(' ').map(levelName).join(say('join')) });
  if (code === 'mall_limit') return say(LIMITS[String(facts.period)] ?? 'why.closed', { limit: Number(facts.limit) });
  if (code === 'mall_sold_out') return say('why.soldOut');
  if (facts.reason === 'not_started')
    return say('why.notStarted', { at: formatDateTime(new Date(String(facts.from)), 'datetime', locale, zone) });
  return say('why.closed');
}
