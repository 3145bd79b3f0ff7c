import { ShoppingBag, Sparkles, TicketPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { List, ListRow } from '@/components/ui/list';
import { isShopOpen } from '@/lib/shop';

/** Where a member finds benefits, more coupons, and something to buy (M1). */
export async function HomeLinks() {
  const t = await getTranslations('home');
  return (
    <List label={t('more')} className="mt-3">
      <ListRow href="/benefits" icon={<Sparkles />} title={t('benefits')} detail={t('benefitsNote')} />
      <ListRow href="/coupons/centre" icon={<TicketPlus />} title={t('centre')} detail={t('centreNote')} />
      {isShopOpen() ? <ListRow href="/shop" icon={<ShoppingBag />} title={t('shop')} detail={t('shopNote')} /> : null}
    </List>
  );
}
