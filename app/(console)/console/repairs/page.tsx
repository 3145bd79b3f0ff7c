import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { Guarded } from '../../_components/guarded';
import { ListPage } from '../_components/list-page';
import { RepairsTable } from './_components/repairs-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('repairs'))('title') };
}

export default async function RepairsPage() {
  const t = await getTranslations('repairs');
  return (
    <Guarded can="repairs.read" what={t('title')}>
      <Repairs />
    </Guarded>
  );
}

async function Repairs() {
  const [t, { zone }] = await Promise.all([getTranslations('repairs'), program(pool())]);
  return (
    <ListPage
      namespaces={['table', 'repairs']}
      title={t('title')}
      note={t('note')}
      add={{ can: 'repairs.edit', href: '/console/repairs/new', label: t('new') }}
    >
      <RepairsTable zone={zone} />
    </ListPage>
  );
}
