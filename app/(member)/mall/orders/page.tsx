import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ExchangeState } from '@/components/mall/state-pill';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { List, ListRow } from '@/components/ui/list';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { parseId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { ownExchanges } from '@/lib/mall';
import { reader } from '@/lib/platform/reading';
import { RowsSkeleton } from '../../_components/skeletons';
import { requireMember } from '../../_reading/member';
import { mallWords } from '../_reading';

const PAGE = 20;

type Asked = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** The title of the page of exchanges. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mall'))('orders') };
}

export default async function ExchangesPage({ searchParams }: Asked) {
  const [t, { before }] = await Promise.all([getTranslations('mall'), searchParams]);
  const cursor = typeof before === 'string' ? parseId('mallOrder', before) : null;
  return (
    <>
      <MemberTop title={t('orders')} back="/mall" />
      <Suspense key={cursor ?? ''} fallback={<RowsSkeleton rows={5} />}>
        <Exchanges before={cursor} />
      </Suspense>
    </>
  );
}

async function Exchanges({ before }: { readonly before: string | null }) {
  const memberId = await requireMember('/mall/orders');
  const [t, words, { worded, zone }, said, found] = await Promise.all([
    getTranslations('mall'),
    getTranslations('mall-words'),
    mallWords(),
    getLocale(),
    ownExchanges(reader(), memberId, before, PAGE + 1),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const shown = found.slice(0, PAGE);
  if (shown.length === 0)
    return (
      <Card>
        <EmptyState drawing="box" title={t('noOrders')} actions={<LinkButton href="/mall">{t('toMall')}</LinkButton>}>
          {t('noOrdersNote')}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <List label={t('orders')}>
        {shown.map(({ id, name, points, cash, state, createdAt }) => (
          <ListRow
            key={id}
            href={`/mall/orders/${id}`}
            title={<span lang={worded(name).lang}>{worded(name).text}</span>}
            detail={`${formatDateTime(createdAt, 'datetime', locale, zone)} · ${
              cash === 0
                ? words('points', { points: formatNumber(points) })
                : words('mixed', { points: formatNumber(points), cash: formatMoney(cash) })
            }`}
            trail={<ExchangeState state={state} />}
          />
        ))}
      </List>
      {found.length > PAGE ? (
        <div className="mt-4 grid justify-items-center">
          <LinkButton href={`/mall/orders?before=${shown.at(-1)?.id}`} size="sm">
            {t('older')}
          </LinkButton>
        </div>
      ) : null}
    </>
  );
}
