import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { localDate } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { Guarded } from '../../../_components/guarded';
import { TemplatePicker } from '../_wizard/template-picker';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('new.title') };
}

export default async function NewCampaignPage() {
  const t = await getTranslations('campaigns');
  return (
    <Guarded can="campaigns.edit" what={t('new.title')}>
      <Templates />
    </Guarded>
  );
}

async function Templates() {
  const [t, { zone }] = await Promise.all([getTranslations('campaigns'), program(pool())]);
  return (
    <ConsolePage title={t('new.title')} note={t('new.note')} crumbs={[{ label: t('new.title') }]}>
      <ClientTexts namespaces={['campaigns']}>
        <TemplatePicker today={localDate(new Date(), zone)} />
      </ClientTexts>
    </ConsolePage>
  );
}
