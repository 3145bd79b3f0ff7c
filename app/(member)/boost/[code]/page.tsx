import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { RewardList } from '@/components/rewards/reward-list';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { formatNumber } from '@/lib/kernel/format';
import { reader } from '@/lib/platform/reading';
import { memberActor } from '@/lib/platform/session';
import { boostForReader } from '@/lib/referral';
import { PanelSkeleton } from '../../_components/skeletons';
import { BoostProgress } from '../_components/boost-progress';
import { HelpBoost } from '../_components/help-boost';

type Asked = { readonly params: Promise<{ readonly code: string }> };

/** The title of the page on which a friend helps. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boost'))('helpTitle') };
}

export default async function HelpPage({ params }: Asked) {
  const [t, { code }] = await Promise.all([getTranslations('boost'), params]);
  return (
    <>
      <MemberTop title={t('helpTitle')} back="/" />
      <Suspense fallback={<PanelSkeleton className="h-56" />}>
        <FriendsBoost code={code.slice(0, 40)} />
      </Suspense>
    </>
  );
}

/** Somebody's boost as a friend sees it: open to everybody with the link, helped by members alone. */
async function FriendsBoost({ code }: { readonly code: string }) {
  const [t, locale, actor] = await Promise.all([getTranslations('boost'), getLocale(), memberActor()]);
  const found = await boostForReader(reader(), code, actor?.id ?? null, { now: new Date(), locale });
  if (found === null) notFound();
  const { boost, name, zone, isOwn, hasHelped } = found;
  const said = saidOf(found);
  return (
    <ClientTexts namespaces={['boost', 'rewards']}>
      <Card inset>
        <h2 className="text-lg">{t('asks', { name: name ?? t('unnamed') })}</h2>
        <p className="mt-1 text-dense text-muted">
          {t('ownerGets', { wanted: formatNumber(boost.wanted) })}
          <RewardList inline lines={found.owner} />
        </p>
        {found.helper.length === 0 ? null : (
          <p className="mt-1 font-medium text-accent">
            {t('youGet')}
            <RewardList inline lines={found.helper} />
          </p>
        )}
        <BoostProgress boost={boost} zone={zone} />
        <div role="status">{said === null ? null : <p className="mt-3 font-medium">{t(`stands.${said}`)}</p>}</div>
        {said === null ? <Help code={boost.code} isMember={actor !== null} /> : null}
        {isOwn || hasHelped ? (
          <LinkButton className="mt-4" href="/boost" full>
            {isOwn ? t('mine') : t('startOwn')}
          </LinkButton>
        ) : null}
      </Card>
    </ClientTexts>
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof boostForReader>>>;

/** What keeps this reader from helping, or null when nothing does. */
function saidOf({ isOwn, hasHelped, boost, isDayFull }: Found) {
  if (isOwn) return 'own';
  if (hasHelped) return 'helped';
  if (boost.phase !== 'open') return boost.phase;
  return isDayFull ? 'dayFull' : null;
}

async function Help({ code, isMember }: { readonly code: string; readonly isMember: boolean }) {
  const t = await getTranslations('boost');
  if (isMember) return <HelpBoost code={code} />;
  const href = `/sign-in?next=${encodeURIComponent(`/boost/${code}`)}`;
  return (
    <LinkButton className="mt-4" variant="primary" size="lg" full href={href}>
      {t('signIn')}
    </LinkButton>
  );
}
