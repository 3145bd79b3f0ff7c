import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import type { CampaignPage } from '@/lib/campaigns';
import { CampaignState } from '../../_components/campaign-state';
import { CampaignTabs } from './campaign-tabs';

/** The head that all pages of a campaign share, and the way between them. */
export async function CampaignFrame({
  page,
  current,
  actions,
  children,
}: {
  readonly page: Pick<CampaignPage, 'row' | 'phase' | 'live' | 'revisions'>;
  readonly current: 'about' | 'monitor' | 'review' | 'rows';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const [t, u, locale] = await Promise.all([
    getTranslations('campaigns'),
    getTranslations('campaign-figures'),
    getLocale(),
  ]);
  const { code } = page.row;
  const name = (page.live ?? page.revisions[0])?.terms?.name;
  const title = name === undefined ? code : locale === 'en' ? name.en : name.zh;
  const own = current === 'about' ? [] : [{ label: u(`tab.${current}`) }];
  return (
    <ConsolePage
      title={title}
      note={code}
      marks={<CampaignState phase={page.phase} label={t(`phase.${page.phase}`)} />}
      crumbs={[{ label: title, ...(own.length === 0 ? {} : { href: `/console/campaigns/${code}` }) }, ...own]}
      actions={actions}
    >
      <CampaignTabs code={code} current={current} />
      <ClientTexts namespaces={['campaign-figures', 'campaigns', 'table']}>{children}</ClientTexts>
    </ConsolePage>
  );
}
