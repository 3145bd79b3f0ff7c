import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { shelfTree } from '@/lib/catalog';
import { pageNow, reader } from '@/lib/platform/reading';
import { shopShelf } from '@/lib/shop';
import { ForYou } from '../../_components/for-you';
import { GoodsCard } from '../../_components/goods-card';
import { requireMember } from '../../_reading/member';
import { ShelfFilter } from './shelf-filter';
import { type ShelfAsked, shelfHref } from './shelf-query';

const PAGE = 24;

/** What can be bought, two in a row, each with what it costs this member. */
export async function Shelf({ asked }: { readonly asked: ShelfAsked }) {
  const memberId = await requireMember(shelfHref(asked, { after: asked.after }));
  const [t, tree] = await Promise.all([getTranslations('shop'), shelfTree(reader())]);
  const { category, q, after } = asked;
  const within = category === null ? null : tree.filter(({ path }) => path.includes(category)).map(({ code }) => code);
  const looking = { memberId, now: pageNow() };
  const { products, nextCursor } = await shopShelf(reader(), { q, categories: within, after, limit: PAGE }, looking);
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
            <GoodsCard key={product.code} product={product} />
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
      {category === null && q === '' && after === null ? <ForYou memberId={memberId} now={looking.now} /> : null}
    </>
  );
}
