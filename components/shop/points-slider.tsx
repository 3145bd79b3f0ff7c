'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { chooseForCart } from '@/lib/shop/actions';
import { useAct } from './use-act';

/** How many points shall pay, in whole steps up to what may be (4.A.8); asked anew when the hand or the key is lifted. */
export function PointsSlider({
  used,
  max,
  step,
  worth,
  coupons,
}: {
  readonly used: number;
  readonly max: number;
  readonly step: number;
  readonly worth: { readonly points: number; readonly fen: number };
  readonly coupons: readonly string[];
}) {
  const t = useTranslations('buying');
  const { run, pending, refusal } = useAct();
  const [shown, show] = useState(used);
  useEffect(() => show(used), [used]);
  const amount = formatMoney(Math.floor((shown * worth.fen) / worth.points));
  const said = shown === 0 ? t('pointsNone') : t('pointsUse', { points: formatNumber(shown), amount });
  const settle = () => {
    if (shown !== used) run(() => chooseForCart({ coupons: [...coupons], points: shown }));
  };
  return (
    <div className="grid gap-1" aria-busy={pending}>
      <p className="flex flex-wrap items-baseline justify-between gap-2 text-sm">
        <span className="font-medium">{said}</span>
        <span className="text-xs text-muted">{t('pointsMax', { points: formatNumber(max) })}</span>
      </p>
      <input
        type="range"
        min={0}
        max={max}
        step={step}
        value={shown}
        disabled={max === 0}
        aria-label={t('pointsLabel')}
        aria-valuetext={said}
        onChange={(event) => show(Number(event.target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
        className="h-11 w-full accent-accent"
      />
      {refusal ? (
        <p role="alert" className="text-xs text-danger">
          {refusal}
        </p>
      ) : null}
    </div>
  );
}
