'use client';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import type { Kept } from '../../_offline/carried';
import { CarriedTicket } from './carried-ticket';

/** The coupons that were usable when there was a net, each with its code; what has ended since is left out (M4). */
export function CarriedWallet({ kept }: { readonly kept: Kept }) {
  const t = useTranslations('offline');
  const now = Date.now();
  const coupons = kept.coupons.filter(({ endsAt }) => Date.parse(endsAt) > now);
  return (
    <Section id="carried" title={t('wallet')} action={<Badge tone="warning">{t('mark')}</Badge>}>
      {coupons.length === 0 ? (
        <Card>
          <EmptyState title={t('noCoupons')} />
        </Card>
      ) : (
        <ul className="grid gap-3">
          {coupons.map((coupon) => (
            <CarriedTicket key={coupon.id} coupon={coupon} />
          ))}
        </ul>
      )}
      {kept.more > 0 ? <p className="mt-3 text-center text-xs text-muted">{t('more', { count: kept.more })}</p> : null}
    </Section>
  );
}
