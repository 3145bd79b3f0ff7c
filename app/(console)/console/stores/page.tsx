import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { regionList, storeList } from '@/lib/stores';
import { Guarded } from '../../_components/guarded';
import { PlaceForm } from './_components/place-form';
import { StoresTable } from './_components/stores-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stores'))('title') };
}

export default async function Page() {
  const t = await getTranslations('stores');
  return (
    <Guarded can="stores.read" what={t('title')}>
      <Stores />
    </Guarded>
  );
}

async function Stores() {
  const canEdit = may(must(await staffActorOfRequest(), 'a guarded page has a reader'), 'stores.edit');
  const [t, locale, regions, stores] = await Promise.all([
    getTranslations('stores'),
    getLocale(),
    ask(regionList, {}),
    ask(storeList, {}),
  ]);
  return (
    <ClientTexts namespaces={['stores']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        actions={
          canEdit ? (
            <>
              <PlaceForm kind="region" regions={[]} trigger={<Button>{t('addRegion')}</Button>} />
              {regions.length === 0 ? null : (
                <PlaceForm
                  kind="store"
                  regions={regions}
                  trigger={
                    <Button variant="primary" icon={<Plus aria-hidden="true" />}>
                      {t('addStore')}
                    </Button>
                  }
                />
              )}
            </>
          ) : null
        }
      >
        {regions.length === 0 ? (
          <Card>
            <EmptyState drawing="box" title={t('empty')}>
              {t('emptyNote')}
            </EmptyState>
          </Card>
        ) : (
          <StoresTable regions={regions} stores={stores} isEnglish={locale === 'en'} canEdit={canEdit} />
        )}
      </ConsolePage>
    </ClientTexts>
  );
}
