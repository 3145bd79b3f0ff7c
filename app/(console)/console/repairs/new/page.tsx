import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { Guarded } from '../../../_components/guarded';
import { RepairForm } from '../_components/repair-form';
import { repairChoices } from '../_reading/repair-choices';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('repairs'))('new') };
}

export default async function NewRepairPage() {
  const t = await getTranslations('repairs');
  return (
    <Guarded can="repairs.edit" what={t('new')}>
      <NewRepair />
    </Guarded>
  );
}

async function NewRepair() {
  const [t, settings] = await Promise.all([getTranslations('repairs'), program(pool())]);
  return (
    <ConsolePage title={t('new')} note={t('newNote')} crumbs={[{ label: t('new') }]}>
      <ClientTexts namespaces={['repairs']}>
        <RepairForm zone={settings.zone} choices={await repairChoices(settings)} />
      </ClientTexts>
    </ConsolePage>
  );
}
