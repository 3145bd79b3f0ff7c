'use client';
import { useTranslations } from 'next-intl';
import { type BenefitWords, sayEffect } from '@/components/benefits/words';
import { Card, CardHeader } from '@/components/ui/card';
import type { Terms } from '@/lib/benefits/rules/terms';

/** What a member reads of it: the name, one line, how many times, how to use it. */
export function MemberPreview({ terms, words }: { readonly terms: Terms; readonly words: BenefitWords }) {
  const t = useTranslations('benefits');
  const pick = (text: { readonly zh: string; readonly en: string }) => (words.locale === 'en' ? text.en : text.zh);
  const steps = pick(terms.howTo).split('\n').filter(Boolean);
  const quota = terms.levels[0]?.times ?? terms.times;
  return (
    <Card>
      <CardHeader title={t('preview.title')} />
      <div className="grid gap-1 px-4 pb-4">
        <div className="grid gap-1.5 rounded-card border border-line bg-paper p-4">
          <p className="text-sm font-medium">{pick(terms.name)}</p>
          <p className="text-xs text-muted">{pick(terms.description) || sayEffect(terms.kind, terms.params, words)}</p>
          <p className="text-dense font-medium">
            {quota === null ? t('unlimited') : t('preview.left', { per: t(`per.${terms.per}`), quota })}
          </p>
          {steps.length === 0 ? null : (
            <ol className="grid list-decimal gap-1 pl-5 text-xs">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
        </div>
      </div>
    </Card>
  );
}
