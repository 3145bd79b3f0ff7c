'use client';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { formatNumber } from '@/lib/kernel/format';
import type { AssetTerms, Outcome } from './outcome';

/** Says what the change will do before it is made: the balance after it, a second person, or why it cannot be. */
export function OutcomeNote({
  threshold,
  terms,
  outcome,
}: {
  readonly threshold: number;
  readonly terms: AssetTerms;
  readonly outcome: Outcome;
}) {
  const t = useTranslations('adjust.preview');
  const before = formatNumber(terms.balance);
  return (
    <div aria-live="polite">
      {outcome.kind === 'unsaid' ? <p className="text-dense text-muted">{t('now', { before })}</p> : null}
      {outcome.kind === 'direct' ? (
        <Banner tone="success" title={t('after', { before, after: formatNumber(outcome.after) })}>
          {t('directNote', { left: formatNumber(terms.left.amount), times: terms.left.count })}
        </Banner>
      ) : null}
      {outcome.kind === 'approval' ? (
        <Banner tone="warning" title={t('approval', { threshold: formatNumber(threshold) })}>
          {t('approvalNote', { before, after: formatNumber(outcome.after), most: formatNumber(terms.atOnceMax) })}
        </Banner>
      ) : null}
      {outcome.kind === 'short' ? (
        <Banner tone="danger" title={t('short', { short: formatNumber(outcome.short), before })} />
      ) : null}
      {outcome.kind === 'limit' ? (
        <Banner tone="danger" title={t('limit', { left: formatNumber(terms.left.amount), times: terms.left.count })} />
      ) : null}
    </div>
  );
}
