import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { RulesLink } from '../_components/rules-link';
import { ListPageSkeleton } from '../_components/skeletons';
import { type MallQuery, mallQuery } from './_components/mall-query';
import { MallShelf } from './_components/mall-shelf';

/** The title of the points mall. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mall'))('title') };
}

export default async function MallPage({ searchParams }: { readonly searchParams: Promise<MallQuery> }) {
  const [t, query] = await Promise.all([getTranslations('mall'), searchParams]);
  const asked = mallQuery(query);
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense key={JSON.stringify(asked)} fallback={<ListPageSkeleton />}>
        <MallShelf asked={asked} />
      </Suspense>
      <RulesLink to="/item" />
    </>
  );
}
