import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { must } from '@/lib/kernel/assert';
import type { Locale } from '@/lib/kernel/locale';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { BudgetForm } from '../_components/budget-form';
import { budgetChoices } from '../_components/choices';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('budgets'))('new') };
}

export default async function NewBudgetPage() {
  const t = await getTranslations('budgets');
  return (
    <Guarded can="budgets.edit" what={t('new')}>
      <NewBudget />
    </Guarded>
  );
}

async function NewBudget() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, locale, settings] = await Promise.all([getTranslations('budgets'), getLocale(), program(pool())]);
  const choices = await budgetChoices(pool(), settings, actor, locale as Locale);
  const begin = {
    code: '',
    scope: 'campaign',
    subject: '',
    kind: 'AMOUNT',
    per: 'whole',
    limit: null,
    nameZh: '',
    nameEn: '',
    startsAt: null,
    endsAt: null,
  };
  return (
    <ConsolePage title={t('new')} note={t('newNote')} crumbs={[{ label: t('new') }]}>
      <ClientTexts namespaces={['budgets']}>
        <BudgetForm begin={begin} isNew {...choices} zone={settings.zone} />
      </ClientTexts>
    </ConsolePage>
  );
}
