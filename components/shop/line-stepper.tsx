'use client';
import { useTranslations } from 'next-intl';
import { useOptimistic } from 'react';
import { putInCart } from '@/lib/shop/actions';
import { Stepper } from './stepper';
import { useAct } from './use-act';

const UNITS_MAX = 99;

/** How many of one thing shall be in the cart; below one it is taken out. */
export function LineStepper({
  sku,
  name,
  quantity,
}: {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
}) {
  const t = useTranslations('buying');
  const { run, pending, refusal } = useAct();
  const [shown, show] = useOptimistic(quantity);
  const change = (next: number) =>
    run(() => {
      show(next);
      return putInCart({ sku, quantity: next });
    });
  return (
    <span className="grid justify-items-end gap-1">
      <Stepper
        value={shown}
        max={UNITS_MAX}
        removes
        disabled={pending}
        onChange={change}
        labels={{
          less: shown === 1 ? t('remove', { name }) : t('less', { name }),
          more: t('moreOf', { name }),
          value: t('quantity', { name }),
        }}
      />
      {refusal ? (
        <span role="alert" className="text-2xs text-danger">
          {refusal}
        </span>
      ) : null}
    </span>
  );
}
