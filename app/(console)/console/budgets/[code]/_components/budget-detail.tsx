import { PencilLine } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { staffActorOfRequest } from '@/lib/platform/session';
import { BudgetState, phaseOf } from '../../_components/budget-state';
import { BudgetActs } from './budget-acts';
import { Movements } from './movements';
import { Numbers } from './numbers';
import { readBudget } from './read-budget';
import { WhatDraws } from './what-draws';

/** One budget: how much is used and how fast, what draws on it, what was told of it and what moved last. */
export async function BudgetDetail({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, locale, page] = await Promise.all([getTranslations('budgets'), getLocale(), readBudget(code)]);
  const { budget } = page;
  const name = locale === 'en' ? budget.nameEn : budget.nameZh;
  const phase = phaseOf(budget);
  const isOwned = budget.scope === 'offer' || budget.scope === 'batch';
  return (
    <ConsolePage
      title={name}
      note={budget.subject === '' ? t(`scope.${budget.scope}`) : `${t(`scope.${budget.scope}`)} · ${budget.subject}`}
      marks={<BudgetState phase={phase} label={t(`state.${phase}`)} />}
      crumbs={[{ label: name }]}
      actions={
        may(actor, 'budgets.edit') ? (
          <ClientTexts namespaces={['budgets']}>
            <BudgetActs code={code} isPaused={budget.state === 'paused'} />
            {isOwned ? null : (
              <LinkButton
                href={`/console/budgets/${encodeURIComponent(code)}/edit`}
                variant="primary"
                icon={<PencilLine aria-hidden="true" />}
              >
                {t('edit')}
              </LinkButton>
            )}
          </ClientTexts>
        ) : null
      }
    >
      <div className="grid gap-4">
        {budget.why === null ? null : <Banner tone="warning" title={t('pausedWhy', { why: budget.why })} />}
        {budget.used > budget.limitNow ? <Banner tone="info" title={t('overLimit')} /> : null}
        <Numbers budget={budget} zone={page.zone} />
        <WhatDraws budget={budget} canRead={may(actor, 'offers.read')} />
        <Movements page={page} />
      </div>
    </ConsolePage>
  );
}
