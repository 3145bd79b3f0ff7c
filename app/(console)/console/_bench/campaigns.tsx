import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { ProgressBar } from '@/components/ui/track';
import { localDate } from '@/lib/kernel/day';
import { formatMoney, formatNumber, formatPercent } from '@/lib/kernel/format';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { campaignBoard, type LiveCampaign } from '@/lib/workbench';
import { CampaignState } from '../campaigns/_components/campaign-state';
import { TileFrame } from './frame';
import { benchWords } from './words';

const BP = 10_000;
// A tenth ahead of an even use is worth a look.
const AHEAD_BP = 1_000;

/** The campaigns that run: how much of their time has passed beside how much of their budget is taken (N7). */
export async function Campaigns() {
  const [t, words, live, { zone }] = await Promise.all([
    getTranslations('workbench'),
    benchWords(),
    ask(campaignBoard, {}),
    program(pool()),
  ]);
  const { language } = words;
  return (
    <TileFrame
      title={t('tile.campaigns')}
      action={<TextLink href="/console/campaigns?view=running">{t('allCampaigns')}</TextLink>}
      asOf={new Date()}
      asOfLabel={t('asOf')}
      zone={zone}
    >
      {live.length === 0 ? <p className="px-4 pb-4 text-dense text-muted">{t('noCampaigns')}</p> : null}
      <ul className="divide-y divide-line border-t border-line empty:hidden">
        {live.map((campaign) => (
          <li key={campaign.code} className="grid gap-1.5 px-4 py-2.5 text-dense">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <TextLink href={`/console/campaigns/${campaign.code}`}>
                {(language === 'en' ? campaign.name.en : campaign.name.zh) || campaign.name.zh}
              </TextLink>
              <CampaignState phase={campaign.phase} label={t(`phase.${campaign.phase as 'running' | 'paused'}`)} />
              <span className="ml-auto text-xs text-muted">
                {t('endsOn', { day: words.day(localDate(campaign.endsAt, zone), zone) })}
              </span>
            </div>
            <Pace name={t('time')} bp={campaign.passedBp} said={formatPercent(campaign.passedBp / BP)} tone="accent" />
            {campaign.budget === null ? (
              <p className="text-xs text-muted">{t('noBudget')}</p>
            ) : (
              <Pace
                name={t('budget')}
                bp={campaign.budget.usedBp}
                said={`${amountOf(campaign.budget, 'used')} / ${amountOf(campaign.budget, 'limit')}`}
                tone={toneOf(campaign)}
              />
            )}
          </li>
        ))}
      </ul>
    </TileFrame>
  );
}

type Tone = 'accent' | 'success' | 'warning' | 'danger';

function Pace({
  name,
  bp,
  said,
  tone,
}: {
  readonly name: string;
  readonly bp: number;
  readonly said: string;
  readonly tone: Tone;
}) {
  return (
    <div className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-2 text-xs text-muted">
      <span>{name}</span>
      <ProgressBar value={bp} max={BP} label={name} tone={tone} />
      <span className="text-ink">{said}</span>
    </div>
  );
}

type Budget = NonNullable<LiveCampaign['budget']>;

const amountOf = ({ kind, ...budget }: Budget, which: 'used' | 'limit'): string =>
  kind === 'AMOUNT' ? formatMoney(budget[which], 'plain') : formatNumber(budget[which]);

/** Used up is red, a good deal faster than its time is amber. */
function toneOf({ budget, passedBp }: LiveCampaign): Tone {
  if (budget === null) return 'accent';
  if (budget.usedBp >= BP) return 'danger';
  return budget.usedBp - passedBp > AHEAD_BP ? 'warning' : 'success';
}
