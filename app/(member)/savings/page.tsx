import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { List, ListRow } from '@/components/ui/list';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { Track } from '@/components/ui/track';
import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { orderTitles, type Saving, type SavingOf, type SavingOrder } from '@/lib/orders';
import { reader } from '@/lib/platform/reading';
import { ListPageSkeleton } from '../_components/skeletons';
import { currentProgram, requireMember } from '../_reading/member';
import { ownSavings } from '../_reading/savings';

// Older orders of the year are in the total; a page of hundreds of rows is no page.
const SHOWN = 50;

/** The title of the page of savings. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('savings'))('title') };
}

export default async function SavingsPage() {
  const t = await getTranslations('savings');
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Savings />
      </Suspense>
    </>
  );
}

async function Savings() {
  const memberId = await requireMember('/savings');
  const [t, { year, total, orders }] = await Promise.all([getTranslations('savings'), ownSavings(memberId)]);
  return (
    <>
      <Card inset aria-labelledby="total">
        <h2 id="total" className="text-xs font-normal text-muted">
          {t('total', { year: String(year) })}
        </h2>
        <p className="text-2xl font-bold">
          <Money fen={total} />
        </p>
        <p className="mt-3 border-t border-line pt-3 text-xs text-muted">{t('note')}</p>
      </Card>
      {total > 0 ? (
        <>
          <Section id="by" title={t('by')}>
            <Card inset className="grid gap-3.5">
              {bySource(orders).map(([of, amount]) => (
                <Track
                  key={of}
                  name={t(`of.${of}`)}
                  reading={formatMoney(amount)}
                  label={t(`of.${of}`)}
                  value={amount}
                  max={total}
                />
              ))}
            </Card>
          </Section>
          <Orders memberId={memberId} orders={orders} />
        </>
      ) : (
        <Card className="mt-3">
          <EmptyState drawing="shop" title={t('empty')}>
            {t('emptyNote')}
          </EmptyState>
        </Card>
      )}
    </>
  );
}

async function Orders({ memberId, orders }: { readonly memberId: string; readonly orders: readonly SavingOrder[] }) {
  const shown = orders.slice(0, SHOWN);
  const ids = shown.map(({ order }) => order.id);
  const [t, said, { zone }, titles] = await Promise.all([
    getTranslations('savings'),
    getLocale(),
    currentProgram(),
    orderTitles(reader(), memberId, ids),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const nameOf = ({ of, name }: Saving) => (name === null ? t(`of.${of}`) : locale === 'en' ? name.en : name.zh);
  return (
    <Section id="orders" title={t('orders')}>
      <List>
        {shown.map(({ order, savings, saved }) => (
          <ListRow
            key={order.id}
            href={`/orders/${publicId('order', order.id)}`}
            title={titles.get(order.id)?.first ?? order.externalId}
            detail={
              <span className="grid gap-0.5">
                <span>
                  {t('placed', {
                    date: formatDateTime(order.placedAt, 'short', locale, zone),
                    amount: formatMoney(saved),
                  })}
                </span>
                {savings.map((one) => (
                  <span key={one.key} className="flex justify-between gap-3">
                    <span className="min-w-0">{nameOf(one)}</span>
                    <Money fen={one.amount} />
                  </span>
                ))}
              </span>
            }
          />
        ))}
      </List>
      {orders.length > SHOWN ? (
        <p className="mt-2 px-1 text-xs text-muted">{t('more', { count: orders.length - SHOWN })}</p>
      ) : null}
    </Section>
  );
}

/** What was saved for each reason, the most first. */
function bySource(orders: readonly SavingOrder[]): [SavingOf, number][] {
  const sums = new Map<SavingOf, number>();
  for (const { of, amount } of orders.flatMap(({ savings }) => savings)) sums.set(of, (sums.get(of) ?? 0) + amount);
  return [...sums].sort(([, a], [, b]) => b - a);
}
