import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../_components/guarded';
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
    </Guarded>
  );
}
