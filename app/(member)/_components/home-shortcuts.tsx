import { CalendarCheck, Gift, PartyPopper, ShoppingBag, Sparkles, TicketPlus, UserPlus } from 'lucide-react';
import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { NearLink } from '@/components/ui/near-link';
import { isShopOpen } from '@/lib/shop';

/** The ways into the portal's other pages, four side by side, or fewer where letters are large (M1). */
export async function HomeShortcuts() {
  const t = await getTranslations('home.shortcuts');
  return (
    <nav aria-label={t('title')} className="mt-3 rounded-card border border-line bg-surface px-1 py-2">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(max(4.25rem,25%),1fr))]">
        <Shortcut href="/tasks" icon={<CalendarCheck />} name={t('tasks')} />
        <Shortcut href="/benefits" icon={<Sparkles />} name={t('benefits')} />
        <Shortcut href="/coupons/centre" icon={<TicketPlus />} name={t('centre')} />
        <Shortcut href="/mall" icon={<Gift />} name={t('mall')} />
        <Shortcut href="/activities" icon={<PartyPopper />} name={t('activities')} />
        <Shortcut href="/invite" icon={<UserPlus />} name={t('invite')} />
        {isShopOpen() ? <Shortcut href="/shop" icon={<ShoppingBag />} name={t('shop')} /> : null}
      </ul>
    </nav>
  );
}

function Shortcut({ href, icon, name }: { readonly href: string; readonly icon: ReactNode; readonly name: string }) {
  return (
    <li>
      <NearLink
        href={href as Route}
        className="grid min-h-target content-start justify-items-center gap-1 rounded-control px-0.5 py-2 text-center text-xs leading-tight -outline-offset-2 transition-colors duration-quick hover:bg-sunken"
      >
        <span
          aria-hidden="true"
          className="grid size-10 place-items-center rounded-lg bg-tint text-accent [&_svg]:size-5"
        >
          {icon}
        </span>
        {name}
      </NearLink>
    </li>
  );
}
