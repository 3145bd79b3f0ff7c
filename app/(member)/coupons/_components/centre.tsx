import { getTranslations } from 'next-intl/server';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { couponCentre } from '@/lib/coupons';
import { pageNow, reader } from '@/lib/platform/reading';
import { couponWords } from '../../_reading/coupon-words';
import { requireMember } from '../../_reading/member';
import { CentreTicket } from './centre-ticket';

const PAGE = 30;

/** What may be claimed now or soon, each with what a claim of this member would be told (M4). */
export async function Centre({ cursor }: { readonly cursor: string | null }) {
  const memberId = await requireMember('/coupons/centre');
  const now = pageNow();
  const [t, { offers, nextCursor }] = await Promise.all([
    getTranslations('wallet'),
    couponCentre(reader(), memberId, { cursor, limit: PAGE, now }),
  ]);
  if (offers.length === 0) {
    return (
      <Card>
        <EmptyState drawing="calendar" title={t('centreEmpty')}>
          {t('centreEmptyNote')}
        </EmptyState>
      </Card>
    );
  }
  const words = await couponWords(offers.map(({ terms }) => terms));
  return (
    <ClientTexts namespaces={['claiming', 'sharing']}>
      <RefreshOnReturn asOf={now.toISOString()} />
      <ul aria-label={t('offers')} className="grid gap-3">
        {offers.map((offer) => (
          <CentreTicket key={offer.batch.id} offer={offer} words={words} />
        ))}
      </ul>
      {nextCursor === null ? null : (
        <div className="mt-4 grid justify-items-center">
          <LinkButton href={`/coupons/centre?cursor=${nextCursor}`} size="sm">
            {t('more')}
          </LinkButton>
        </div>
      )}
    </ClientTexts>
  );
}
