import { Undo2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { IconPlate } from '@/components/ui/list';
import type { Say } from '@/components/ui/say';
import { Section } from '@/components/ui/section';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { offerKeptFor } from '@/lib/orders/rules/frozen-told';
import { nameOf } from './order-lines';
import type { Story, StoryRefund } from './order-story';

/** Every refund: the money that came back, for what, and the points and growth that were taken with it (4.D, 4.A.11). */
export function OrderRefunds({ story, zone }: { readonly story: Story; readonly zone: string }) {
  const t = useTranslations('orders');
  const language = useLocale() === 'en' ? 'en' : 'zh';
  if (story.refunds.length === 0) return null;
  return (
    <Section id="refunds" title={t('refunds')}>
      <div className="grid gap-3">
        {story.refunds.map((refund) => (
          <Card key={refund.refundNo} inset aria-label={t('refundOn', { number: refund.refundNo })}>
            <div className="flex gap-3">
              <IconPlate className="bg-sunken text-muted">
                <Undo2 />
              </IconPlate>
              <div className="min-w-0 flex-1">
                <h3 className="text-sm font-medium">{t('refund', { amount: formatMoney(refund.amount) })}</h3>
                <p className="text-xs text-muted">
                  <DateTime at={refund.refundedAt} zone={zone} /> · {t('refundOn', { number: refund.refundNo })}
                </p>
                <ul className="mt-2 grid gap-0.5 text-dense">
                  {backOf(t, refund, story).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
                <p className="mt-2 border-t border-line pt-2 text-xs text-muted">{t('taken')}</p>
                <ul className="grid gap-0.5 text-dense">
                  {[...takenOf(t, refund), ...keptOf(t, refund, story, language)].map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
                <GivenBack sentences={returnedOf(t, refund)} />
              </div>
            </div>
          </Card>
        ))}
      </div>
    </Section>
  );
}

/** What came back: goods by name and units, and delivery. */
function backOf(t: Say, { lines, freight }: StoryRefund, story: Story): readonly string[] {
  const goods = lines.map(({ id, quantity, amount }) => {
    const line = story.lines.find((one) => one.id === id);
    const values = { name: line ? nameOf(t, line) : id, count: quantity, amount: formatMoney(amount) };
    return t(quantity > 0 ? 'refundLine' : 'refundLineMoney', values);
  });
  return freight > 0 ? [...goods, t('refundFreight', { amount: formatMoney(freight) })] : goods;
}

function GivenBack({ sentences }: { readonly sentences: readonly string[] }) {
  const t = useTranslations('orders');
  if (sentences.length === 0) return null;
  return (
    <>
      <p className="mt-2 border-t border-line pt-2 text-xs text-muted">{t('givenBack')}</p>
      <ul className="grid gap-0.5 text-dense">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

/** What the order had used and has no more: points to their lots, coupons, quotas; and gifts that go back. */
function returnedOf(t: Say, { moved, tender }: StoryRefund): readonly string[] {
  const points = moved.points.reduce((sum, move) => (move.type === 'SPEND_RETURN' ? sum + move.points : sum), 0);
  const count = (to: string) => (moved.coupons ?? []).filter((coupon) => coupon.to === to).length;
  const quotas = (moved.benefits ?? []).filter(({ to }) => to === 'returned').length;
  const goods = (moved.gifts ?? []).reduce((sum, { type, quantity }) => (type === 'goods' ? sum + quantity : sum), 0);
  return [
    ...(points === 0 ? [] : [t('backPoints', { points: formatNumber(points), amount: formatMoney(tender) })]),
    ...(count('returned') === 0 ? [] : [t('backCoupons', { count: count('returned') })]),
    ...(quotas === 0 ? [] : [t('backBenefits', { count: quotas })]),
    ...(count('voided') === 0 ? [] : [t('voidedCoupons', { count: count('voided') })]),
    ...(goods === 0 ? [] : [t('lostGifts', { count: goods })]),
  ];
}

/** What was kept back of the money because the goods that stay would not have got it, or paid out after all (4.D.2). */
function keptOf(t: Say, { moved }: StoryRefund, { frozen }: Story, language: 'zh' | 'en'): readonly string[] {
  return (moved.kept ?? []).map(({ for: key, amount }) => {
    const offer = offerKeptFor(frozen, key)?.[language] ?? key;
    return t(amount > 0 ? 'keptBack' : 'paidOut', { offer, amount: formatMoney(Math.abs(amount)) });
  });
}

/** What was taken with it, what of it became debt, and what was waived (4.A.10). */
function takenOf(t: Say, { moved }: StoryRefund): readonly string[] {
  const points = moved.points.reduce((sum, move) => (move.type === 'SPEND_RETURN' ? sum : sum + move.points), 0);
  const debt = moved.points.reduce((sum, move) => sum + move.debt, 0);
  const { points: waivedPoints = 0, growth: waivedGrowth = 0 } = moved.waived ?? {};
  const taken = [
    ...(points === 0 ? [] : [t('takenPoints', { points: formatNumber(points, true) })]),
    ...(moved.growth === 0 ? [] : [t('takenGrowth', { growth: formatNumber(moved.growth, true) })]),
    ...(debt === 0 ? [] : [t('takenDebt', { points: formatNumber(debt) })]),
  ];
  return [
    ...(taken.length === 0 ? [t('takenNothing')] : taken),
    ...(waivedPoints === 0 ? [] : [t('waivedPoints', { points: formatNumber(waivedPoints) })]),
    ...(waivedGrowth === 0 ? [] : [t('waivedGrowth', { growth: formatNumber(waivedGrowth) })]),
  ];
}
