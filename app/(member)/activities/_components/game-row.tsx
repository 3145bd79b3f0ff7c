import { Eraser, LoaderPinwheel } from 'lucide-react';
import { DateTime } from '@/components/ui/date-time';
import { ListRow } from '@/components/ui/list';
import type { GameView } from '@/lib/games';
import { type GameWords, sayRefusal } from '../_reading/game-words';
import { Countdown } from './countdown';

/** One game in the list: its name, how long it runs or when it begins, and whether there is a chance to draw. */
export function GameRow({
  game,
  words,
  now,
}: {
  readonly game: GameView;
  readonly words: GameWords;
  readonly now: Date;
}) {
  const { t, pick, zone } = words;
  const { terms, phase } = game;
  const refusal = sayRefusal(game.chance, words);
  return (
    <ListRow
      href={`/activities/${game.code}`}
      icon={terms.skin === 'scratch' ? <Eraser /> : <LoaderPinwheel />}
      title={pick(terms.name)}
      detail={
        <span className="grid gap-0.5">
          {phase === 'warming' ? (
            <Countdown to={terms.from.toISOString()} now={now.toISOString()} />
          ) : (
            <span>
              {t(phase === 'ended' ? 'endedAt' : 'until')} <DateTime at={game.to} zone={zone} isEnd />
            </span>
          )}
          {phase === 'running' ? (
            <span className={refusal === null ? 'text-accent' : ''}>
              {refusal ?? t('chances', { count: game.free + game.given })}
            </span>
          ) : null}
        </span>
      }
    />
  );
}
