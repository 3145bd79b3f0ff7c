import { sayBenefit } from '@/lib/benefits';
import type { Share } from '@/lib/benefits/rules/compare';
import type { Terms } from '@/lib/benefits/rules/terms';
import type { Locale } from '@/lib/kernel/locale';

/** What a benefit gives its member, in one line: the words its owner wrote, else the sentence of its kind. */
export function sayGift(terms: Terms, level: string | null, locale: Locale): string {
  const written = locale === 'en' ? terms.description.en : terms.description.zh;
  if (written !== '') return written;
  const params = terms.levels.find((one) => one.level === level)?.params ?? terms.params;
  return sayBenefit({ kind: terms.kind, params }, locale);
}

/** A name in the reader's language. */
export const pick = (name: { readonly zh: string; readonly en: string }, locale: Locale): string =>
  locale === 'en' ? name.en : name.zh;

type ShareKey = `moments.share.${'times' | 'coupons'}.${Terms['per']}` | 'moments.share.always';

/** What a level gets of a benefit, in a few words: always, or so many times or coupons in a period. */
export function sayShare(
  share: Share,
  { kind }: Pick<Terms, 'kind'>,
  say: (key: ShareKey, values?: { readonly count: number }) => string,
): string {
  if (share === null) return '';
  if (share.times === null) return say('moments.share.always');
  const { times: count, per } = share;
  return kind === 'gift_coupon'
    ? say(`moments.share.coupons.${per}`, { count })
    : say(`moments.share.times.${per}`, { count });
}
