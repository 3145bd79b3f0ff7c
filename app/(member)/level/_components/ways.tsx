import { CalendarPlus, ShoppingBag, UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { sayWay } from '@/components/levels/words';
import { LinkButton } from '@/components/ui/link-button';
import { List, ListRow } from '@/components/ui/list';
import { Marked } from '@/components/ui/marked';
import type { Say } from '@/components/ui/say';
import type { Gap } from '@/lib/kernel/rule-tree';
import type { NextLevel } from '@/lib/levels';
import { rankWays } from '@/lib/levels/rules/ways';
import { isShopOpen } from '@/lib/shop';

/** Every way to the next level, the one of least effort first, with about how many orders that is for this member (M2). */
export async function Ways({
  next,
  bought,
}: {
  readonly next: NextLevel;
  readonly bought: { readonly orders: number; readonly amount: number };
}) {
  const [t, tl] = await Promise.all([getTranslations('moments'), getTranslations('level')]);
  const ways = rankWays(next.routes, bought);
  return (
    <List>
      {ways.map(({ gaps, orders }, place) => {
        const sentence = sayWay(tl as unknown as Say, gaps);
        const kind = kindOf(gaps);
        const about = kind === 'spend' && orders !== null ? t('ways.about', { count: orders }) : null;
        const nearest = place === 0 && ways.length > 1 ? t('ways.nearest') : null;
        return (
          <ListRow
            key={sentence}
            icon={ICONS[kind]}
            title={<Marked sentence={sentence} />}
            detail={kind === 'invited' ? t('ways.invited') : [nearest, about].filter((one) => one !== null).join(' · ')}
            trail={place === 0 && kind !== 'invited' && isShopOpen() ? <ToShop label={t('ways.shop')} /> : null}
          />
        );
      })}
    </List>
  );
}

const ICONS = { invited: <UserPlus />, spend: <ShoppingBag />, order: <CalendarPlus /> } as const;

/** What a way asks for most: somebody's invitation, money, or orders. */
function kindOf(gaps: readonly Gap[]): keyof typeof ICONS {
  const asks = (wanted: string) => gaps.some(({ attribute }) => attribute === wanted);
  return asks('invited') ? 'invited' : asks('amount') ? 'spend' : 'order';
}

const ToShop = ({ label }: { readonly label: string }) => (
  <LinkButton href="/shop" size="sm" variant="outline">
    {label}
  </LinkButton>
);
