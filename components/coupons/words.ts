import type { Said } from '@/lib/coupons/kind';
import { couponKinds } from '@/lib/coupons/registry';
import { formatDiscount, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';

/** Says a text of the coupons by key, and knows which keys there are. */
export type CouponSay = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

/** What a coupon of a type and parameters does, in one sentence: 满 ¥300 减 ¥50. Parameters that do not fit say nothing. */
export function sayCoupon(code: string, params: unknown, t: CouponSay, locale: Locale): string {
  const kind = couponKinds.find(code);
  if (kind === undefined || !kind.params.safeParse(params).success) return '';
  const { form, values } = kind.says(params);
  return t(`coupons.kind.${code}.${form}`, shown(values, locale, t('coupons.join')));
}

/** The values of a sentence in the reader's language. */
const shown = (values: Readonly<Record<string, Said>>, locale: Locale, comma: string): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, said]) => [name, wordOf(said, locale, comma)]));

function wordOf(said: Said, locale: Locale, comma: string): string {
  switch (said.as) {
    case 'money':
      return formatMoney(said.value, 'plain');
    case 'rate':
      return formatDiscount(said.value, locale);
    case 'number':
      return formatNumber(said.value);
    case 'list':
      return said.value.join(comma);
  }
}
