import { WalletCards } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { LinkButton } from '@/components/ui/link-button';
import { RulesLink } from '../../_components/rules-link';
import { Centre } from '../_components/centre';
import { TicketsSkeleton } from '../_components/tickets-skeleton';

/** The title of the claim centre. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wallet'))('centre') };
}

type Query = { readonly searchParams: Promise<{ readonly cursor?: string | string[] }> };

export default async function CentrePage({ searchParams }: Query) {
  const [t, { cursor }] = await Promise.all([getTranslations('wallet'), searchParams]);
  const from = typeof cursor === 'string' ? cursor : null;
  return (
    <>
      <MemberTop
        title={t('centre')}
        back="/coupons"
        action={
          <LinkButton href="/coupons" variant="outline" size="sm" icon={<WalletCards aria-hidden="true" />}>
            {t('title')}
          </LinkButton>
        }
      />
      <Suspense key={from} fallback={<TicketsSkeleton rows={5} />}>
        <Centre cursor={from} />
      </Suspense>
      <RulesLink to="/coupon" />
    </>
  );
}
