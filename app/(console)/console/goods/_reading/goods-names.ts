import 'server-only';
import { getTranslations } from 'next-intl/server';
import { brandList, categoryTree } from '@/lib/catalog';
import { levelSchemes, schemeAt } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { storeNames } from '@/lib/stores';
import type { GoodsNames, Named } from '../_components/goods-names';

/** All names that the pages of goods need, in the reader's language; categories by their whole path. */
export async function goodsNames(locale: string): Promise<GoodsNames> {
  const [settings, t] = await Promise.all([program(pool()), getTranslations('stores')]);
  const [tree, brands, stores, schemes] = await Promise.all([
    ask(categoryTree, {}),
    ask(brandList, {}),
    storeNames(),
    levelSchemes(pool(), settings),
  ]);
  const nameOf = (one: { readonly nameZh: string; readonly nameEn: string }): string =>
    locale === 'en' ? one.nameEn : one.nameZh;
  const names = new Map(tree.map((one) => [one.code, nameOf(one)]));
  const named = (one: Named & { archivedAt: Date | null }) => ({
    code: one.code,
    name: one.name,
    isArchived: one.archivedAt !== null,
  });
  return {
    categories: tree.map((one) => named({ ...one, name: one.path.map((code) => names.get(code) ?? code).join(' / ') })),
    brands: brands.map((one) => named({ ...one, name: nameOf(one) })),
    stores: [...stores].map(([code, { zh, en, isClosed }]) => {
      const name = locale === 'en' ? en : zh;
      return { code, name: isClosed ? t('closedName', { name }) : name };
    }),
    levels: schemeAt(schemes, new Date()).scheme.levels.map(({ code, name }) => ({
      code,
      name: locale === 'en' ? name.en : name.zh,
    })),
    zone: settings.zone,
  };
}
