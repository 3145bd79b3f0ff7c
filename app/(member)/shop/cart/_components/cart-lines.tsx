import { getTranslations } from 'next-intl/server';
import { LineStepper } from '@/components/shop/line-stepper';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { formatMoney } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { Quoted } from '@/lib/pricing';
import type { ShopLine } from '@/lib/shop';

/** Every line with its price, each offer's part of it, and what is left to pay for it (4.C-allocation). */
export async function CartLines({
  lines,
  quoted,
  locale,
}: {
  readonly lines: readonly ShopLine[];
  readonly quoted: Quoted | null;
  readonly locale: Locale;
}) {
  const t = await getTranslations('shop');
  const priced = new Map(quoted?.priced.lines.map((line) => [line.id, line]));
  const nameOf = (offer: string) => {
    const name = quoted?.offers.get(offer)?.name;
    return (locale === 'en' ? name?.en : name?.zh) ?? offer;
  };
  return (
    <Card>
      <ul aria-label={t('lines')} className="divide-y divide-line">
        {lines.map(({ sku, quantity, name }) => {
          const line = priced.get(sku);
          const said = (locale === 'en' ? name?.en : name?.zh) ?? sku;
          return (
            <li key={sku} data-line={sku} className="grid gap-1.5 px-4 py-3.5">
              <p className="flex items-baseline justify-between gap-3 leading-snug">
                <span className="min-w-0 font-medium">{said}</span>
                {line ? <Money fen={line.net} className="shrink-0 font-bold" /> : null}
              </p>
              <div className="flex items-end justify-between gap-3">
                <ul className="grid min-w-0 gap-0.5 text-xs text-muted">
                  <li>{line ? t('each', { price: formatMoney(line.list / quantity), count: quantity }) : t('gone')}</li>
                  {line?.discounts.map(({ offer, amount }) => (
                    <li key={offer} className="text-accent">
                      {nameOf(offer)} <Money fen={-amount} />
                    </li>
                  ))}
                </ul>
                <LineStepper sku={sku} name={said} quantity={quantity} />
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
