import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { valueAt } from '@/components/editing/edited';
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
  const [t, locale, page, parts] = await Promise.all([
    getTranslations('campaigns'),
    getLocale(),
    readCampaign(code),
    wizardParts(),
  ]);
  const newest = page.live?.terms ?? page.revisions[0]?.terms ?? {};
  const begin = page.draft?.terms ?? (JSON.parse(JSON.stringify(newest)) as Record<string, unknown>);
  const title = titleOf(begin, locale) ?? t('wizard.title');
  return (
    <ConsolePage
      title={title}
      note={`${t('wizard.title')} · ${code}`}
      marks={<CampaignState phase={page.phase} label={t(`phase.${page.phase}`)} />}
      crumbs={[{ label: title, href: `/console/campaigns/${code}` }, { label: t('wizard.title') }]}
    >
      <ClientTexts namespaces={['campaigns', 'offers', 'pricing', 'tasks', 'plays', 'rewards']}>
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

/** What it is called so far, in the reader's language. */
function titleOf(begin: Record<string, unknown>, locale: string): string | null {
  const name = valueAt(begin, ['name', locale === 'en' ? 'en' : 'zh']);
  return typeof name === 'string' && name !== '' ? name : null;
}
