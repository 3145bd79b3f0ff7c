'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { helpBoost } from '@/lib/referral/actions';
import { useBoostAct } from './use-boost-act';

/** Helps this boost, once. */
export function HelpBoost({ code }: { readonly code: string }) {
  const t = useTranslations('boost');
  const { run, pending, said } = useBoostAct();
  return (
    <div className="mt-4 grid gap-2">
      <Button variant="primary" size="lg" full pending={pending} onClick={() => run(() => helpBoost({ code }))}>
        {t('help')}
      </Button>
      <p role="alert" className="text-dense text-danger">
        {said}
      </p>
    </div>
  );
}
