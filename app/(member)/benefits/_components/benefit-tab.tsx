import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { NearLink } from '@/components/ui/near-link';
import { type GrantView, memberBenefits } from '@/lib/benefits';
import { formatNumber } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { reader } from '@/lib/platform/reading';
import { Refusals } from '../../_components/refusals';
import { ownStanding, requireMember } from '../../_reading/member';
import { ownUnlocked } from '../../_reading/unlocked';
import { BenefitsSeen } from './benefits-seen';
import { GrantCard } from './grant-card';
import { LockedCard } from './locked-card';
import { BENEFIT_TABS, type BenefitTabName } from './tabs';
import { UsedList } from './used-list';

const SOON_MS = 7 * 86_400_000;

/** One tab of the member's benefits (M3): what he may use, what is not his yet with the gap, what he used, what ends soon. */
export async function BenefitTab({ tab }: { readonly tab: BenefitTabName }) {
  const memberId = await requireMember(tab === 'active' ? '/benefits' : `/benefits?tab=${tab}`);
  const [t, { now, standing }] = await Promise.all([getTranslations('my-benefits'), ownStanding(memberId)]);
  const levels = {
    held: standing.level.code,
    above: standing.levels.filter(({ rank }) => rank > standing.level.rank).map(({ code }) => code),
  };
  const [{ grants, locked }, unlocked] = await Promise.all([
    memberBenefits(reader(), memberId, levels, now),
    ownUnlocked(memberId),
  ]);
  const own = grants.filter(({ state }) => state === 'ACTIVE' || state === 'PENDING' || isLately(state));
  const lists: Readonly<Record<'active' | 'soon', readonly GrantView[]>> = {
    // As they came, the newest first: what is news is seen at once, and an order by it would jump under its reader.
    active: own.filter(({ state, grant }) => state !== 'USED' || isRunning(grant.endsAt, now)),
    soon: own.filter(
      ({ state, grant }) =>
        state === 'ACTIVE' && grant.endsAt !== null && grant.endsAt.getTime() - now.getTime() < SOON_MS,
    ),
  };
  const counts = { active: lists.active.length, locked: locked.length, used: null, soon: lists.soon.length };
  return (
    <>
      <RefreshOnReturn asOf={now.toISOString()} />
      <Tabs tab={tab} counts={counts} />
      {tab === 'used' ? (
        <>
          <UsedList memberId={memberId} />
          <Refusals memberId={memberId} topics={['benefit']} />
        </>
      ) : tab === 'locked' ? (
        <ul aria-label={t('tab.locked')} className="grid gap-3">
          {locked.map((benefit) => (
            <LockedCard key={benefit.code} benefit={benefit} standing={standing} />
          ))}
        </ul>
      ) : (
        <>
          <ul aria-label={t(`tab.${tab}`)} className="grid gap-3">
            {lists[tab].map((view) => (
              <GrantCard key={view.grant.id} view={view} now={now} isNew={unlocked.has(view.grant.id)} />
            ))}
          </ul>
          <BenefitsSeen
            grants={lists[tab].flatMap(({ grant }) =>
              unlocked.has(grant.id) ? [publicId('benefitGrant', grant.id)] : [],
            )}
          />
        </>
      )}
      {counts[tab] === 0 ? <Nothing tab={tab} /> : null}
    </>
  );
}

const isLately = (state: string): boolean => state === 'USED';
const isRunning = (endsAt: Date | null, now: Date): boolean => endsAt === null || endsAt > now;

async function Tabs({
  tab,
  counts,
}: {
  readonly tab: BenefitTabName;
  readonly counts: Readonly<Record<BenefitTabName, number | null>>;
}) {
  const t = await getTranslations('my-benefits');
  return (
    <nav aria-label={t('tabs')} className="-mx-4 mb-3 border-b border-line">
      <ul className="scrollbar-none flex gap-1 overflow-x-auto px-4">
        {BENEFIT_TABS.map((one) => (
          <li key={one} className="shrink-0">
            <NearLink
              href={(one === 'active' ? '/benefits' : `/benefits?tab=${one}`) as Route}
              aria-current={one === tab ? 'page' : undefined}
              className={cn(
                '-mb-px flex min-h-target items-center gap-1 border-b-2 px-2.5 text-sm -outline-offset-2',
                one === tab ? 'border-accent font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {t(`tab.${one}`)}
              {counts[one] === null ? null : <span className="text-2xs">{formatNumber(counts[one] ?? 0)}</span>}
            </NearLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

async function Nothing({ tab }: { readonly tab: BenefitTabName }) {
  const t = await getTranslations('my-benefits');
  return (
    <Card>
      <EmptyState
        title={t(`empty.${tab}`)}
        actions={tab === 'active' ? <LinkButton href="/benefits?tab=locked">{t('tab.locked')}</LinkButton> : null}
      />
    </Card>
  );
}
