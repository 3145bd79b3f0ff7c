import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import type { LedgerLine } from '@/components/ledger/line';
import { MovementRow, movementsOf } from '@/components/ledger/movement-row';
import { CelebrateOnce } from '@/components/levels/celebrate';
import { GrowthRow } from '@/components/levels/growth-row';
import { KeepNote } from '@/components/levels/keep-note';
import { LevelCard } from '@/components/levels/level-card';
import { LevelSteps } from '@/components/levels/level-steps';
import { sayGreeting } from '@/components/members/greeting';
import { LivePage } from '@/components/members/live-page';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import type { OrderPage } from '@/components/orders/order-card';
import { OrderRow } from '@/components/orders/order-row';
import { DebtNote } from '@/components/points/debt-note';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { List } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { localTime } from '@/lib/kernel/day';
import { InboxBell } from './_components/bell';
import { ClosingBanner } from './_components/closing-banner';
import { FiguresShown } from './_components/figures-shown';
import { ForYou } from './_components/for-you';
import { HomeActs } from './_components/home-acts';
import { HomeBenefits } from './_components/home-benefits';
import { HomeShortcuts } from './_components/home-shortcuts';
import { HomeSkeleton } from './_components/home-skeleton';
import { HomeStats } from './_components/home-stats';
import { PolicyBanner } from './_components/policy-banner';
import { Welcome } from './_components/welcome';
import { tellClimb } from './_reading/climb';
import { ownHome, RECENT_MOVEMENTS } from './_reading/home';
import { currentProgram, requireMember } from './_reading/member';
import { stampOf } from './_reading/pulse';

/** The title of the member's home. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') };
}

export default function HomePage() {
  return (
    <Suspense fallback={<HomeSkeleton />}>
      <Home />
    </Suspense>
  );
}

async function Home() {
  const memberId = await requireMember('/');
  const [t, { zone, name: programName }, said, home] = await Promise.all([
    getTranslations('home'),
    currentProgram(),
    getLocale(),
    ownHome(memberId),
  ]);
  const { now, profile, own, stores, moment, lines, orders, coupons, badge } = home;
  const { shown, climb } = moment;
  const { standing, points, growth, purchases } = own;
  const stamp = stampOf({ line: lines[0]?.id ?? null, purchases, coupons: coupons.usable, badge });
  const told = await tellClimb(memberId, climb);
  const isKnown = shown.points === points.available && shown.growth === growth.total;
  const store = stores.get(profile.storeCode ?? '');
  const storeName = store === undefined ? [] : [said === 'en' ? store.en : store.zh];
  return (
    <>
      <MemberTop
        eyebrow={[programName, ...storeName].join(' · ')}
        title={sayGreeting(t, localTime(now, zone).hour, profile.name)}
        action={<InboxBell memberId={memberId} />}
      />
      <RefreshOnReturn asOf={now.toISOString()} />
      <LivePage stamp={stamp} />
      <CelebrateOnce climb={told} />
      <FiguresShown points={points.available} growth={growth.total} isKnown={isKnown} />
      <ClosingBanner memberId={memberId} zone={zone} />
      <PolicyBanner memberId={memberId} />
      <KeepNote {...standing} zone={zone} href="/level" />
      <LevelCard {...standing} now={now} zone={zone}>
        <GrowthRow total={growth.total} shown={shown.growth} />
      </LevelCard>
      <div className="mt-3">
        <HomeStats memberId={memberId} points={points} shownPoints={shown.points} now={now} zone={zone} />
      </div>
      <DebtNote debt={points.debt} className="mt-3" />
      <HomeShortcuts />
      <Welcome memberId={memberId} registeredAt={profile.registeredAt} now={now} zone={zone} />
      <HomeActs memberId={memberId} />
      <HomeBenefits memberId={memberId} />
      <Section
        id="journey"
        title={t('journey')}
        action={
          <TextLink quiet href="/level">
            {t('allLevels')}
          </TextLink>
        }
      >
        <Card>
          <LevelSteps levels={standing.levels} rank={standing.level.rank} />
        </Card>
      </Section>
      <Recent lines={lines} now={now} zone={zone} />
      <Orders orders={orders} zone={zone} />
      <Suspense fallback={null}>
        <ForYou memberId={memberId} now={now} />
      </Suspense>
    </>
  );
}

async function Recent({
  lines,
  now,
  zone,
}: {
  readonly lines: readonly LedgerLine[];
  readonly now: Date;
  readonly zone: string;
}) {
  const t = await getTranslations('home');
  const links = (
    <span className="flex gap-3">
      <TextLink quiet href="/points">
        {t('allPoints')}
      </TextLink>
      <TextLink quiet href="/growth">
        {t('allGrowth')}
      </TextLink>
    </span>
  );
  return (
    <Section id="recent" title={t('recent')} action={lines.length > 0 ? links : null}>
      {lines.length > 0 ? (
        <List>
          {movementsOf(lines)
            .slice(0, RECENT_MOVEMENTS)
            .map((movement) => (
              <MovementRow key={movement[0]?.id} lines={movement} zone={zone} now={now.toISOString()} />
            ))}
        </List>
      ) : (
        <Card>
          <EmptyState drawing="ledger" title={t('recentEmpty')}>
            {t('recentEmptyNote')}
          </EmptyState>
        </Card>
      )}
    </Section>
  );
}

async function Orders({ orders, zone }: { readonly orders: OrderPage['orders']; readonly zone: string }) {
  const t = await getTranslations('home');
  const link = (
    <TextLink quiet href="/orders">
      {t('allOrders')}
    </TextLink>
  );
  return (
    <Section id="orders" title={t('orders')} action={orders.length > 0 ? link : null}>
      {orders.length > 0 ? (
        <List>
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} zone={zone} />
          ))}
        </List>
      ) : (
        <Card>
          <EmptyState drawing="shop" title={t('ordersEmpty')}>
            {t('ordersEmptyNote')}
          </EmptyState>
        </Card>
      )}
    </Section>
  );
}
