'use client';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useClaims } from './use-claims';

/** Claims one reward: it shows as had at once, and comes back with the reason when it is not (M5). */
export function ClaimTask({
  task,
  period,
  name,
}: {
  readonly task: string;
  readonly period: string;
  readonly name: string;
}) {
  const t = useTranslations('my-tasks');
  const { claim, isHad, trouble } = useClaims([{ task, period }]);
  return (
    <span className="grid max-w-[45%] shrink-0 justify-items-end gap-0.5 self-center text-right">
      {isHad ? (
        <span className="flex items-center gap-1 text-xs font-medium text-success">
          <Check className="size-3.5" aria-hidden="true" />
          {t('state.claimed')}
        </span>
      ) : (
        <Button variant="primary" size="sm" onClick={claim} aria-label={t('claimNamed', { name })}>
          {t('claim')}
        </Button>
      )}
      <span aria-live="assertive" className="text-2xs text-muted">
        {trouble}
      </span>
    </span>
  );
}
