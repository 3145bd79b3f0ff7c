import { CalendarHeart } from 'lucide-react';
import { DateTime } from '@/components/ui/date-time';
import { ListRow } from '@/components/ui/list';
import type { MemberCampaign } from '@/lib/campaigns';
import type { GameWords } from '../_reading/game-words';
import { Countdown } from './countdown';

/** One campaign in the list: its name, its copy, and how long it runs or when it begins. */
export function CampaignRow({
  campaign: { code, terms, phase, window, endedAt },
  words: { t, pick, zone },
  now,
}: {
  readonly campaign: MemberCampaign;
  readonly words: GameWords;
  readonly now: Date;
}) {
  return (
    <ListRow
      href={`/campaigns/${code}`}
      icon={<CalendarHeart />}
      title={pick(terms.name)}
      detail={
        <span className="grid gap-0.5">
          {pick(terms.copy) === '' ? null : <span className="truncate">{pick(terms.copy)}</span>}
          {phase === 'warming' ? (
            <Countdown to={window.startsAt.toISOString()} now={now.toISOString()} />
          ) : (
            <span>
              {phase === 'paused' ? t('campaignPaused') : t(phase === 'ended' ? 'endedAt' : 'until')}{' '}
              {phase === 'paused' ? null : (
                <DateTime at={phase === 'ended' ? endedAt : window.endsAt} zone={zone} isEnd />
              )}
            </span>
          )}
        </span>
      }
    />
  );
}
