import { getTranslations } from 'next-intl/server';
import { LinkTabs } from '@/components/ui/link-tabs';

/** The pages of one campaign. */
const CAMPAIGN_TABS = ['about', 'monitor', 'review'] as const;

/** The pages of one campaign beside each other, as links. */
export async function CampaignTabs({
  code,
  current,
}: {
  readonly code: string;
  readonly current: (typeof CAMPAIGN_TABS)[number] | 'rows';
}) {
  const t = await getTranslations('campaign-figures');
  return (
    <LinkTabs
      label={t('tabs')}
      className="print:hidden"
      tabs={CAMPAIGN_TABS.map((tab) => ({
        href: `/console/campaigns/${code}${tab === 'about' ? '' : `/${tab}`}`,
        label: t(`tab.${tab}`),
        isHere: tab === current,
      }))}
    />
  );
}
