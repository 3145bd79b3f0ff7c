import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { may } from '@/lib/kernel/actor';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { allSettings } from '@/lib/settings';
import { Guarded } from '../../_components/guarded';
import { SettingsBoard } from './_components/settings-board';
import { searchWords } from './_reading/search-words';
import '@/lib/wiring';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

export default async function SettingsPage() {
  const t = await getTranslations('settings');
  return (
    <Guarded can="settings.read" what={t('title')}>
      <Settings />
    </Guarded>
  );
}

/** What the program lets operators set, by section, searchable; every saving is kept with who, when and why (B12). */
async function Settings() {
  const [t, actor, sections, { zone }] = await Promise.all([
    getTranslations('settings'),
    staffActorOfRequest(),
    allSettings(pool()),
    program(pool()),
  ]);
  const mayEdit = actor !== null && may(actor, 'settings.edit');
  return (
    <ConsolePage title={t('title')} note={mayEdit ? t('note') : `${t('note')} ${t('readOnly')}`}>
      <ClientTexts namespaces={['settings']}>
        <SettingsBoard sections={sections} words={await searchWords(sections)} zone={zone} mayEdit={mayEdit} />
      </ClientTexts>
    </ConsolePage>
  );
}
