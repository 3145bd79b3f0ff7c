'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cancelOwnOrder, payOrder } from '@/lib/shop/actions';
import { useAct } from './use-act';

/** Paying an order that waits for it, or giving it up; both may be tapped twice. */
export function OrderActs({ order }: { readonly order: string }) {
  const t = useTranslations('buying');
  const { run, pending, refusal } = useAct();
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={pending} onClick={() => run(() => payOrder({ order }))}>
          {t('pay')}
        </Button>
        <Button disabled={pending} onClick={() => run(() => cancelOwnOrder({ order }))}>
          {t('cancel')}
        </Button>
      </div>
      <p className="text-2xs text-muted">{t('payNote')}</p>
      {refusal ? (
        <p role="alert" className="text-xs text-danger">
          {refusal}
        </p>
      ) : null}
    </div>
  );
}
