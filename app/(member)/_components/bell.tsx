import { Bell } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { NearLink } from '@/components/ui/near-link';
import { ownHome } from '../_reading/home';

/** The way to the inbox; its dot says that something was not read, the number is for those who hear the page (M1). */
export async function InboxBell({ memberId }: { readonly memberId: string }) {
  const [t, { badge: count }] = await Promise.all([getTranslations('inbox'), ownHome(memberId)]);
  return (
    <NearLink
      href="/inbox"
      aria-label={count > 0 ? t('bellCount', { count }) : t('bell')}
      className="relative grid size-11 shrink-0 place-items-center rounded-full border border-line bg-surface hover:bg-sunken"
    >
      <Bell className="size-5" aria-hidden="true" />
      {count > 0 ? <span className="absolute top-2.5 right-2.5 size-2.5 rounded-full bg-accent" /> : null}
    </NearLink>
  );
}
