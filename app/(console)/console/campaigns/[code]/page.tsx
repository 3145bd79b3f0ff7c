import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Guarded } from '../../../_components/guarded';
import { ObjectLog } from '../../../_components/object-log';
import { CampaignDetail } from './_components/campaign-detail';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('title') };
}

export default async function CampaignDetailPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('campaigns')]);
  return (
    <Guarded can="campaigns.read" what={t('title')}>
      <CampaignDetail code={code} />
      <Suspense>
        <ObjectLog type="campaign" id={code} />
      </Suspense>
    </Guarded>
  );
}
