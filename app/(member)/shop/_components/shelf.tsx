import type { Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { GoodsTile } from '@/components/shop/goods-tile';
import { PriceTag } from '@/components/shop/price-tag';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { NearLink } from '@/components/ui/near-link';
import { shelfTree } from '@/lib/catalog';
import { pool } from '@/lib/platform/db';
import { type ShopProduct, shopShelf } from '@/lib/shop';
import { requireMember } from '../../_reading/member';
import { ShelfFilter } from './shelf-filter';
import { type ShelfAsked, shelfHref } from './shelf-query';

const PAGE = 24;

/** What can be bought, two in a row, each with what it costs this member. */
export async function Shelf({ asked }: { readonly asked: ShelfAsked }) {
  const memberId = await requireMember(shelfHref(asked, { after: asked.after }));
  const [t, tree] = await Promise.all([getTranslations('shop'), shelfTree(pool())]);
  const { category, q, after } = asked;
  const within = category === null ? null : tree.filter(({ path }) => path.includes(category)).map(({ code }) => code);
  const looking = { memberId, now: new Date() };
  const { products, nextCursor } = await shopShelf(pool(), { q, categories: within, after, limit: PAGE }, looking);
  const tops = new Map(tree.map(({ code, path }) => [code, path[0] ?? null]));
  return (
    <>
      <ShelfFilter asked={asked} tree={tree} />
      {products.length === 0 && nextCursor === null ? (
        <Card>
          <EmptyState drawing="search" title={t('empty')} actions={<LinkButton href="/shop">{t('clear')}</LinkButton>}>
            {t('emptyNote')}
          </EmptyState>
        </Card>
      ) : (
        <ul aria-label={t('goods')} className="grid grid-cols-2 gap-3">
          {products.map((product) => (
            <ProductCard key={product.code} product={product} top={tops.get(product.category ?? '') ?? null} />
          ))}
        </ul>
      )}
      {nextCursor === null ? null : (
        <div className="mt-4 grid justify-items-center">
          <LinkButton href={shelfHref(asked, { after: nextCursor })} size="sm">
            {t('more')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

async function ProductCard({ product, top }: { readonly product: ShopProduct; readonly top: string | null }) {
  const locale = await getLocale();
  const { code, name, skus } = product;
  const cheapest = skus.toSorted((a, b) => (a.own?.amount ?? a.list) - (b.own?.amount ?? b.list))[0];
  return (
    <li className="min-w-0">
      <NearLink
        href={`/shop/goods/${encodeURIComponent(code)}` as Route}
        className="grid h-full content-start gap-2 rounded-card border border-line bg-surface p-3 transition-colors duration-quick hover:bg-sunken"
      >
        <GoodsTile top={top} className="aspect-[4/3] w-full" />
        <span className="min-w-0 text-sm font-medium leading-snug">{locale === 'en' ? name.en : name.zh}</span>
        {cheapest ? <PriceTag list={cheapest.list} own={cheapest.own} isFrom={skus.length > 1} /> : null}
      </NearLink>
    </li>
  );
}
