import { PencilLine, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ConsolePage } from '@/components/shell/console-page';
import { Badge, StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import type { ProductStory } from '@/lib/catalog';
import { type GoodsNames, nameOf } from '../../_components/goods-names';
import { ProductForm } from '../../_components/product-form';
import { ArchiveButton } from './archive-button';
import { SkuCard } from './sku-card';
import { SkuForm } from './sku-form';
import type { OwnStores } from './store-sales';

/** One product: what is said of it, and each of its SKUs with prices and stores. */
export function ProductPage({
  story: { product, skus, sold, prices },
  names,
  isEnglish,
  canEdit,
  ownStores,
  now,
}: {
  readonly story: ProductStory;
  readonly names: GoodsNames;
  readonly isEnglish: boolean;
  readonly canEdit: boolean;
  readonly ownStores: OwnStores;
  readonly now: Date;
}) {
  const t = useTranslations('goods');
  const name = isEnglish ? product.nameEn : product.nameZh;
  const none = <span className="text-muted">–</span>;
  return (
    <ConsolePage
      title={name}
      crumbs={[{ label: name }]}
      marks={
        <>
          <span className="text-dense text-muted">{product.code}</span>
          {product.archivedAt === null ? null : <StatusPill meaning="stopped">{t('archived')}</StatusPill>}
        </>
      }
      note={isEnglish ? product.nameZh : product.nameEn}
      actions={
        canEdit ? (
          <>
            <ProductForm
              names={names}
              product={product}
              trigger={<Button icon={<PencilLine aria-hidden="true" />}>{t('product.edit')}</Button>}
            />
            <SkuForm
              product={product.code}
              trigger={
                <Button variant="primary" icon={<Plus aria-hidden="true" />}>
                  {t('sku.add')}
                </Button>
              }
            />
          </>
        ) : null
      }
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4">
          {skus.length === 0 ? (
            <Card>
              <EmptyState drawing="box" title={t('sku.none')}>
                {t('sku.noneNote')}
              </EmptyState>
            </Card>
          ) : null}
          {skus.map((sku) => (
            <SkuCard
              key={sku.code}
              sku={sku}
              prices={prices.filter(({ skuCode }) => skuCode === sku.code)}
              sold={sold.filter(({ skuCode }) => skuCode === sku.code)}
              names={names}
              isEnglish={isEnglish}
              canEdit={canEdit}
              ownStores={ownStores}
              now={now}
            />
          ))}
        </div>
        <Card>
          <CardHeader title={t('product.facts')} />
          <DescriptionList
            aligned={false}
            className="px-4 pb-4 text-dense"
            items={[
              {
                name: t('column.category'),
                value: product.categoryCode === null ? none : nameOf(names.categories, product.categoryCode),
              },
              {
                name: t('column.brand'),
                value: product.brandCode === null ? none : nameOf(names.brands, product.brandCode),
              },
              {
                name: t('form.tags'),
                value:
                  product.tags.length === 0 ? (
                    none
                  ) : (
                    <span className="flex flex-wrap gap-1">
                      {product.tags.map((tag) => (
                        <Badge key={tag}>{tag}</Badge>
                      ))}
                    </span>
                  ),
              },
              { name: t('product.version'), value: product.version ?? none },
              {
                name: t('product.created'),
                value: <DateTime at={product.createdAt} format="date" zone={names.zone} />,
              },
              { name: t('column.changed'), value: <DateTime at={product.changedAt} zone={names.zone} /> },
            ]}
          />
          {canEdit ? (
            <div className="border-t border-line px-2 py-2">
              <ArchiveButton code={product.code} isArchived={product.archivedAt !== null} />
            </div>
          ) : null}
        </Card>
      </div>
    </ConsolePage>
  );
}
