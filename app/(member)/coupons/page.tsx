import { Ticket as TicketIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { LinkButton } from '@/components/ui/link-button';
import { TicketsSkeleton } from './_components/tickets-skeleton';
import { Wallet } from './_components/wallet';
import { type WalletQuery, walletQuery } from './_components/wallet-query';

/** The title of the wallet. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wallet'))('title') };
}

export default async function WalletPage({ searchParams }: { readonly searchParams: Promise<WalletQuery> }) {
  const [t, query] = await Promise.all([getTranslations('wallet'), searchParams]);
  const asked = walletQuery(query);
  return (
    <>
      <MemberTop
        title={t('title')}
        back="/"
        action={
          <LinkButton href="/coupons/centre" variant="outline" size="sm" icon={<TicketIcon aria-hidden="true" />}>
            {t('toCentre')}
          </LinkButton>
        }
      />
      <Suspense key={JSON.stringify(asked)} fallback={<TicketsSkeleton rows={5} />}>
        <Wallet asked={asked} />
      </Suspense>
    </>
  );
}
