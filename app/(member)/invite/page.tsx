import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { RulesLink } from '../_components/rules-link';
import { ListPageSkeleton } from '../_components/skeletons';
import { Invitations } from './_components/invitations';

/** The title of the page of invitations. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invite'))('title') };
}

export default async function InvitePage() {
  const t = await getTranslations('invite');
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Invitations />
      </Suspense>
      <RulesLink to="#referral" />
    </>
  );
}
