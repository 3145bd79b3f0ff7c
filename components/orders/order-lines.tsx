import { useLocale, useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { Say } from '@/components/ui/say';
import { formatMoney } from '@/lib/kernel/format';
import { sharesOfLine, tenderOfLine } from '@/lib/orders/rules/frozen-told';
import { MEANING } from './order-row';
import type { Story, StoryLine } from './order-story';

/** The receipt: every line with its price, discount and what came back, and the sums as on paper. */
export function OrderLines({ story, zone }: { readonly story: Story; readonly zone: string }) {
  const t = useTranslations('orders');
  const total = story.goods + story.freight + story.adjustment - story.tender;
  return (
    <Card aria-labelledby="receipt">
      <div className="flex items-start justify-between gap-3 p-4">
        <div className="min-w-0">
          <h2 id="receipt" className="text-xs font-normal text-muted">
            {story.status === 'placed' ? t('due') : t('paid')}
          </h2>
          <p className="text-xl font-bold">
            <Money fen={total} />
          </p>
          <p className="text-xs text-muted">
            <DateTime at={story.placedAt} format="full" zone={zone} />
          </p>
        </div>
        <StatusPill meaning={MEANING[story.status]}>{t(`status.${story.status}`)}</StatusPill>
      </div>
      <ul aria-label={t('lines')} className="divide-y divide-line border-y border-line">
        {story.lines.map((line) => (
          <ReceiptLine key={line.id} line={line} frozen={story.frozen} />
        ))}
      </ul>
      <DescriptionList items={sumsOf(t, story, total)} className="p-4 text-dense" />
    </Card>
  );
}

function ReceiptLine({ line, frozen }: { readonly line: StoryLine; readonly frozen: Story['frozen'] }) {
  const t = useTranslations('orders');
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const shares = sharesOfLine(frozen, line.id);
  const tender = tenderOfLine(frozen, line.id);
  const { quantity, unitPrice, discount, net, refundedQuantity, refundedNet } = line;
  return (
    <li className="px-4 py-3">
      <p className="flex items-baseline justify-between gap-3 leading-snug">
        <span className="min-w-0 font-medium">{nameOf(t, line)}</span>
        <Money fen={net} className="shrink-0 font-medium" />
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
        {line.kind === 'gift' ? <span>{t('gift', { count: quantity })}</span> : null}
        {line.kind === 'goods' ? <span>{t('unit', { price: formatMoney(unitPrice), count: quantity })}</span> : null}
        {discount > 0 && shares.length === 0 ? (
          <span className="text-accent">{t('discount', { amount: formatMoney(discount) })}</span>
        ) : null}
        {shares.map(({ offer, name, amount }) => (
          <span key={offer} className="text-accent">
            {t('share', { offer: name[language], amount: formatMoney(amount) })}
          </span>
        ))}
        {tender > 0 ? <span>{t('shareOfPoints', { amount: formatMoney(tender) })}</span> : null}
        {refundedNet > 0 || refundedQuantity > 0 ? (
          <span className="text-info">
            {refundedQuantity > 0
              ? t('returned', { count: refundedQuantity, amount: formatMoney(refundedNet) })
              : t('returnedMoney', { amount: formatMoney(refundedNet) })}
          </span>
        ) : null}
      </p>
    </li>
  );
}

/** What a line is called. */
export function nameOf(t: Say, { kind, name, sku }: Pick<StoryLine, 'kind' | 'name' | 'sku'>): string {
  return name ?? (kind === 'adjustment' ? t('adjustment') : t('noName', { sku }));
}

function sumsOf(t: Say, { goods, freight, adjustment, lines, refunds, tender }: Story, total: number) {
  const discount = lines.reduce((sum, line) => sum + line.discount, 0);
  const back = refunds.reduce((sum, { amount }) => sum + amount, 0);
  const row = (key: string, fen: number, isTotal = false) => ({
    key,
    name: t(key),
    value: <Money fen={fen} className={isTotal ? 'font-bold' : undefined} />,
  });
  return [
    row('goodsSum', goods + discount),
    ...(discount > 0 ? [row('discountSum', -discount)] : []),
    ...(freight > 0 ? [row('freight', freight)] : []),
    ...(adjustment === 0 ? [] : [row('adjustmentSum', adjustment)]),
    ...(tender > 0 ? [row('tenderSum', -tender)] : []),
    row('sum', total, true),
    ...(back > 0 ? [row('returnedSum', -back), row('kept', total - back, true)] : []),
  ];
}
