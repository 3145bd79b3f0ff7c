import { Gift, PartyPopper, ShoppingBag, Sparkles, TicketPlus, UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { List, ListRow } from '@/components/ui/list';
import { isShopOpen } from '@/lib/shop';
import { HomeCheckIn } from './home-check-in';

/** Where a member checks in, and finds benefits, more coupons, and something to buy (M1). */
export async function HomeLinks({ memberId, now }: { readonly memberId: string; readonly now: Date }) {
  const t = await getTranslations('home');
  return (
    <List label={t('more')} className="mt-3">
      <HomeCheckIn memberId={memberId} now={now} />
      <ListRow href="/benefits" icon={<Sparkles />} title={t('benefits')} detail={t('benefitsNote')} />
      <ListRow href="/invite" icon={<UserPlus />} title={t('invite')} detail={t('inviteNote')} />
      <ListRow href="/coupons/centre" icon={<TicketPlus />} title={t('centre')} detail={t('centreNote')} />
      <ListRow href="/activities" icon={<PartyPopper />} title={t('activities')} detail={t('activitiesNote')} />
      <ListRow href="/mall" icon={<Gift />} title={t('mall')} detail={t('mallNote')} />
      {isShopOpen() ? <ListRow href="/shop" icon={<ShoppingBag />} title={t('shop')} detail={t('shopNote')} /> : null}
    </List>
  );
}
