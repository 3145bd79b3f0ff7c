import type { Said } from '@/lib/coupons/kind';
import { couponKinds } from '@/lib/coupons/registry';
import type { Difference, Sentence } from '@/lib/kernel/earning';
import { formatDateTime, formatDiscount, formatEnd, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';

/** Says a text of the coupons by key, and knows which keys there are. */
export type CouponSay = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

/** What goods, categories, brands, stores and levels are called, by their codes; those who work with codes read them. */
export type NameOf = (code: string) => string;

const itself: NameOf = (code) => code;

/** What a coupon of a type and parameters does, in one sentence: 满 ¥300 减 ¥50. Parameters that do not fit say nothing. */
export function sayCoupon(
  code: string,
  params: unknown,
  t: CouponSay,
  locale: Locale,
  nameOf: NameOf = itself,
): string {
  const kind = couponKinds.find(code);
  if (kind === undefined || !kind.params.safeParse(params).success) return '';
  const { form, values } = kind.says(params);
  return t(
    `coupons.kind.${code}.${form}`,
    shown(values, (said) => wordOf(said, locale, t('coupons.join'), nameOf)),
  );
}

/** The values of a sentence in the reader's language. */
const shown = (values: Readonly<Record<string, Said>>, word: (said: Said) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, said]) => [name, word(said)]));

function wordOf(said: Said, locale: Locale, comma: string, nameOf: NameOf): string {
  switch (said.as) {
    case 'money':
      return formatMoney(said.value, 'plain');
    case 'rate':
      return formatDiscount(said.value, locale);
    case 'number':
      return formatNumber(said.value);
    case 'list':
      return said.value.map(nameOf).join(comma);
  }
}

/** What sentences about terms are said with. */
export type TermsWords = {
  readonly t: CouponSay;
  readonly locale: Locale;
  readonly zone: string;
  readonly nameOf?: NameOf;
};

const formatOf = (name: string) => (name === 'to' ? formatEnd : formatDateTime);

/** One sentence of the terms of a batch in the reader's language. */
export function sayTerm({ key, values }: Sentence, { t, locale, zone, nameOf = itself }: TermsWords): string {
  if (key === 'effect') return sayCoupon(String(values.kind), values.params, t, locale, nameOf);
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value instanceof Date) said[name] = formatOf(name)(value, 'datetime', locale, zone);
    else if (Array.isArray(value)) said[name] = value.map(nameOf).join(t('coupons.join'));
    else if (typeof value === 'number')
      said[name] = name === 'amount' ? formatMoney(value, 'plain') : formatNumber(value);
    else said[name] = String(value ?? '');
  }
  if (key === 'include' || key === 'exclude') said.what = t(`coupons.goods.${String(values.what)}`);
  return t(`coupons.term.${key}`, said);
}

/** A difference between two versions of terms in the reader's language. */
export function sayTermDifference(difference: Difference, words: TermsWords): string {
  const { t } = words;
  switch (difference.kind) {
    case 'added':
      return t('coupons.difference.added', { after: sayTerm(difference.after, words) });
    case 'removed':
      return t('coupons.difference.removed', { before: sayTerm(difference.before, words) });
    case 'changed':
      return t('coupons.difference.changed', {
        before: sayTerm(difference.before, words),
        after: sayTerm(difference.after, words),
      });
    case 'reordered':
      return '';
  }
}
