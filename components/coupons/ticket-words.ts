import type { CouponEffect } from '@/lib/coupons/kind';
import { couponKinds } from '@/lib/coupons/registry';
import type { Terms } from '@/lib/coupons/rules/terms';
import { formatDiscount, formatEnd, formatMoney } from '@/lib/kernel/format';
import { type CouponSay, type NameOf, sayCoupon, type TermsWords } from './words';

/** What a ticket says of its terms: the big value, from how much on, what it does in a sentence, and for what goods. */
export type TicketFace = {
  readonly name: string;
  readonly value: string;
  readonly threshold: string;
  readonly sentence: string;
  readonly scope: string;
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const SOON_HOURS = 72;

/** The face of a coupon in the reader's language; a type that nobody knows any more shows its name only. */
export function faceOf(terms: Terms, words: Required<TermsWords>): TicketFace {
  const { t, locale, nameOf } = words;
  const effect = couponKinds.find(terms.kind)?.effect(terms.params);
  const from = Number(effect?.params.from ?? 0);
  return {
    name: locale === 'en' ? terms.name.en : terms.name.zh,
    value: effect === undefined ? '' : bigValueOf(effect, words),
    threshold: from > 0 ? t('wallet.threshold', { amount: formatMoney(from, 'plain') }) : t('wallet.noThreshold'),
    sentence: sayCoupon(terms.kind, terms.params, t, locale, nameOf),
    scope: scopeOf(terms, effect?.goods ?? null, t, nameOf),
  };
}

function bigValueOf({ layer, params }: CouponEffect, { t, locale }: TermsWords): string {
  if (layer === 'freight') return t('wallet.value.freight');
  if (layer === 'gift') return t('wallet.value.gift');
  if (typeof params.off === 'number') return formatMoney(params.off, 'plain');
  return typeof params.rateBp === 'number' ? formatDiscount(params.rateBp, locale) : '';
}

/** For what goods and where: what the type itself names counts like what the batch includes. */
function scopeOf({ scope }: Terms, goods: CouponEffect['goods'], t: CouponSay, nameOf: NameOf): string {
  const names = (codes: readonly string[]) => [...new Set(codes)].map(nameOf).join(t('coupons.join'));
  const own = [...(goods?.skus ?? []), ...(goods?.categories ?? []), ...(goods?.brands ?? [])];
  const [included, excluded] = [[...own, ...codesOf(scope.include)], codesOf(scope.exclude)];
  return [
    included.length > 0 ? t('wallet.scope.some', { names: names(included) }) : t('wallet.scope.all'),
    ...(excluded.length > 0 ? [t('wallet.scope.except', { names: names(excluded) })] : []),
    ...(scope.stores.length > 0 ? [t('wallet.scope.stores', { names: names(scope.stores) })] : []),
  ].join(' · ');
}

const codesOf = (goods: Terms['scope']['include']): string[] => [
  ...goods.skus,
  ...goods.products,
  ...goods.categories,
  ...goods.brands,
  ...goods.tags,
];

/** Until when a coupon may be used; within three days as the time that is left. An end is exclusive: a minute before. */
export function sayEnd(endsAt: Date, now: Date, { t, locale, zone }: TermsWords): { text: string; isSoon: boolean } {
  const left = endsAt.getTime() - now.getTime();
  const hours = Math.floor(left / HOUR_MS);
  if (hours >= SOON_HOURS)
    return { text: t('wallet.until', { date: endDate(endsAt, { t, locale, zone }) }), isSoon: false };
  const text =
    hours >= 24
      ? t('wallet.leftDays', { days: Math.floor(hours / 24), hours: hours % 24 })
      : t('wallet.leftHours', { hours, minutes: Math.max(0, Math.floor((left % HOUR_MS) / MINUTE_MS)) });
  return { text, isSoon: true };
}

/** The last minute before an end. */
export const endDate = (endsAt: Date, { locale, zone }: TermsWords): string =>
  formatEnd(endsAt, 'datetime', locale, zone);
