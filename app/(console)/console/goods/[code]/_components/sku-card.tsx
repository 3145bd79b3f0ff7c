import { PencilLine, Tag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import type { PriceRecord, SkuOfProduct } from '@/lib/catalog';
import { priceStory } from '@/lib/catalog/rules/price-story';
import type { GoodsNames } from '../../_components/goods-names';
import { PriceForm } from './price-form';
import { PriceHistory } from './price-history';
import { PricesNow } from './prices-now';
import { SkuForm } from './sku-form';
import { type OwnStores, StoreSales } from './store-sales';

/** One SKU: what it costs now and next, how its prices came about, and where it is sold. */
export function SkuCard({
  sku,
  prices,
  sold,
  names,
  isEnglish,
  canEdit,
  ownStores,
  now,
}: {
  readonly sku: Omit<SkuOfProduct, 'stores'>;
  readonly prices: readonly PriceRecord[];
  readonly sold: readonly { readonly storeCode: string; readonly sold: boolean }[];
  readonly names: GoodsNames;
  readonly isEnglish: boolean;
  readonly canEdit: boolean;
  readonly ownStores: OwnStores;
  readonly now: Date;
}) {
  const t = useTranslations('goods');
  const lines = priceStory(prices, now);
  const said = new Map(sold.map((one) => [one.storeCode, one.sold]));
  const soldAt = names.stores.filter(({ code }) => said.get(code) ?? sku.everywhere).length;
  return (
    <Card aria-label={sku.code}>
      <CardHeader
        title={isEnglish ? sku.nameEn : sku.nameZh}
        note={
          <>
            {sku.code}
            {sku.barcode === null ? null : ` · ${sku.barcode}`}{' '}
            {sku.archivedAt === null ? null : <StatusPill meaning="stopped">{t('archived')}</StatusPill>}
          </>
        }
        action={
          canEdit ? (
            <>
              <SkuForm
                product={sku.productCode}
                sku={sku}
                trigger={
                  <Button size="sm" variant="ghost" icon={<PencilLine aria-hidden="true" />}>
                    {t('sku.edit')}
                  </Button>
                }
              />
              <PriceForm
                sku={sku.code}
                names={names}
                trigger={
                  <Button size="sm" icon={<Tag aria-hidden="true" />}>
                    {t('price.set')}
                  </Button>
                }
              />
            </>
          ) : null
        }
      />
      {lines.some((line) => line.now !== null || line.next !== null) ? (
        <PricesNow lines={lines} names={names} caption={t('price.of', { code: sku.code })} />
      ) : (
        <p className="px-4 pb-3 text-dense text-muted">{t('price.none')}</p>
      )}
      <div className="grid gap-1 border-t border-line px-4 py-2 text-dense">
        {lines.length === 0 ? null : (
          <Collapse className="min-w-0" summary={t('price.history', { count: prices.length })}>
            <PriceHistory lines={lines} sku={sku.code} names={names} canEdit={canEdit} />
          </Collapse>
        )}
        {names.stores.length === 0 ? null : (
          <Collapse className="min-w-0" summary={t('stores.summary', { count: soldAt, all: names.stores.length })}>
            <StoreSales
              sku={sku.code}
              everywhere={sku.everywhere}
              stores={names.stores.map((store) => ({ ...store, sold: said.get(store.code) ?? null }))}
              own={ownStores}
            />
          </Collapse>
        )}
      </div>
    </Card>
  );
}
