'use client';
import { useTranslations } from 'next-intl';
import { MemberTop } from '@/components/shell/member-top';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { Kept } from '../../_offline/carried';
import { CarriedPass } from './carried-pass';
import { CarriedWallet } from './carried-wallet';
import type { Place } from './places';
import { useKept } from './use-kept';
import { useReturn } from './use-return';

/** A page without a net: the member's code and wallet where they were meant, a calm word for everything else. */
export function WithoutNet() {
  const t = useTranslations('offline');
  const found = useKept();
  useReturn();
  const place = found?.place ?? 'elsewhere';
  return (
    <div data-without-net="" className="grid gap-3">
      <MemberTop title={t(`place.${place}`)} />
      {found === null ? null : (
        <>
          <Banner tone="warning" title={t('title')} action={<Retry />}>
            {found.kept === null ? (
              t('back')
            ) : (
              <>
                {t('asOf')} <DateTime at={found.kept.asOf} zone={found.kept.zone} />
              </>
            )}
          </Banner>
          <Shown place={place} kept={found.kept} />
        </>
      )}
    </div>
  );
}

function Shown({ place, kept }: { readonly place: Place; readonly kept: Kept | null }) {
  const t = useTranslations('offline');
  if (kept === null) {
    return (
      <Card>
        <EmptyState drawing="broken" title={t('nothing')}>
          {t('nothingNote')}
        </EmptyState>
      </Card>
    );
  }
  if (place === 'elsewhere') {
    return (
      <Card>
        <EmptyState
          drawing="broken"
          title={t('needsNet')}
          actions={
            <>
              <LinkButton href="/code" variant="primary">
                {t('toCode')}
              </LinkButton>
              <LinkButton href="/coupons">{t('toWallet')}</LinkButton>
            </>
          }
        >
          {t('needsNetNote')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {place === 'wallet' ? null : <CarriedPass kept={kept} />}
      {place === 'code' ? (
        <LinkButton href="/coupons" full>
          {t('toWallet')}
        </LinkButton>
      ) : (
        <CarriedWallet kept={kept} />
      )}
      {place === 'wallet' ? (
        <LinkButton href="/code" full>
          {t('toCode')}
        </LinkButton>
      ) : null}
    </>
  );
}

function Retry() {
  const t = useTranslations('ui');
  return (
    <Button size="sm" onClick={() => location.reload()}>
      {t('retry')}
    </Button>
  );
}
