'use client';
import { ShoppingCart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { putInCart } from '@/lib/shop/actions';
import { useAct } from './use-act';

const UNITS_MAX = 99;

/** Puts one more of a SKU into the cart; of several the one that is chosen. */
export function AddToCart({
  legend,
  skus,
}: {
  readonly legend: string;
  readonly skus: readonly {
    readonly code: string;
    readonly name: string;
    readonly price: string;
    /** How many are in the cart already. */
    readonly inCart: number;
  }[];
}) {
  const t = useTranslations('buying');
  const [chosen, choose] = useState(skus[0]?.code ?? '');
  const { run, pending, refusal } = useAct();
  const inCart = skus.find(({ code }) => code === chosen)?.inCart ?? 0;
  return (
    <div className="grid gap-4">
      {skus.length > 1 ? (
        <RadioGroup
          label={legend}
          cards
          value={chosen}
          onChange={choose}
          choices={skus.map(({ code, name, price }) => ({ value: code, label: name, detail: price }))}
        />
      ) : null}
      <Button
        variant="primary"
        size="lg"
        full
        pending={pending}
        disabled={inCart >= UNITS_MAX}
        icon={<ShoppingCart aria-hidden="true" />}
        onClick={() => run(() => putInCart({ sku: chosen, quantity: inCart + 1 }))}
      >
        {t('add')}
      </Button>
      <p aria-live="polite" className="text-center text-xs text-muted">
        {refusal ?? (inCart > 0 ? t('inCart', { count: inCart }) : '')}
      </p>
    </div>
  );
}
