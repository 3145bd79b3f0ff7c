import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { RulesLink } from '../_components/rules-link';
import { ListPageSkeleton } from '../_components/skeletons';
import { OwnBoosts } from './_components/own-boosts';

/** The title of the page of boosts. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('boost'))('title') };
}

export default async function BoostPage() {
  const t = await getTranslations('boost');
  return (
    <>
      <MemberTop title={t('title')} back="/me" />
      <Suspense fallback={<ListPageSkeleton />}>
        <OwnBoosts />
      </Suspense>
      <RulesLink to="#boost" />
    </>
  );
}
