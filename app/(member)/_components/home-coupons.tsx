import { ShoppingBag, Sparkles, Ticket, TicketPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { List, ListRow } from '@/components/ui/list';
import { walletCounts } from '@/lib/coupons';
import { formatNumber } from '@/lib/kernel/format';
import { pool } from '@/lib/platform/db';
import { isShopOpen } from '@/lib/shop';

/** How many coupons the member may use, what of them ends soon, where there are more, and where to use them (M1). */
export async function HomeCoupons({ memberId, now }: { readonly memberId: string; readonly now: Date }) {
  const [t, counts] = await Promise.all([getTranslations('home'), walletCounts(pool(), memberId, now)]);
  return (
    <List label={t('coupons')} className="mt-3">
      <ListRow
        href="/coupons"
        icon={<Ticket />}
        title={t('coupons')}
        detail={
          counts.soon > 0 ? (
            <span className="text-warning">{t('couponsSoon', { count: counts.soon })}</span>
          ) : (
            t('couponsNote')
          )
        }
        trail={<span className="text-base font-bold">{formatNumber(counts.usable)}</span>}
      />
      <ListRow href="/benefits" icon={<Sparkles />} title={t('benefits')} detail={t('benefitsNote')} />
      <ListRow href="/coupons/centre" icon={<TicketPlus />} title={t('centre')} detail={t('centreNote')} />
      {isShopOpen() ? <ListRow href="/shop" icon={<ShoppingBag />} title={t('shop')} detail={t('shopNote')} /> : null}
    </List>
  );
}
