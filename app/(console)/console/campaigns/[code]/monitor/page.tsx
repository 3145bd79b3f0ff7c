import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../../_components/guarded';
import { CampaignMonitor } from '../_components/campaign-monitor';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaign-figures'))('tab.monitor') };
}

export default async function CampaignMonitorPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('campaigns')]);
  return (
    <Guarded can="campaigns.read" what={t('title')}>
      <CampaignMonitor code={code} />
    </Guarded>
  );
}
