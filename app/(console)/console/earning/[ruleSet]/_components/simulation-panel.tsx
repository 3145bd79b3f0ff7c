'use client';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { Skeleton } from '@/components/ui/skeleton';
import type { Simulation } from '@/lib/earning';
import { simulateEarning } from '@/lib/earning/actions';
import type { EditedRules } from './edited-rules';
import { SimulationResult } from './simulation-result';

const DAYS = [7, 30, 90, 365];
const SAMPLES = ['few', 'many', 'all'] as const;

/** Plays the orders of the last days again under what is written, before anything is saved (N1). */
export function SimulationPanel({
  ruleSet,
  rules,
  isReadable,
}: {
  readonly ruleSet: 'points' | 'growth';
  readonly rules: EditedRules;
  readonly isReadable: boolean;
}) {
  const t = useTranslations('earning');
  const [days, setDays] = useState(30);
  const [sample, setSample] = useState<(typeof SAMPLES)[number]>('few');
  const [shown, setShown] = useState<{ readonly of: EditedRules; readonly result: Simulation } | null>(null);
  const [failed, setFailed] = useState(false);
  const [pending, start] = useTransition();
  const run = () =>
    start(async () => {
      const answer = await simulateEarning({ ruleSet, rules, days, sample }).catch(() => null);
      setFailed(answer?.ok !== true);
      if (answer?.ok) setShown({ of: rules, result: answer.value });
    });
  return (
    <Card>
      <CardHeader title={t('simulation.title')} note={t('simulation.note')} />
      <div className="flex flex-wrap items-end gap-3 px-4">
        <Field label={t('simulation.days')}>
          <NativeSelect
            options={DAYS.map((value) => ({ value: String(value), label: t('simulation.lastDays', { days: value }) }))}
            value={String(days)}
            onChange={(event) => setDays(Number(event.target.value))}
          />
        </Field>
        <Field label={t('simulation.sample')}>
          <NativeSelect
            options={SAMPLES.map((value) => ({ value, label: t(`simulation.${value}`) }))}
            value={sample}
            onChange={(event) => setSample(event.target.value as (typeof SAMPLES)[number])}
          />
        </Field>
        <Button icon={<FlaskConical aria-hidden="true" />} pending={pending} disabled={!isReadable} onClick={run}>
          {t('simulation.run')}
        </Button>
      </div>
      <div aria-live="polite" className="min-w-0 px-4 pt-4 pb-4">
        {pending ? <Skeleton className="h-24" /> : null}
        {failed && !pending ? <ErrorState title={t('simulation.failed')} onRetry={run} compact /> : null}
        {shown === null || pending || failed ? null : (
          <SimulationResult result={shown.result} isStale={shown.of !== rules} />
        )}
      </div>
    </Card>
  );
}
