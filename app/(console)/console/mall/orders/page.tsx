import type { Metadata, Route } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PointsPrice } from '@/components/mall/points-price';
import { ExchangeState } from '@/components/mall/state-pill';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { NearLink } from '@/components/ui/near-link';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { parseId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { exchangeCounts, listedExchanges } from '@/lib/mall';
import { ORDER_STATES } from '@/lib/mall/rules/order';
import { personName } from '@/lib/members/rules/mask';
import { program } from '@/lib/platform/program';
import { readerOf } from '@/lib/platform/reading';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { OrderActs } from '../_components/order-acts';
import { OrderWhere } from '../_components/order-where';

const PAGE = 50;

type Asked = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mall-console'))('ordersTitle') };
}

export default async function ExchangesPage({ searchParams }: Asked) {
  const [t, { state, before }] = await Promise.all([getTranslations('mall-console'), searchParams]);
  return (
    <Guarded can="mall.read" what={t('ordersTitle')}>
      <Exchanges
        state={ORDER_STATES.find((one) => one === state) ?? null}
        before={typeof before === 'string' ? parseId('mallOrder', before) : null}
      />
    </Guarded>
  );
}

type Shown = { readonly state: (typeof ORDER_STATES)[number] | null; readonly before: string | null };

/** Exchanges by state, newest first, with what is to be done about each. */
async function Exchanges({ state, before }: Shown) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const db = await readerOf(actor);
  const [t, words, ui, said, { zone }, found, counts] = await Promise.all([
    getTranslations('mall-console'),
    getTranslations('mall-words'),
    getTranslations('ui'),
    getLocale(),
    program(db),
    listedExchanges(db, actor, state, before, PAGE + 1),
    exchangeCounts(db, actor),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const rows = found.slice(0, PAGE);
  const mayAct = may(actor, 'mall.fulfil');
  const mayReveal = may(actor, 'members.reveal');
  const tabs = [
    { value: null, label: t('all') },
    ...ORDER_STATES.map((one) => ({
      value: one,
      label: `${words(`state.${one}`)} ${counts.size === 0 ? '' : formatNumber(counts.get(one) ?? 0)}`.trim(),
    })),
  ];
  return (
    <ClientTexts namespaces={['mall-console', 'mall-words']}>
      <ConsolePage
        title={t('ordersTitle')}
        note={t('ordersNote')}
        crumbs={[{ label: t('title'), href: '/console/mall' }, { label: t('ordersTitle') }]}
        actions={<LinkButton href="/console/mall">{t('toItems')}</LinkButton>}
      >
        <nav aria-label={t('col.state')} className="mb-3">
          <ul className="flex flex-wrap gap-1.5">
            {tabs.map(({ value, label }) => (
              <li key={value ?? 'all'}>
                <NearLink
                  href={(value === null ? '/console/mall/orders' : `/console/mall/orders?state=${value}`) as Route}
                  aria-current={value === state ? 'page' : undefined}
                  className={cn(
                    'inline-block rounded-full border px-3 py-1 text-xs',
                    value === state
                      ? 'border-accent bg-tint font-medium text-accent'
                      : 'border-line bg-surface text-muted',
                  )}
                >
                  {label}
                </NearLink>
              </li>
            ))}
          </ul>
        </nav>
        <Card>
          {rows.length === 0 ? (
            <EmptyState drawing="box" title={state === null ? t('ordersEmpty') : t('noneOf')}>
              {t('ordersEmptyNote')}
            </EmptyState>
          ) : (
            <Table caption={t('ordersCaption')}>
              <TableHead>
                <Th>{t('col.order')}</Th>
                <Th>{t('col.name')}</Th>
                <Th>{t('col.member')}</Th>
                <Th>{t('col.price')}</Th>
                <Th>{t('col.state')}</Th>
                <Th>{t('col.act')}</Th>
              </TableHead>
              <tbody>
                {rows.map((row) => (
                  <Tr key={row.id}>
                    <Td row>
                      <span className="block font-mono text-xs">{row.id.slice(-8).toUpperCase()}</span>
                      <span className="text-xs text-muted">
                        {formatDateTime(row.createdAt, 'datetime', locale, zone)}
                      </span>
                    </Td>
                    <Td>
                      {locale === 'en' ? row.name.en || row.name.zh : row.name.zh}
                      <OrderWhere exchange={row} mayReveal={mayReveal} />
                    </Td>
                    <Td>
                      {row.member === null ? (
                        '–'
                      ) : (
                        <TextLink href={`/console/members/${row.member.id}`}>
                          {personName(row.member, ui('erased'))}
                        </TextLink>
                      )}
                    </Td>
                    <Td>
                      <PointsPrice points={row.points} list={row.points} cash={row.cash} />
                    </Td>
                    <Td>
                      <ExchangeState state={row.state} />
                      {row.reason ? <span className="mt-1 block text-xs text-muted">{row.reason}</span> : null}
                    </Td>
                    <Td>
                      {mayAct ? (
                        <OrderActs order={row.id} state={row.state} kind={row.kind} points={row.points} />
                      ) : null}
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          )}
        </Card>
        {found.length > PAGE ? (
          <div className="mt-4 grid justify-items-center">
            <LinkButton
              size="sm"
              href={`/console/mall/orders?before=${rows.at(-1)?.id}${state === null ? '' : `&state=${state}`}`}
            >
              {t('more')}
            </LinkButton>
          </div>
        ) : null}
      </ConsolePage>
    </ClientTexts>
  );
}
