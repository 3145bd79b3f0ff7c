import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../../_components/guarded';
import { BacktestPanel } from '../../../rehearsals/_panel/backtest-panel';
import { CampaignState } from '../../_components/campaign-state';
import { readCampaign } from '../../_reading/read-campaign';
import { wizardParts } from '../../_reading/wizard-parts';
import { Wizard } from '../../_wizard/wizard';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('wizard.title') };
}

export default async function EditCampaignPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('campaigns')]);
  return (
    <Guarded can="campaigns.edit" what={t('wizard.title')}>
      <EditCampaign code={code} />
    </Guarded>
  );
}

async function EditCampaign({ code }: { readonly code: string }) {
  const [t, page, parts] = await Promise.all([getTranslations('campaigns'), readCampaign(code), wizardParts()]);
  const newest = page.live?.terms ?? page.revisions[0]?.terms ?? {};
  const begin = page.draft?.terms ?? (JSON.parse(JSON.stringify(newest)) as Record<string, unknown>);
  return (
    <ConsolePage
      title={t('wizard.title')}
      note={code}
      marks={<CampaignState phase={page.phase} label={t(`phase.${page.phase}`)} />}
      crumbs={[{ label: t('wizard.title') }]}
    >
      <ClientTexts namespaces={['campaigns', 'offers', 'tasks', 'plays', 'rewards']}>
        <Wizard
          key={page.row.revision}
          code={code}
          revision={page.row.revision}
          begin={begin}
          isWaiting={page.isWaiting}
          isOver={page.phase === 'ended' || page.phase === 'archived'}
          {...parts}
          backtest={<BacktestPanel kind="campaign" code={code} />}
        />
      </ClientTexts>
    </ConsolePage>
  );
}
