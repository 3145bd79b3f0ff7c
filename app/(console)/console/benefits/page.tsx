import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../_components/guarded';
import { ListPage } from '../_components/list-page';
import { BenefitsTable } from './_components/benefits-table';
import { levelParts } from './_reading/parts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('benefits'))('title') };
}

export default async function BenefitsPage() {
  const t = await getTranslations('benefits');
  return (
    <Guarded can="benefits.read" what={t('title')}>
      <Benefits />
    </Guarded>
  );
}

async function Benefits() {
  const [t, names] = await Promise.all([getTranslations('benefits'), levelParts()]);
  return (
    <ListPage
      namespaces={['table', 'benefits']}
      title={t('title')}
      note={t('note')}
      add={{ can: 'benefits.edit', href: '/console/benefits/new', label: t('newBenefit') }}
    >
      <BenefitsTable {...names} />
    </ListPage>
  );
}
