import { getLocale, getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import type { BudgetView } from '@/lib/budgets';
import { ask } from '@/lib/platform/route';
import { offersDrawingOn } from '@/lib/pricing';

/** What draws on a budget: everything that a pool pays for, or the offers that name it. */
export async function WhatDraws({ budget, canRead }: { readonly budget: BudgetView; readonly canRead: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('budgets'), getLocale()]);
  const { scope, code, subject } = budget;
  const offers = canRead ? await ask(offersDrawingOn, { budget: code, stockOf: scope === 'offer' ? subject : '' }) : [];
  const isUnnamed = scope === 'campaign' && offers.length === 0;
  const says = isUnnamed ? t('draws.nobody', { code }) : t(`draws.${scope}`, { subject });
  return (
    <Card>
      <CardHeader title={t('draws.title')} note={says} />
      {offers.length === 0 ? null : (
        <ul className="grid gap-1.5 px-4 pb-4 text-dense">
          {offers.map(({ code: offer, version, name }) => (
            <li key={offer} className="break-words">
              {locale === 'en' ? name.en : name.zh}{' '}
              <span className="text-muted">{t('draws.version', { offer, version })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
