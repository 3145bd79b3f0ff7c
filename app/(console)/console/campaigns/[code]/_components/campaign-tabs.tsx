import { getTranslations } from 'next-intl/server';
import { cn } from '@/components/ui/cn';
import { NearLink } from '@/components/ui/near-link';

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
    <nav
      aria-label={t('tabs')}
      className="scrollbar-none mb-4 flex gap-1 overflow-x-auto border-b border-line print:hidden"
    >
      {CAMPAIGN_TABS.map((tab) => (
        <NearLink
          key={tab}
          href={`/console/campaigns/${code}${tab === 'about' ? '' : `/${tab}`}`}
          aria-current={tab === current ? 'page' : undefined}
          className={cn(
            '-mb-px flex min-h-control shrink-0 items-center border-b-2 px-3 text-dense -outline-offset-2 hover:text-ink',
            tab === current ? 'border-accent font-medium text-ink' : 'border-transparent text-muted',
          )}
        >
          {t(`tab.${tab}`)}
        </NearLink>
      ))}
    </nav>
  );
}
