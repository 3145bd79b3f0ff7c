'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { placeCart } from '@/lib/shop/actions';
import { useAct, useIsBusy } from './use-act';

/** Places what the page shows, always within reach of the thumb; the order then waits to be paid (4.C-freeze). */
export function PlaceButton({ quote, payable }: { readonly quote: string; readonly payable: string }) {
  const t = useTranslations('buying');
  const router = useRouter();
  const { run, refusal } = useAct();
  const isBusy = useIsBusy();
  const place = () =>
    run(
      () => placeCart({ quote }),
      ({ order }) => router.push(`/orders/${order}` as Route),
    );
  return (
    <div className="sticky bottom-[calc(64px+env(safe-area-inset-bottom,0px))] z-10 mt-4 grid gap-1 rounded-card border border-line bg-surface p-3 shadow-float">
      <div className="flex items-center justify-between gap-3">
        <p>
          <span className="block text-2xs text-muted">{t('payable')}</span>
          <span className="text-lg font-bold">{payable}</span>
        </p>
        <Button variant="primary" size="lg" pending={isBusy} onClick={place}>
          {t('place')}
        </Button>
      </div>
      {refusal ? (
        <p role="alert" className="text-xs text-danger">
          {refusal}
        </p>
      ) : null}
    </div>
  );
}
