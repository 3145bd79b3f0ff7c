import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Guarded } from '../../../_components/guarded';
import { ObjectLog } from '../../../_components/object-log';
import { BudgetDetail } from './_components/budget-detail';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budgets'))('title') };
}

export default async function BudgetPage({ params }: Params) {
  const { code } = await params;
  const t = await getTranslations('budgets');
  return (
    <Guarded can="budgets.read" what={t('title')}>
      <BudgetDetail code={decodeURIComponent(code)} />
      <Suspense>
        <ObjectLog type="budget" id={decodeURIComponent(code)} />
      </Suspense>
    </Guarded>
  );
}
