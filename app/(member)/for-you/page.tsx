import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { pageNow, reader } from '@/lib/platform/reading';
import { ownSuggestions } from '@/lib/suggestions';
import { ListPageSkeleton } from '../_components/skeletons';
import { SuggestionGrid } from '../_components/suggestion-grid';
import { requireMember } from '../_reading/member';
import { CouponsForYou } from './_components/coupons-for-you';

const SHOWN = 24;

/** The title of what is suggested. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('for-you'))('title') };
}

export default async function ForYouPage() {
  const t = await getTranslations('for-you');
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Suggestions />
      </Suspense>
    </>
  );
}

/** Goods and coupons for this member with their reasons, from what they come, and where that is switched off (4.K). */
async function Suggestions() {
  const memberId = await requireMember('/for-you');
  const now = pageNow();
  const [t, suggestions] = await Promise.all([
    getTranslations('for-you'),
    ownSuggestions(reader(), memberId, { now, limit: SHOWN }),
  ]);
  if (suggestions === null) {
    return (
      <Card>
        <EmptyState
          drawing="locked"
          title={t('off')}
          actions={<LinkButton href="/me/privacy">{t('toPrivacy')}</LinkButton>}
        >
          {t('offNote')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {suggestions.length === 0 ? (
        <Card>
          <EmptyState drawing="shop" title={t('empty')}>
            {t('emptyNote')}
          </EmptyState>
        </Card>
      ) : (
        <SuggestionGrid suggestions={suggestions} />
      )}
      <CouponsForYou memberId={memberId} now={now} />
      <Section id="from-what" title={t('from')}>
        <p className="mx-0.5 text-dense text-muted">{t('fromNote')}</p>
        <p className="mx-0.5 mt-2 flex gap-4 text-dense">
          <TextLink href="/me/privacy">{t('toPrivacy')}</TextLink>
          <TextLink href="/rules#for-you">{t('toRules')}</TextLink>
        </p>
      </Section>
    </>
  );
}
