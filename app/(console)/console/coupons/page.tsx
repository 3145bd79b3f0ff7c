import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { Guarded } from '../../_components/guarded';
import { ListPage } from '../_components/list-page';
import { CouponsTable } from './_components/coupons-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coupons'))('title') };
}

export default async function CouponsPage() {
  const t = await getTranslations('coupons');
  return (
    <Guarded can="coupons.read" what={t('title')}>
      <Batches />
    </Guarded>
  );
}

async function Batches() {
  const [t, { zone }] = await Promise.all([getTranslations('coupons'), program(pool())]);
  return (
    <ListPage
      namespaces={['table', 'coupons']}
      title={t('title')}
      note={t('note')}
      add={{ can: 'coupons.edit', href: '/console/coupons/new', label: t('newBatch') }}
    >
      <CouponsTable zone={zone} />
    </ListPage>
  );
}
