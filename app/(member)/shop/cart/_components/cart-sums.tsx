import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { Quoted } from '@/lib/pricing';

/** The sums as on paper: each is said only if it is not nothing. */
export async function CartSums({ priced }: { readonly priced: Quoted['priced'] }) {
  const t = await getTranslations('shop');
  const { totals, freight } = priced;
  const row = (key: string, fen: number, isTotal = false) => ({
    key,
    name: t(`sum.${key}`),
    value: <Money fen={fen} className={isTotal ? 'text-base font-bold' : undefined} />,
  });
  const some = (key: string, fen: number) => (fen === 0 ? [] : [row(key, fen)]);
  return (
    <Card inset className="mt-6">
      <DescriptionList
        className="text-dense"
        items={[
          row('list', totals.list),
          ...some('discount', -totals.discount),
          row('freight', freight.full),
          ...some('freightOff', -freight.discount),
          ...some('points', -totals.pointsTender),
          row('payable', totals.payable, true),
        ]}
      />
    </Card>
  );
}
