import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { RulesLink } from '../_components/rules-link';
import { RowsSkeleton } from '../_components/skeletons';
import { BenefitTab } from './_components/benefit-tab';
import { type BenefitTabName, readTab } from './_components/tabs';

type Asked = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** The title of the page of benefits. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('my-benefits'))('title') };
}

export default async function BenefitsPage({ searchParams }: Asked) {
  const [t, { tab }] = await Promise.all([getTranslations('my-benefits'), searchParams]);
  const asked: BenefitTabName = readTab(tab);
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense key={asked} fallback={<RowsSkeleton rows={5} />}>
        <ClientTexts namespaces={['my-benefits']}>
          <BenefitTab tab={asked} />
        </ClientTexts>
      </Suspense>
      <RulesLink to="/benefit" />
    </>
  );
}
