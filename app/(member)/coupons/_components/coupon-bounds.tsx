import { getTranslations } from 'next-intl/server';
import type { NameOf } from '@/components/coupons/words';
import { readBounds } from '@/lib/kernel/bounds';
import { formatDateTime } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { clockOf, dayBefore } from '@/lib/kernel/wall-clock';

/** Where and when a coupon may be used by the benefit that gave it, one line each; its batch says the rest (S0-3.2). */
export async function CouponBounds({
  bounds,
  locale,
  nameOf,
}: {
  readonly bounds: string | null;
  readonly locale: Locale;
  readonly nameOf: NameOf;
}) {
  const read = readBounds(bounds);
  if (read === null) return null;
  const t = await getTranslations('wallet');
  const channel = (one: string) => (t.has(`bounds.channel.${one}`) ? t(`bounds.channel.${one}`) : one);
  const day = (one: string) => formatDateTime(new Date(`${one}T00:00:00Z`), 'date', locale, 'UTC');
  const { weekdays, hours, dates } = read.when;
  const said = {
    stores: read.stores.map(nameOf),
    channels: read.channels.map(channel),
    weekdays: weekdays.map((one) => t(`bounds.weekday.${one}` as 'bounds.weekday.1')),
    hours: hours.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`),
    dates: dates.map(({ from, to }) => (from === dayBefore(to) ? day(from) : `${day(from)}–${day(dayBefore(to))}`)),
  };
  const lines = (Object.keys(said) as (keyof typeof said)[]).filter((key) => said[key].length > 0);
  return lines.map((key) => <li key={key}>{t(`bounds.${key}`, { what: said[key].join(t('bounds.join')) })}</li>);
}
