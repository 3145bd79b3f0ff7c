import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { catalogFacts } from '@/lib/catalog';
import { formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { reader } from '@/lib/platform/reading';
import { type Quoted, sayOffer, sayRefusal } from '@/lib/pricing';

/** Every offer that was looked at: what it gave, or why it does not count and what is missing (N2). */
export async function CartOffers({ quoted, locale }: { readonly quoted: Quoted; readonly locale: Locale }) {
  const t = await getTranslations('shop');
  const { applied, refused, gifts } = quoted.priced;
  const own = (name: { readonly zh: string; readonly en: string } | undefined) =>
    locale === 'en' ? name?.en : name?.zh;
  const nameOf = (id: string) => own(quoted.offers.get(id)?.name) ?? id;
  const isCoupon = (id: string) => quoted.offers.get(id)?.source.type === 'COUPON';
  // Codes that open nothing are told with the coupons.
  const others = refused.filter(({ offer }) => quoted.offers.has(offer) && !isCoupon(offer));
  const goods = await catalogFacts(
    reader(),
    gifts.flatMap(({ type, of }) => (type === 'goods' && of !== null ? [of] : [])),
    { storeCode: null, at: quoted.at },
  );
  return (
    <Section id="applied" title={t('applied')}>
      <Card inset className="grid gap-3">
        {applied.length === 0 ? <p className="text-dense text-muted">{t('appliedNone')}</p> : null}
        <ul className="grid gap-2">
          {applied.map(({ offer, granted, layer }) => {
            const known = quoted.offers.get(offer);
            return (
              <li key={offer} data-offer={offer} className="flex items-baseline justify-between gap-3">
                <span className="min-w-0">
                  <span className="block text-sm font-medium">{nameOf(offer)}</span>
                  <span className="block text-xs text-muted">{known ? sayOffer(known, locale) : null}</span>
                </span>
                {layer === 'gift' || layer === 'earn' || layer === 'tender' ? null : (
                  <Money fen={-granted} className="font-medium text-accent" />
                )}
              </li>
            );
          })}
          {gifts.map(({ offer, type, of, quantity }) => (
            <li key={`${offer}:${type}`} className="flex items-baseline justify-between gap-3 text-sm">
              <span className="font-medium">{t('gifts')}</span>
              <span>
                {t(`gift.${type}`, { name: own(goods.get(of ?? '')?.name) ?? of ?? '', count: formatNumber(quantity) })}
              </span>
            </li>
          ))}
        </ul>
        {others.length === 0 ? null : (
          <Collapse summary={<span className="text-dense">{t('unused', { count: others.length })}</span>}>
            <ul className="grid gap-2">
              {others.map((one) => (
                <li key={one.offer}>
                  <span className="block font-medium text-ink">{nameOf(one.offer)}</span>
                  {sayRefusal(one, 'buyer', locale)}
                </li>
              ))}
            </ul>
          </Collapse>
        )}
      </Card>
    </Section>
  );
}
