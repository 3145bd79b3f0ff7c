import { BadgePercent, Gift, ListChecks, LoaderPinwheel, Ticket } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { IconPlate } from '@/components/ui/list';
import type { MemberCampaign, Mine, OwnCampaign } from '@/lib/campaigns';
import type { GameWords } from '../../../activities/_reading/game-words';

const ICONS = { offer: BadgePercent, batch: Ticket, benefit: Gift, task: ListChecks, game: LoaderPinwheel } as const;

/** One part of a campaign: what it is, what the member has of it, and where he takes part. */
export async function PartRow({
  part: { sort, code, name, mine },
  phase,
  words: { pick },
}: {
  readonly part: OwnCampaign['parts'][number];
  readonly phase: MemberCampaign['phase'];
  readonly words: GameWords;
}) {
  const t = await getTranslations('campaign');
  const Icon = ICONS[sort];
  const to = phase === 'running' ? wayTo(mine, code) : null;
  return (
    <li>
      <Card inset className="flex flex-wrap items-center gap-3">
        <IconPlate>
          <Icon aria-hidden="true" />
        </IconPlate>
        <div className="min-w-0 flex-1 basis-40">
          <h3 className="text-sm font-medium">{pick(name)}</h3>
          <p className="text-dense text-muted">{sayMine(mine, phase, t)}</p>
        </div>
        {to === null ? null : (
          <LinkButton href={to.href} size="sm" variant={to.isMain ? 'primary' : 'outline'}>
            {t(`go.${to.act}`)}
          </LinkButton>
        )}
      </Card>
    </li>
  );
}

type Texts = Awaited<ReturnType<typeof getTranslations<'campaign'>>>;

function sayMine(mine: Mine, phase: MemberCampaign['phase'], t: Texts): string {
  switch (mine.as) {
    case 'auto':
      return t('mine.auto');
    case 'coupons': {
      const had = mine.had === 0 ? t('mine.noCoupons') : t('mine.coupons', { count: mine.had });
      return mine.left === null || phase !== 'running' ? had : t('mine.couponsLeft', { had, left: mine.left });
    }
    case 'task':
      return t('mine.task', { done: Math.min(mine.done, mine.target), target: mine.target });
    case 'game':
      return t('mine.game', { count: mine.chances });
    case 'benefit':
      return t(mine.has ? 'mine.benefit' : 'mine.noBenefit');
    case 'shut':
      return t(phase === 'warming' ? 'mine.soon' : 'mine.shut');
  }
}

type Way = { readonly href: string; readonly act: 'claim' | 'task' | 'draw' | 'benefit'; readonly isMain: boolean };

/** Where the member takes part in it; offers count by themselves. */
function wayTo(mine: Mine, code: string): Way | null {
  switch (mine.as) {
    case 'coupons':
      return { href: '/coupons/centre', act: 'claim', isMain: mine.had === 0 && mine.left !== 0 };
    case 'task':
      return { href: '/tasks', act: 'task', isMain: mine.state === 'claimable' };
    case 'game':
      return { href: `/activities/${code}`, act: 'draw', isMain: mine.chances > 0 };
    case 'benefit':
      return { href: '/benefits', act: 'benefit', isMain: false };
    default:
      return null;
  }
}
