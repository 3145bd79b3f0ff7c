import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatPercent } from '@/lib/kernel/format';
import type { Unit } from '@/lib/reports/rules/metric';
import { changeOf, tellPoints } from '@/lib/reports/rules/tell';

/**
 * By how much a number changed: an arrow, a percentage and, for who cannot see them, a word; green only where more is better.
 * Of a rate it is percentage points: a percentage of a percentage is read wrong.
 */
export function Change({
  value,
  before,
  good,
  unit,
}: {
  readonly value: number | null;
  readonly before: number | null;
  readonly good: 1 | 0 | -1;
  readonly unit: Unit;
}) {
  const t = useTranslations('reports');
  const change = changeOf(value, before);
  if (change === null || change === 0) return null;
  const isUp = change > 0;
  const tone = good === 0 ? 'text-muted' : isUp === good > 0 ? 'text-success' : 'text-warning';
  const Arrow = isUp ? ArrowUp : ArrowDown;
  return (
    <span className={cn('inline-flex items-center gap-0.5 text-xs', tone)}>
      <Arrow className="size-3" aria-hidden="true" />
      <VisuallyHidden>{t(isUp ? 'up' : 'down')}</VisuallyHidden>
      {unit === 'bp' ? t('percentPoints', { value: tellPoints(value, before) }) : formatPercent(Math.abs(change))}
    </span>
  );
}
