import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import type { CouponSay, TermsWords } from '@/components/coupons/words';
import { levelName } from '@/components/levels/words';
import { brandNames, catalogFacts, categoryNames } from '@/lib/catalog';
import type { Terms } from '@/lib/coupons/rules/terms';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { pageNow, reader } from '@/lib/platform/reading';
import { storeNames } from '@/lib/stores';
import { currentProgram } from './member';

/** What sentences about the coupons are said with: the reader's language, and the names behind all codes in them. */
export async function couponWords(terms: readonly Terms[]): Promise<Required<TermsWords>> {
  const [say, said] = await Promise.all([getTranslations(), getLocale()]);
  return couponWordsIn(localeOf(said) ?? DEFAULT_LOCALE, say as unknown as CouponSay, terms);
}

/** The same in a language that is given, for what is no page. */
export async function couponWordsIn(
  locale: Locale,
  t: CouponSay,
  terms: readonly Terms[],
): Promise<Required<TermsWords>> {
  const program = await currentProgram();
  const skus = [...new Set(terms.flatMap(skusOf))];
  const [categories, brands, goods, stores, schemes] = await Promise.all([
    categoryNames(reader()),
    brandNames(reader()),
    catalogFacts(reader(), skus, { storeCode: null, at: pageNow() }),
    storeNames(),
    levelSchemes(reader(), program),
  ]);
  const pick = (name: { readonly zh: string; readonly en: string }) => (locale === 'en' ? name.en : name.zh);
  const levels = [...schemes].reverse().flatMap(({ scheme }) => scheme.levels);
  const names = new Map([
    ...levels.map((level) => [level.code, levelName(level, locale)] as const),
    ...[...stores].map(([code, name]) => [code, pick(name)] as const),
    ...[...categories, ...brands].map(({ code, name }) => [code, pick(name)] as const),
    ...[...goods.values()].map(({ code, name }) => [code, pick(name)] as const),
  ]);
  return { t, locale, zone: program.zone, nameOf: (code) => names.get(code) ?? code };
}

/** The goods that terms name by their codes. */
function skusOf({ params, scope }: Terms): string[] {
  const sku = (params as { readonly sku?: unknown }).sku;
  return [...(typeof sku === 'string' ? [sku] : []), ...scope.include.skus, ...scope.exclude.skus];
}
