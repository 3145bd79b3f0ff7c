import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Guarded } from '../../../_components/guarded';
import { ObjectLog } from '../../../_components/object-log';
import { BenefitDetail } from './_components/benefit-detail';

type Asked = {
  readonly params: Promise<{ readonly code: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('benefits'))('title') };
}

export default async function BenefitDetailPage({ params, searchParams }: Asked) {
  const [{ code }, { member, at }, t] = await Promise.all([params, searchParams, getTranslations('benefits')]);
  return (
    <Guarded can="benefits.read" what={t('title')}>
      <BenefitDetail code={code} holders={{ member: one(member).slice(0, 128), at: one(at).slice(0, 64) }} />
      <Suspense>
        <ObjectLog type="benefit" id={code} />
      </Suspense>
    </Guarded>
  );
}
