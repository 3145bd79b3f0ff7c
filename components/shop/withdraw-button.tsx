'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { withdrawRequest } from '@/lib/shop/actions';
import { useAct } from './use-act';

/** Takes a request for a refund back while nobody has decided it. */
export function WithdrawButton({ request }: { readonly request: string }) {
  const t = useTranslations('buying');
  const { run, pending, refusal } = useAct();
  return (
    <>
      <Button size="sm" pending={pending} onClick={() => run(() => withdrawRequest({ request }))}>
        {t('withdraw')}
      </Button>
      {refusal ? (
        <p role="alert" className="text-xs text-danger">
          {refusal}
        </p>
      ) : null}
    </>
  );
}
