import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { Badge, type StatusMeaning, StatusPill } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { List, ListRow } from '@/components/ui/list';
import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { type ListedRequest, refundRequests } from '@/lib/shop';
import { Guarded } from '../../../_components/guarded';

const MEANING: Readonly<Record<ListedRequest['state'], StatusMeaning>> = {
  open: 'waiting',
  approved: 'ok',
  refused: 'stopped',
  withdrawn: 'stopped',
};

type Which = 'open' | 'closed';
type Props = { readonly searchParams: Promise<{ readonly which?: string | readonly string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('refund-requests'))('title') };
}

export default async function RequestsPage({ searchParams }: Props) {
  const [t, { which }] = await Promise.all([getTranslations('refund-requests'), searchParams]);
  return (
    <Guarded can="refunds.write" what={t('title')}>
      <Requests which={which === 'closed' ? 'closed' : 'open'} />
    </Guarded>
  );
}

async function Requests({ which }: { readonly which: Which }) {
  const [t, said, { zone }, rows] = await Promise.all([
    getTranslations('refund-requests'),
    getLocale(),
    program(pool()),
    ask(refundRequests, { which }),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const view = (one: Which) => (
    <LinkButton
      href={`/console/orders/requests?which=${one}`}
      variant={one === which ? 'primary' : 'outline'}
      aria-current={one === which ? 'page' : undefined}
    >
      {t(`which.${one}`)}
    </LinkButton>
  );
  return (
    <ConsolePage title={t('title')} note={t('note')}>
      <nav aria-label={t('views')} className="mb-4 flex flex-wrap gap-2">
        {view('open')}
        {view('closed')}
      </nav>
      {rows.length === 0 ? (
        <Card>
          <EmptyState drawing="box" title={t(`empty.${which}`)} />
        </Card>
      ) : (
        <List label={t(`which.${which}`)}>
          {rows.map((row) => (
            <ListRow
              key={row.request}
              href={`/console/orders/requests/${row.request}`}
              title={`${row.member ?? t('noName')} · ${row.orderExternalId}`}
              detail={
                <>
                  <span className="block">{row.reason}</span>
                  <span className="block">{when(row, { locale, zone })}</span>
                </>
              }
              trail={
                <>
                  <Badge>{formatMoney(row.told.amount)}</Badge>
                  <StatusPill meaning={MEANING[row.state]}>{t(`state.${row.state}`)}</StatusPill>
                </>
              }
            />
          ))}
        </List>
      )}
    </ConsolePage>
  );
}

type Said = { readonly locale: Locale; readonly zone: string };

const when = ({ createdAt, decidedAt, decidedName }: ListedRequest, { locale, zone }: Said): string =>
  [formatDateTime(decidedAt ?? createdAt, 'datetime', locale, zone), decidedName].filter(Boolean).join(' · ');
