'use client';
import { useTranslations } from 'next-intl';
import { useOptimistic } from 'react';
import { Card } from '@/components/ui/card';
import { RadioGroup } from '@/components/ui/radio-group';
import { chooseForCart } from '@/lib/shop/actions';
import { useAct } from './use-act';

/** A coupon of the member at this cart: what it takes off, or why it does not. */
export type ChoosableCoupon = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** It could be used instead of what is used now. */
  readonly isOpen: boolean;
};

/** Which coupon shall be used: the best set by itself, or one that the member insists on (4.C-choosing). */
export function CouponChoice({
  coupons,
  picked,
  points,
}: {
  readonly coupons: readonly ChoosableCoupon[];
  readonly picked: string | null;
  readonly points: number;
}) {
  const t = useTranslations('buying');
  const { run, pending, refusal } = useAct();
  const [shown, show] = useOptimistic(picked ?? AUTO);
  const pick = (id: string) =>
    run(() => {
      show(id);
      return chooseForCart({ coupons: id === AUTO ? [] : [id], points });
    });
  return (
    <Card inset aria-busy={pending} className="py-2">
      <RadioGroup
        label={<span className="sr-only">{t('pick')}</span>}
        value={shown}
        onChange={pick}
        choices={[
          { value: AUTO, label: t('auto'), detail: t('autoNote') },
          ...coupons.map(({ id, name, detail, isOpen }) => ({ value: id, label: name, detail, disabled: !isOpen })),
        ]}
      />
      {refusal ? (
        <p role="alert" className="mt-1 text-xs text-danger">
          {refusal}
        </p>
      ) : null}
    </Card>
  );
}

const AUTO = 'auto';
