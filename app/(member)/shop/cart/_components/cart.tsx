import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { PlaceButton } from '@/components/shop/place-button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { formatMoney } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { pageNow, reader } from '@/lib/platform/reading';
import { shopCart } from '@/lib/shop';
import { requireMember } from '../../../_reading/member';
import { CartCoupons } from './cart-coupons';
import { CartEarn } from './cart-earn';
import { CartLines } from './cart-lines';
import { CartOffers } from './cart-offers';
import { CartPoints } from './cart-points';
import { CartSums } from './cart-sums';

/** The cart with the quote that will be placed: what it costs, why, and what it earns (4.C, N2). */
export async function Cart() {
  const memberId = await requireMember('/shop/cart');
  const [t, said, cart] = await Promise.all([
    getTranslations('shop'),
    getLocale(),
    shopCart(reader(), { memberId, now: pageNow() }),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const { lines, choice, quoted } = cart;
  if (lines.length === 0) {
    return (
      <Card>
        <EmptyState
          drawing="shop"
          title={t('cartEmpty')}
          actions={
            <LinkButton href="/shop" variant="primary">
              {t('toShop')}
            </LinkButton>
          }
        >
          {t('cartEmptyNote')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <ClientTexts namespaces={['buying']}>
      <CartLines lines={lines} quoted={quoted} locale={locale} />
      {quoted === null ? null : (
        <>
          <CartCoupons quoted={quoted} choice={choice} locale={locale} />
          <CartPoints tender={quoted.priced.tender} coupons={choice.coupons} />
          <CartOffers quoted={quoted} locale={locale} />
          <CartSums priced={quoted.priced} />
          <CartEarn earn={quoted.priced.earn} />
          <PlaceButton quote={publicId('quote', quoted.quoteId)} payable={formatMoney(quoted.priced.totals.payable)} />
        </>
      )}
    </ClientTexts>
  );
}
