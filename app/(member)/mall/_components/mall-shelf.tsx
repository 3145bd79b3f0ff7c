import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { PointsPrice } from '@/components/mall/points-price';
import { GoodsTile } from '@/components/shop/goods-tile';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { NearLink } from '@/components/ui/near-link';
import { mallShelf, type Offered } from '@/lib/mall';
import { pageNow, reader } from '@/lib/platform/reading';
import { requireMember } from '../../_reading/member';
import { mallWords } from '../_reading';
import { BalanceCard } from './balance-card';
import { MallFilter } from './mall-filter';
import { type MallAsked, mallHref } from './mall-query';
import { whyNot } from './why-not';

/** Points at hand and what they buy, two in a row; first only what can be had now (M6). */
export async function MallShelf({ asked }: { readonly asked: MallAsked }) {
  const memberId = await requireMember(mallHref(asked));
  const [t, { zone }, { balance, expiring, offered }] = await Promise.all([
    getTranslations('mall'),
    mallWords(),
    mallShelf(reader(), memberId, pageNow()),
  ]);
  const shown = sorted(
    offered.filter((one) => isAsked(one, asked)),
    asked.sort,
  );
  return (
    <>
      <BalanceCard balance={balance} expiring={expiring} zone={zone} />
      <MallFilter asked={asked} />
      {shown.length === 0 ? (
        <Card>
          <EmptyState
            drawing="shop"
            title={offered.length === 0 ? t('empty') : t('noneForMe')}
            actions={
              offered.length === 0 ? null : (
                <LinkButton href={mallHref(asked, { isAll: true, category: null })}>{t('showAll')}</LinkButton>
              )
            }
          >
            {offered.length === 0 ? t('emptyNote') : t('noneForMeNote')}
          </EmptyState>
        </Card>
      ) : (
        <ul aria-label={t('items')} className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {shown.map((one) => (
            <ItemCard key={one.code} one={one} />
          ))}
        </ul>
      )}
    </>
  );
}

const isAsked = ({ terms, may, short }: Offered, { category, isAll }: MallAsked): boolean =>
  (category === null || terms.category === category) && (isAll || (may.allowed && short === 0));

function sorted(offered: readonly Offered[], sort: MallAsked['sort']): readonly Offered[] {
  if (sort === 'rank') return offered;
  return offered.toSorted((one, other) => (sort === 'low' ? one.points - other.points : other.points - one.points));
}

async function ItemCard({ one }: { readonly one: Offered }) {
  const words = await mallWords();
  const { terms, points, left } = one;
  const name = words.worded(terms.name);
  const why = whyNot(one, words.say, words);
  return (
    <li className="min-w-0">
      <NearLink
        href={`/mall/${encodeURIComponent(one.code)}` as Route}
        className="grid h-full content-start gap-2 rounded-card border border-line bg-surface p-3 transition-colors duration-quick hover:bg-sunken"
      >
        <GoodsTile top={terms.category} className="aspect-[4/3] w-full" />
        <span lang={name.lang} className="min-w-0 text-sm font-medium leading-snug">
          {name.text}
        </span>
        <PointsPrice points={points} list={terms.points} cash={terms.cash} />
        {why === null ? null : <span className="text-xs text-muted">{why}</span>}
        {why === null && left !== null ? (
          <span className="text-xs text-muted">{words.say('left', { count: left })}</span>
        ) : null}
      </NearLink>
    </li>
  );
}
