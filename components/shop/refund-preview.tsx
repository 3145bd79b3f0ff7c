'use client';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { formatNumber } from '@/lib/kernel/format';
import type { RefundTold } from '@/lib/shop/rules/refund-told';

/** What a refund will move: each line's money, what of it comes back as points, what is kept, and what is taken with it. */
export function RefundPreview({
  told,
  names,
}: {
  readonly told: RefundTold;
  readonly names: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('buying');
  const money = (key: string, fen: number) => (fen === 0 ? [] : [{ key, name: t(key), value: <Money fen={fen} /> }]);
  const count = (key: string, value: number) =>
    value === 0 ? [] : [{ key, name: t(key), value: formatNumber(value) }];
  return (
    <Card inset aria-labelledby="preview">
      <h2 id="preview" className="mb-2 text-sm">
        {t('preview')}
      </h2>
      <DescriptionList
        className="text-dense"
        items={[
          ...told.lines.map(({ id, quantity, amount }) => ({
            key: id,
            name: t('line', { name: names.get(id) ?? id, count: quantity }),
            value: <Money fen={amount} />,
          })),
          ...money('tender', -told.tender),
          ...money('kept', -told.deducted),
          { key: 'money', name: t('money'), value: <Money fen={told.amount} className="text-base font-bold" /> },
          ...count('pointsBack', told.pointsBack),
          ...count('pointsTaken', -told.pointsTaken),
          ...count('growthTaken', -told.growthTaken),
          ...count('couponBack', told.couponsBack),
          ...count('couponVoid', told.couponsVoid),
        ]}
      />
    </Card>
  );
}
