import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../../_components/guarded';
import { CampaignReview } from '../_components/campaign-review';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaign-figures'))('tab.review') };
}

export default async function CampaignReviewPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('campaigns')]);
  return (
    <Guarded can="campaigns.read" what={t('title')}>
      <CampaignReview code={code} />
    </Guarded>
  );
}
