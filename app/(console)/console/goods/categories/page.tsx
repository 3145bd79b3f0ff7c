import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { categoryTree } from '@/lib/catalog';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { PlaceForm } from '../_components/place-form';
import { CategoryTree } from './_components/category-tree';
import { parentChoices } from './_components/parent-choices';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('categories.title') };
}

export default async function Page() {
  const t = await getTranslations('goods');
  return (
    <Guarded can="catalog.read" what={t('categories.title')}>
      <Places />
    </Guarded>
  );
}

async function Places() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const canEdit = may(actor, 'catalog.edit');
  const [t, locale, all] = await Promise.all([getTranslations('goods'), getLocale(), ask(categoryTree, {})]);
  return (
    <ClientTexts namespaces={['goods']}>
      <ConsolePage
        title={t('categories.title')}
        note={t('categories.note')}
        crumbs={[{ label: t('categories.title') }]}
        actions={
          canEdit ? (
            <PlaceForm
              kind="categories"
              parents={{ parent: null, options: parentChoices(all, null, locale === 'en') }}
              trigger={
                <Button variant="primary" icon={<Plus aria-hidden="true" />}>
                  {t('categories.add')}
                </Button>
              }
            />
          ) : null
        }
      >
        <Card>
          {all.length === 0 ? (
            <EmptyState drawing="box" title={t('categories.empty')}>
              {t('categories.emptyNote')}
            </EmptyState>
          ) : (
            <CategoryTree all={all} isEnglish={locale === 'en'} canEdit={canEdit} />
          )}
        </Card>
      </ConsolePage>
    </ClientTexts>
  );
}
