import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { brandList } from '@/lib/catalog';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { PlaceForm } from '../_components/place-form';
import { BrandTable } from './_components/brand-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('brands.title') };
}

export default async function Page() {
  const t = await getTranslations('goods');
  return (
    <Guarded can="catalog.read" what={t('brands.title')}>
      <Places />
    </Guarded>
  );
}

async function Places() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const canEdit = may(actor, 'catalog.edit');
  const [t, locale, all] = await Promise.all([getTranslations('goods'), getLocale(), ask(brandList, {})]);
  return (
    <ClientTexts namespaces={['goods']}>
      <ConsolePage
        title={t('brands.title')}
        note={t('brands.note')}
        crumbs={[{ label: t('brands.title') }]}
        actions={
          canEdit ? (
            <PlaceForm
              kind="brands"
              trigger={
                <Button variant="primary" icon={<Plus aria-hidden="true" />}>
                  {t('brands.add')}
                </Button>
              }
            />
          ) : null
        }
      >
        <Card>
          {all.length === 0 ? (
            <EmptyState drawing="box" title={t('brands.empty')}>
              {t('brands.emptyNote')}
            </EmptyState>
          ) : (
            <BrandTable all={all} isEnglish={locale === 'en'} canEdit={canEdit} />
          )}
        </Card>
      </ConsolePage>
    </ClientTexts>
  );
}
