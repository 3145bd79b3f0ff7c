import { getTranslations } from 'next-intl/server';
import { type ChoosableCoupon, CouponChoice } from '@/components/shop/coupon-choice';
import { CouponCodeForm } from '@/components/shop/coupon-code-form';
import { Banner } from '@/components/ui/banner';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { type Quoted, sayRefusal } from '@/lib/pricing';
import type { ShopCart } from '@/lib/shop';

/** Refusals that speak of what else is used: a member who insists on this coupon may have it. */
const YIELDING: readonly string[] = [
  'not_best',
  'saves_nothing',
  'group_taken',
  'exclusive',
  'coupon_limit',
  'line_taken',
];

/** The member's coupons at this cart: used, usable instead, or refused with what is missing (N2, M4). */
export async function CartCoupons({
  quoted,
  choice,
  locale,
}: {
  readonly quoted: Quoted;
  readonly choice: ShopCart['choice'];
  readonly locale: Locale;
}) {
  const [t, own] = await Promise.all([getTranslations('shop'), getTranslations('buying')]);
  const applied = new Map(quoted.priced.applied.map((one) => [one.offer, one]));
  const refused = new Map(quoted.priced.refused.map((one) => [one.offer, one]));
  const coupons = [...quoted.offers.values()]
    .filter(({ source }) => source.type === 'COUPON')
    .map(({ id, name, source }): ChoosableCoupon => {
      const [used, no] = [applied.get(id), refused.get(id)];
      const gives =
        used === undefined || used.layer === 'gift' ? own('gives') : own('save', { amount: formatMoney(used.granted) });
      // One that is not claimed yet has no id of its own: it goes by what was typed.
      const isTyped = source.type === 'COUPON' && source.claim !== undefined;
      return {
        id: isTyped ? (quoted.coupons.get(id) ?? id) : id,
        name: locale === 'en' ? name.en : name.zh,
        detail: no === undefined ? gives : sayRefusal(no, 'buyer', locale),
        isOpen: no === undefined || YIELDING.includes(no.code),
      };
    })
    .toSorted((a, b) => Number(refused.has(a.id)) - Number(refused.has(b.id)) || Number(b.isOpen) - Number(a.isOpen));
  // What was typed is picked by its coupon; one that is nobody's to use any more says why.
  const typed = choice.coupons[0] ?? null;
  const named = [...quoted.offers.values()].find(({ source }) => source.type === 'COUPON' && source.isPicked);
  const picked = coupons.find(({ id }) => id === typed || id === named?.id)?.id ?? null;
  const lost = typed === null ? undefined : refused.get(typed);
  return (
    <Section
      id="coupons"
      title={t('coupons')}
      action={
        <TextLink quiet href="/coupons/centre">
          {t('toCentre')}
        </TextLink>
      }
    >
      {coupons.length === 0 ? (
        <p className="px-0.5 text-dense text-muted">{t('couponsNone')}</p>
      ) : (
        <CouponChoice coupons={coupons} picked={picked} points={choice.points} />
      )}
      {lost === undefined || quoted.offers.has(lost.offer) ? null : (
        <Banner tone="warning" title={t('codeLost', { code: lost.offer })}>
          {sayRefusal(lost, 'buyer', locale)}
        </Banner>
      )}
      <CouponCodeForm points={choice.points} />
    </Section>
  );
}
