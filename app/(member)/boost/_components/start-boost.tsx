'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { startBoost } from '@/lib/referral/actions';
import { useBoostAct } from './use-boost-act';

/** Begins a boost; a second tap is the same start. */
export function StartBoost({ hours, left }: { readonly hours: number; readonly left: number }) {
  const t = useTranslations('boost');
  const { run, pending, said } = useBoostAct();
  return (
    <div className="mt-4 grid gap-2">
      <Button variant="primary" size="lg" full pending={pending} onClick={() => run(() => startBoost({}))}>
        {t('start')}
      </Button>
      <p className="text-xs text-muted">{t('startNote', { hours, left })}</p>
      <p role="alert" className="text-dense text-danger">
        {said}
      </p>
    </div>
  );
}
