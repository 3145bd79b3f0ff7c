'use client';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { ProgressBar } from '@/components/ui/track';
import type { FunnelStep } from '@/lib/campaigns/rules/monitor';
import { formatNumber, formatPercent } from '@/lib/kernel/format';
import { FEW } from '@/lib/kernel/small';
import { rowsHref } from './figure-grid';

/** The way from seeing to buying: how many people came so far, and which part of those reached that is. */
export function Funnel({ code, steps }: { readonly code: string; readonly steps: readonly FunnelStep[] }) {
  const t = useTranslations('campaign-figures');
  const whole = steps.find(({ code: one }) => one === 'reached')?.people ?? 0;
  return (
    <Card>
      <CardHeader title={t('funnel')} note={t('funnelNote')} />
      <ol className="grid gap-3 px-4 pb-4">
        {steps.map(({ code: one, people, drill, isFew }) => (
          <li key={one} className="grid gap-1 text-dense">
            <span className="flex items-baseline justify-between gap-3">
              <span>{t(`step.${one as 'joined'}`)}</span>
              {people === null ? (
                <span className="text-muted">{isFew ? FEW : t('notTracked')}</span>
              ) : (
                <span className="tabular-nums">
                  {drill === null ? (
                    formatNumber(people)
                  ) : (
                    <TextLink figure href={rowsHref(code, drill) as Route}>
                      {formatNumber(people)}
                    </TextLink>
                  )}
                  {whole === 0 ? null : <span className="text-muted"> · {formatPercent(people / whole)}</span>}
                </span>
              )}
            </span>
            {people === null ? null : (
              <ProgressBar value={people} max={Math.max(whole, 1)} label={t(`step.${one as 'joined'}`)} />
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
