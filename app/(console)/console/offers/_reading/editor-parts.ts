import 'server-only';
import type { Choices } from '@/components/goods/use-choices';
import type { TypedLine } from '@/components/offers/use-tried';
import { skusFound } from '@/lib/catalog';
import { pool } from '@/lib/platform/db';
import { ask } from '@/lib/platform/route';
import { segmentNames } from '@/lib/segments';
import { choicesOf, type Named } from '../../goods/_components/goods-names';
import { goodsNames } from '../../goods/_reading/goods-names';

const optionsOf = (all: readonly Named[]) => all.map(({ code, name }) => ({ value: code, label: name }));

/** What the editor of an offer picks from, in the reader's language, and a first line for its calculator. */
export async function editorParts(locale: string): Promise<{
  readonly choices: Choices;
  readonly cart: readonly TypedLine[];
  readonly zone: string;
}> {
  const [names, skus, segments] = await Promise.all([goodsNames(locale), ask(skusFound, {}), segmentNames(pool())]);
  const nameOf = (one: { readonly nameZh: string; readonly nameEn: string }) =>
    locale === 'en' ? one.nameEn : one.nameZh;
  const choices = {
    names: Object.fromEntries(skus.map((sku) => [sku.code, nameOf(sku)])),
    categories: choicesOf(names.categories, null),
    brands: choicesOf(names.brands, null),
    levels: optionsOf(names.levels),
    stores: optionsOf(names.stores),
    segments: segments.map(({ code, name }) => ({ value: code, label: locale === 'en' ? name.en : name.zh })),
  };
  const cart = [{ sku: skus[0]?.code ?? '', quantity: 3, unitPrice: null }];
  return { choices, cart, zone: names.zone };
}
