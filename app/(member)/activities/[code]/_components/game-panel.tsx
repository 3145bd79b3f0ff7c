import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import type { GameView } from '@/lib/games';
import { bookSummary } from '@/lib/ledger';
import { reader } from '@/lib/platform/reading';
import { Countdown } from '../../_components/countdown';
import { type GameWords, sayRefusal } from '../../_reading/game-words';
import { OddsTable } from './odds-table';
import { Play } from './play';
import { RulesList } from './rules-list';
import { RulesSheet } from './rules-sheet';

/** One game: when it runs, the wheel or card with its chances, and the sheet of odds and rules. */
export async function GamePanel({
  memberId,
  game,
  words,
  now,
}: {
  readonly memberId: string;
  readonly game: GameView;
  readonly words: GameWords;
  readonly now: Date;
}) {
  const { t, pick, zone } = words;
  const { terms, phase } = game;
  const { points } = terms.chances;
  const book = points === null ? null : await bookSummary(reader(), memberId, now);
  const slots = [
    ...terms.prizes.map(({ code, name, gives }) => ({ code, name: pick(name), isSent: gives.as === 'goods' })),
    ...(terms.nothing > 0 ? [{ code: null, name: t('nothing'), isSent: false }] : []),
  ];
  return (
    <ClientTexts namespaces={['activities']}>
      <RefreshOnReturn asOf={now.toISOString()} />
      <Card inset>
        <p className="text-xs text-muted">
          <DateTime at={terms.from} zone={zone} /> – <DateTime at={game.to} zone={zone} isEnd />
        </p>
        {pick(terms.description) === '' ? null : <p className="mt-1 text-sm">{pick(terms.description)}</p>}
        {phase === 'ended' ? (
          <EmptyState drawing="calendar" title={t('over')}>
            {t('overNote')}
          </EmptyState>
        ) : (
          <Play
            game={game.code}
            version={game.version}
            skin={terms.skin}
            slots={slots}
            left={game.free + game.given}
            no={sayRefusal(game.chance, words)}
            buy={
              points === null || game.buy === null
                ? null
                : { points, balance: book?.points.available ?? 0, no: sayRefusal(game.buy, words) }
            }
          >
            {phase === 'warming' ? (
              <p className="text-center text-base font-medium">
                <Countdown to={terms.from.toISOString()} now={now.toISOString()} />
              </p>
            ) : null}
          </Play>
        )}
        <div className="mt-3 grid justify-items-center">
          <RulesSheet>
            <OddsTable game={game} words={words} />
            <RulesList game={game} words={words} />
          </RulesSheet>
        </div>
      </Card>
    </ClientTexts>
  );
}
