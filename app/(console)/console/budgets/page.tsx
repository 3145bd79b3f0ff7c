import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { Guarded } from '../../_components/guarded';
import { ListPage } from '../_components/list-page';
import { BudgetsTable } from './_components/budgets-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budgets'))('title') };
}

export default async function BudgetsPage() {
  const t = await getTranslations('budgets');
  return (
    <Guarded can="budgets.read" what={t('title')}>
      <Budgets />
    </Guarded>
  );
}

async function Budgets() {
  const [t, { zone }] = await Promise.all([getTranslations('budgets'), program(pool())]);
  return (
    <ListPage
      namespaces={['table', 'budgets']}
      title={t('title')}
      note={t('note')}
      add={{ can: 'budgets.edit', href: '/console/budgets/new', label: t('new') }}
    >
      <BudgetsTable zone={zone} />
    </ListPage>
  );
}
