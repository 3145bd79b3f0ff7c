import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { formatNumber } from '@/lib/kernel/format';
import { closingStakes } from '@/lib/privacy';
import { ClosingBanner } from '../../../_components/closing-banner';
import { ListPageSkeleton } from '../../../_components/skeletons';
import { currentProgram, ownStanding, requireMember } from '../../../_reading/member';
import { CloseForm } from './_components/close-form';

/** The title of the page on which an account is closed. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.closing'))('title') };
}

export default async function ClosePage() {
  const t = await getTranslations('privacy.closing');
  return (
    <>
      <MemberTop title={t('title')} back="/me/privacy" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Close />
      </Suspense>
    </>
  );
}

async function Close() {
  const memberId = await requireMember('/me/privacy/close');
  const [t, said, { zone }, { standing }, { open, coolingDays, stakes, blocked }] = await Promise.all([
    getTranslations('privacy.closing'),
    getLocale(),
    currentProgram(),
    ownStanding(memberId),
    closingStakes(memberId, new Date()),
  ]);
  const items = (['points', 'coupons', 'benefits', 'prizes'] as const)
    .filter((key) => key !== 'prizes' || (stakes.prizes ?? 0) > 0)
    .map((key) => ({
      key,
      name: t(key),
      value: formatNumber(stakes[key] ?? 0),
    }));
  const level = { key: 'level', name: t('level'), value: standing.level.name[said === 'en' ? 'en' : 'zh'] };
  const lost = (
    <>
      <h2 className="mt-4 mb-2 text-base">{t('givesUp')}</h2>
      <DescriptionList className="text-dense" items={[...items, level]} />
      <p className="mt-3 text-xs text-muted">{t('stays')}</p>
      <p className="mt-1 mb-4 text-xs text-muted">{t('again')}</p>
    </>
  );
  if (open !== null) {
    return (
      <>
        <ClosingBanner memberId={memberId} zone={zone} />
        <Card inset className="pt-0">
          {lost}
        </Card>
      </>
    );
  }
  return (
    <Card inset>
      <p className="text-dense">{t('lead', { days: coolingDays })}</p>
      <p className="mt-1 text-dense text-muted">{t('cooling')}</p>
      {lost}
      {blocked === null ? (
        <ClientTexts namespaces={['privacy', 'signin']}>
          <CloseForm />
        </ClientTexts>
      ) : (
        <Banner tone="warning" title={t(t.has(`blocked.${blocked}`) ? `blocked.${blocked}` : 'blocked.orders')} />
      )}
    </Card>
  );
}
