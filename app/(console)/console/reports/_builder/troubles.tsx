'use client';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import type { Trouble } from '@/lib/reports/rules/troubles';

/** Why a report cannot be told as it is asked for, each with what to do instead. */
export function Troubles({ troubles }: { readonly troubles: readonly Trouble[] }) {
  const t = useTranslations('report-builder');
  const words = useTranslations('reports');
  const nameOf = (code: string | undefined) =>
    code === undefined || !words.has(`metric.${code}.name` as 'metric.orders.name')
      ? (code ?? '')
      : words(`metric.${code}.name` as 'metric.orders.name');
  return (
    <div role="status" className="grid gap-2">
      {troubles.map(({ code, metric, other }) => (
        <Banner
          key={code}
          tone="warning"
          title={t(`trouble.${code}.what`, { metric: nameOf(metric), other: nameOf(other) })}
        >
          {t(`trouble.${code}.instead`, { metric: nameOf(metric), other: nameOf(other) })}
        </Banner>
      ))}
    </div>
  );
}
