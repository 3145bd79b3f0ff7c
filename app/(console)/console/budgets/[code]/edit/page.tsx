import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../../_components/guarded';
import { BudgetForm } from '../../_components/budget-form';
import { readBudget } from '../_components/read-budget';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budgets'))('edit') };
}

export default async function EditBudgetPage({ params }: Params) {
  const { code } = await params;
  const t = await getTranslations('budgets');
  return (
    <Guarded can="budgets.edit" what={t('edit')}>
      <EditBudget code={decodeURIComponent(code)} />
    </Guarded>
  );
}

async function EditBudget({ code }: { readonly code: string }) {
  const [t, locale, { budget, zone }] = await Promise.all([getTranslations('budgets'), getLocale(), readBudget(code)]);
  const { kind, per, limit, nameZh, nameEn } = budget;
  const times = {
    startsAt: budget.startsAt?.toISOString() ?? null,
    endsAt: budget.endsAt?.toISOString() ?? null,
  };
  const name = locale === 'en' ? nameEn : nameZh;
  return (
    <ConsolePage title={name} note={t('editNote')} crumbs={[{ label: name }]}>
      <ClientTexts namespaces={['budgets']}>
        <BudgetForm
          begin={{ code, kind, per, limit, nameZh, nameEn, ...times }}
          isNew={false}
          levels={[]}
          stores={[]}
          zone={zone}
        />
      </ClientTexts>
    </ConsolePage>
  );
}
