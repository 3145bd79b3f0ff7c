'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Stat, Stats } from '@/components/ui/stat';
import { TextLink } from '@/components/ui/text-link';
import type { Told } from '@/lib/approvals';
import { formatMoney, formatNumber } from '@/lib/kernel/format';

/** Whom a request reaches, what it costs at the most, what the budget has left; what is doubtful about it; where to look at it. */
export function Impact({ told: { people, cost, left, risks, preview } }: { readonly told: Told }) {
  const t = useTranslations('approvals');
  const amount = (value: number): string =>
    cost?.unit === 'fen' ? formatMoney(value, 'plain') : t(`unit.${cost?.unit ?? 'times'}`, { count: value });
  return (
    <section aria-label={t('detail.impact')} className="grid gap-2">
      <Stats label={t('detail.impact')}>
        <Stat nameFirst name={t('impact.people')} value={people === null ? t('impact.all') : formatNumber(people)} />
        <Stat nameFirst name={t('impact.cost')} value={cost === null || cost.amount <= 0 ? '–' : amount(cost.amount)} />
        {left === null ? null : <Stat nameFirst name={t('impact.left')} value={amount(left)} />}
      </Stats>
      {risks.length === 0 ? null : (
        <ul aria-label={t('detail.risks')} className="grid gap-1 text-dense">
          {risks.map((risk) => (
            <li key={risk} className="flex items-start gap-1.5">
              <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden="true" />
              {t.has(`risk.${risk}`) ? t(`risk.${risk}`) : risk}
            </li>
          ))}
        </ul>
      )}
      {preview === null ? null : (
        <p className="text-dense">
          <TextLink href={preview}>{t('preview')}</TextLink>
        </p>
      )}
    </section>
  );
}
