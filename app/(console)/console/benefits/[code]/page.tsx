import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../_components/guarded';
import { BenefitDetail } from './_components/benefit-detail';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('benefits'))('title') };
}

export default async function BenefitDetailPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('benefits')]);
  return (
    <Guarded can="benefits.read" what={t('title')}>
      <BenefitDetail code={code} />
    </Guarded>
  );
}
