import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { levelName } from '@/components/levels/words';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { LevelMark } from '@/components/ui/level-mark';
import { Stat, Stats } from '@/components/ui/stat';
import { formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { pageNow, reader } from '@/lib/platform/reading';
import { PanelSkeleton } from '../_components/skeletons';
import { bestCoupon } from '../_reading/best-coupon';
import { currentProgram, ownProfile, ownStanding, requireMember } from '../_reading/member';
import { readOwnPass } from '../_reading/pass';
import { PassPlate } from './_components/pass-plate';

/** The title of the page of the pass. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pass'))('title') };
}

export default async function CodePage() {
  const t = await getTranslations('pass');
  return (
    <>
      <MemberTop title={t('title')} />
      <Suspense fallback={<PanelSkeleton className="h-[32rem]" />}>
        <Pass />
      </Suspense>
    </>
  );
}

async function Pass() {
  const memberId = await requireMember('/code');
  const [t, { zone }, profile, { standing, points }, coupons, said] = await Promise.all([
    getTranslations('pass'),
    currentProgram(),
    ownProfile(memberId),
    ownStanding(memberId),
    bestCoupon(reader(), memberId, pageNow()),
    getLocale(),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  if (profile.status === 'frozen') {
    return <Banner tone="warning" title={t('frozenNote')} />;
  }
  const { level } = standing;
  return (
    <>
      <Card data-metal={level.metal} className="metal-edge px-4 pt-4 pb-4">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <p className="min-w-0 text-base font-medium">{profile.name ?? t('noName')}</p>
          <LevelMark metal={level.metal}>{levelName(level, locale)}</LevelMark>
        </div>
        <ClientTexts namespaces={['pass']}>
          <PassPlate pass={await readOwnPass(reader(), memberId, pageNow())} memberNumber={profile.code} zone={zone} />
        </ClientTexts>
      </Card>
      <p className="mt-3 px-1 text-xs text-muted">{t('last4')}</p>
      <Stats label={t('assets')} className="mt-3">
        <Stat href="/points" value={formatNumber(points.available)} name={t('points')} />
        <Stat
          href="/coupons"
          value={formatNumber(coupons.count)}
          name={t('coupons')}
          remark={
            coupons.name === null
              ? t('noCoupon')
              : t('best', { name: locale === 'en' ? coupons.name.en : coupons.name.zh })
          }
        />
      </Stats>
      <p className="mt-3 px-1 text-xs text-muted">{t('screenshot')}</p>
    </>
  );
}
