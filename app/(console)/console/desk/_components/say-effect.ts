import type { DeskItem } from '@/lib/desk/rules/at-desk';
import { formatDiscount, formatMoney } from '@/lib/kernel/format';
import type { DeskWords } from './say-no';

/** What a coupon or benefit does, in a few words: 满 ¥300 减 ¥50. */
export function sayEffect({ effect, says }: Pick<DeskItem, 'effect' | 'says'>, { t, locale }: DeskWords): string {
  if (says !== null) return locale === 'en' ? says.en : says.zh;
  const { does, from, off, rateBp, max } = effect;
  const what = t(`desk.effect.${does}`, {
    off: formatMoney(off ?? 0, 'plain'),
    rate: rateBp === null ? '' : formatDiscount(rateBp, locale),
  });
  const whole = from > 0 ? t('desk.effect.from', { from: formatMoney(from, 'plain'), what }) : what;
  return max !== null && does === 'rate'
    ? t('desk.effect.max', { what: whole, max: formatMoney(max, 'plain') })
    : whole;
}
