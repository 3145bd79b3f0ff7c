import type { Route } from 'next';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { GoodsTile } from '@/components/shop/goods-tile';
import { PriceTag } from '@/components/shop/price-tag';
import { NearLink } from '@/components/ui/near-link';
import { isShopOpen, type ShopProduct } from '@/lib/shop';

/** A product in a grid: its plate, its name, what it costs this member, and a line on why it stands there. */
export async function GoodsCard({
  product,
  note = null,
}: {
  readonly product: ShopProduct;
  readonly note?: ReactNode;
}) {
  const locale = await getLocale();
  const { code, name, top, skus } = product;
  const cheapest = skus.toSorted((a, b) => (a.own?.amount ?? a.list) - (b.own?.amount ?? b.list))[0];
  const shape = 'grid h-full content-start gap-2 rounded-card border border-line bg-surface p-3';
  const body = (
    <>
      <GoodsTile top={top} className="aspect-[4/3] w-full" />
      <span className="min-w-0 break-words text-sm font-medium leading-snug">
        {locale === 'en' ? name.en : name.zh}
      </span>
      {cheapest ? <PriceTag list={cheapest.list} own={cheapest.own} isFrom={skus.length > 1} /> : null}
      {note === null ? null : <span className="min-w-0 break-words text-xs leading-snug text-muted">{note}</span>}
    </>
  );
  return (
    <li className="min-w-0">
      {isShopOpen() ? (
        <NearLink
          href={`/shop/goods/${encodeURIComponent(code)}` as Route}
          className={`${shape} transition-colors duration-quick hover:bg-sunken`}
        >
          {body}
        </NearLink>
      ) : (
        <div className={shape}>{body}</div>
      )}
    </li>
  );
}
