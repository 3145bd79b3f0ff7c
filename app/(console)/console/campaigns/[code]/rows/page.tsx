import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../../_components/guarded';
import { CampaignRows } from '../_components/campaign-rows';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaign-figures'))('tab.rows') };
}

export default async function CampaignRowsPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('campaigns')]);
  return (
    <Guarded can="campaigns.read" what={t('title')}>
      <CampaignRows code={code} />
    </Guarded>
  );
}
