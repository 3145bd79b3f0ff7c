import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/track';
import { formatPercent } from '@/lib/kernel/format';
import { ask } from '@/lib/platform/route';
import { campaignBoard } from '@/lib/workbench';
import { benchWords } from '../../../../(console)/console/_bench/words';
import { CampaignState } from '../../../../(console)/console/campaigns/_components/campaign-state';

const BP = 10_000;
const SHOWN = 6;

/** The campaigns that run: the part of their time that passed beside the part of their budget that is taken (N7). */
export async function WallCampaigns() {
  const [t, { language }, live] = await Promise.all([
    getTranslations('workbench'),
    benchWords(),
    ask(campaignBoard, {}),
  ]);
  return (
    <Card>
      <CardHeader title={t('tile.campaigns')} className="[&_h2]:text-[clamp(0.875rem,1.25vw,1.5rem)]" />
      {live.length === 0 ? <p className="px-4 pb-4 text-muted">{t('noCampaigns')}</p> : null}
      <ul aria-label={t('tile.campaigns')} className="divide-y divide-line border-t border-line empty:hidden">
        {live.slice(0, SHOWN).map(({ code, name, phase, passedBp, budget }) => (
          <li key={code} className="grid gap-2 px-4 py-3 text-[clamp(0.875rem,1.25vw,1.5rem)]">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0 font-medium break-words">
                {(language === 'en' ? name.en : name.zh) || name.zh}
              </span>
              <CampaignState phase={phase} label={t(`phase.${phase as 'running' | 'paused'}`)} />
            </p>
            <Bar name={t('time')} bp={passedBp} />
            {budget === null ? (
              <p className="text-muted">{t('noBudget')}</p>
            ) : (
              <Bar name={t('budget')} bp={budget.usedBp} tone={budget.usedBp >= BP ? 'danger' : 'success'} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Bar({
  name,
  bp,
  tone = 'accent',
}: {
  readonly name: string;
  readonly bp: number;
  readonly tone?: 'accent' | 'success' | 'danger';
}) {
  return (
    <span className="grid grid-cols-[4em_minmax(0,1fr)_4em] items-center gap-3 text-muted">
      <span>{name}</span>
      <ProgressBar value={bp} max={BP} label={name} tone={tone} />
      <span className="text-right text-ink">{formatPercent(bp / BP)}</span>
    </span>
  );
}
