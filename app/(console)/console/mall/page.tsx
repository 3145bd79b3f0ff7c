import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PointsPrice } from '@/components/mall/points-price';
import { ConsolePage } from '@/components/shell/console-page';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatNumber } from '@/lib/kernel/format';
import { mallItems, mallItemsLow } from '@/lib/mall';
import { pool } from '@/lib/platform/db';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { ItemState } from './_components/item-state';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mall-console'))('title') };
}

type Props = { readonly searchParams: Promise<{ readonly view?: string | readonly string[] }> };

export default async function MallPage({ searchParams }: Props) {
  const [t, { view }] = await Promise.all([getTranslations('mall-console'), searchParams]);
  return (
    <Guarded can="mall.read" what={t('title')}>
      <Items isLow={view === 'low'} />
    </Guarded>
  );
}

/** All items of the mall, or those that are nearly gone: what they cost, how many are taken, who waits. */
async function Items({ isLow }: { readonly isLow: boolean }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, locale, items] = await Promise.all([
    getTranslations('mall-console'),
    getLocale(),
    isLow ? mallItemsLow(pool(), new Date()) : mallItems(pool()),
  ]);
  return (
    <ConsolePage
      title={t('title')}
      note={t('note')}
      actions={
        <>
          <LinkButton href="/console/mall/orders">{t('toOrders')}</LinkButton>
          {may(actor, 'mall.edit') ? (
            <LinkButton href="/console/mall/new" variant="primary" icon={<Plus aria-hidden="true" />}>
              {t('new')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <nav aria-label={t('caption')} className="mb-3 flex flex-wrap gap-1.5">
        {(['all', 'low'] as const).map((view) => (
          <LinkButton
            key={view}
            size="sm"
            href={view === 'low' ? '/console/mall?view=low' : '/console/mall'}
            variant={(view === 'low') === isLow ? 'primary' : 'outline'}
            aria-current={(view === 'low') === isLow ? 'page' : undefined}
          >
            {t(`view.${view}`)}
          </LinkButton>
        ))}
      </nav>
      <Card>
        {items.length === 0 ? (
          <EmptyState drawing="shop" title={isLow ? t('noneLow') : t('empty')}>
            {isLow ? null : t('emptyNote')}
          </EmptyState>
        ) : (
          <Table caption={t('caption')}>
            <TableHead>
              <Th>{t('col.name')}</Th>
              <Th>{t('col.kind')}</Th>
              <Th>{t('col.points')}</Th>
              <Th>{t('col.stock')}</Th>
              <Th>{t('col.wishes')}</Th>
              <Th>{t('col.state')}</Th>
            </TableHead>
            <tbody>
              {items.map(({ code, terms, taken, total, wishes, state }) => (
                <Tr key={code}>
                  <Td row>
                    <TextLink href={`/console/mall/${code}`}>
                      {locale === 'en' ? terms.name.en || terms.name.zh : terms.name.zh}
                    </TextLink>{' '}
                    {terms.name.en === '' ? <Badge tone="warning">{t('missingEn')}</Badge> : null}
                  </Td>
                  <Td>{t(`kind.${terms.kind}`)}</Td>
                  <Td>
                    <PointsPrice points={terms.points} list={terms.points} cash={terms.cash} />
                  </Td>
                  <Td>
                    {total === null
                      ? t('endless', { taken: formatNumber(taken) })
                      : t('stock', { taken: formatNumber(taken), total: formatNumber(total) })}
                  </Td>
                  <Td>{wishes === 0 ? '–' : t('waiting', { count: wishes })}</Td>
                  <Td>
                    <ItemState state={state} />
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </ConsolePage>
  );
}
