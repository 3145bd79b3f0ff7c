import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Section } from '@/components/ui/section';
import { type CentreOffer, couponCentre } from '@/lib/coupons';
import { couponKinds } from '@/lib/coupons/registry';
import { reader } from '@/lib/platform/reading';
import { ownTaste } from '@/lib/suggestions';
import { matchOf } from '@/lib/suggestions/rules/match';
import { couponWords } from '../../_reading/coupon-words';
import { CentreTicket } from '../../coupons/_components/centre-ticket';

const LOOKED_AT = 60;
const SHOWN = 4;

/** Coupons that the member may claim now for what he buys, each with the goods, category or brand that it fits. */
export async function CouponsForYou({ memberId, now }: { readonly memberId: string; readonly now: Date }) {
  const [t, taste, { offers }] = await Promise.all([
    getTranslations('for-you'),
    ownTaste(reader(), memberId, now),
    couponCentre(reader(), memberId, { cursor: null, limit: LOOKED_AT, now }),
  ]);
  const fitting = offers
    .flatMap((offer) => {
      const match = offer.answer.allowed ? matchOf(goodsOf(offer), taste) : null;
      return match === null ? [] : [{ offer, match }];
    })
    .slice(0, SHOWN);
  if (fitting.length === 0) return null;
  const words = await couponWords(fitting.map(({ offer }) => offer.terms));
  return (
    <Section id="coupons" title={t('coupons')}>
      <ClientTexts namespaces={['claiming', 'sharing']}>
        <ul aria-label={t('coupons')} className="grid gap-3">
          {fitting.map(({ offer, match }) => (
            <CentreTicket
              key={offer.batch.id}
              offer={offer}
              words={words}
              why={t('couponFor', { name: words.nameOf(match) })}
            />
          ))}
        </ul>
      </ClientTexts>
    </Section>
  );
}

/** The goods that a coupon names: by its type, and by what its batch includes. */
function goodsOf({ terms }: CentreOffer) {
  const own = couponKinds.find(terms.kind)?.effect(terms.params).goods;
  const { include } = terms.scope;
  return {
    skus: [...(own?.skus ?? []), ...include.skus],
    products: include.products,
    categories: [...(own?.categories ?? []), ...include.categories],
    brands: [...(own?.brands ?? []), ...include.brands],
  };
}
