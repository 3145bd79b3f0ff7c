import { getLocale, getTranslations } from 'next-intl/server';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { RewardList } from '@/components/rewards/reward-list';
import { ClientTexts } from '@/components/shell/client-texts';
import { StatusPill } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Section } from '@/components/ui/section';
import { Track } from '@/components/ui/track';
import type { OwnCampaign } from '@/lib/campaigns';
import { reader } from '@/lib/platform/reading';
import { tellGiven } from '@/lib/rewards';
import { Countdown } from '../../../activities/_components/countdown';
import type { GameWords } from '../../../activities/_reading/game-words';
import { PartRow } from './part-row';
import { PartTerms } from './part-terms';

const MEANINGS = { running: 'running', warming: 'waiting', paused: 'attention', ended: 'stopped' } as const;
const WHOLE = 100;

/** One campaign: when it runs, how much of it is left, what the member has of its parts, and their printed rules. */
export async function CampaignPanel({
  campaign,
  words,
  now,
}: {
  readonly campaign: OwnCampaign;
  readonly words: GameWords;
  readonly now: Date;
}) {
  const t = await getTranslations('campaign');
  const { pick, zone } = words;
  const { terms, phase, window, endedAt, parts, budget, gifts } = campaign;
  const copy = pick(terms.copy);
  const left = budget === null || budget.limit === 0 ? null : Math.floor((budget.left * WHOLE) / budget.limit);
  return (
    <ClientTexts namespaces={['activities']}>
      <RefreshOnReturn asOf={now.toISOString()} />
      <Card inset tint>
        <div className="flex flex-wrap items-center gap-2">
          <StatusPill meaning={MEANINGS[phase]}>{t(`phase.${phase}`)}</StatusPill>
          <p className="text-xs text-muted">
            <DateTime at={window.startsAt} zone={zone} /> –{' '}
            <DateTime at={phase === 'ended' ? endedAt : window.endsAt} zone={zone} />
          </p>
        </div>
        {copy === '' ? null : <p className="mt-2 whitespace-pre-line text-sm">{copy}</p>}
        {phase === 'warming' ? (
          <p className="mt-3 text-center text-base font-medium">
            <Countdown to={window.startsAt.toISOString()} now={now.toISOString()} />
          </p>
        ) : null}
        {left === null || phase !== 'running' ? null : (
          <Track
            className="mt-3"
            name={t('left')}
            reading={t('leftShare', { left })}
            value={left}
            max={WHOLE}
            label={t('left')}
            tone={left <= 0 ? 'danger' : left <= 20 ? 'warning' : 'accent'}
          />
        )}
      </Card>
      {phase === 'paused' ? (
        <Banner tone="warning" title={t('paused')} className="mt-3">
          {t('pausedNote')}
        </Banner>
      ) : null}
      <Gifts gifts={gifts} />
      <Parts campaign={campaign} words={words} />
      <PartTerms parts={parts} words={words} />
    </ClientTexts>
  );
}

/** What the campaign gave the member by itself. */
async function Gifts({ gifts }: Pick<OwnCampaign, 'gifts'>) {
  if (gifts.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations('campaign'), getLocale()]);
  return (
    <Section id="gifts" title={t('gifts')}>
      <Card inset>
        <ClientTexts namespaces={['rewards']}>
          <RewardList lines={await tellGiven(reader(), gifts, locale)} />
        </ClientTexts>
      </Card>
    </Section>
  );
}

/** What it is made of, with what the member has of each; one that only gives by itself has nothing to show. */
async function Parts({ campaign, words }: { readonly campaign: OwnCampaign; readonly words: GameWords }) {
  const { parts, phase } = campaign;
  if (parts.length === 0) return null;
  const t = await getTranslations('campaign');
  return (
    <Section id="parts" title={t(phase === 'ended' ? 'results' : 'parts')}>
      <ul className="grid gap-2.5">
        {parts.map((part) => (
          <PartRow key={`${part.sort} ${part.code}`} part={part} phase={phase} words={words} />
        ))}
      </ul>
    </Section>
  );
}
