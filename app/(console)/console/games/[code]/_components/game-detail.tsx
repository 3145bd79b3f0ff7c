import { Copy, PencilLine } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import { Stat, Stats } from '@/components/ui/stat';
import type { GamePage } from '@/lib/games';
import { type Actor, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatNumber } from '@/lib/kernel/format';
import { staffActorOfRequest } from '@/lib/platform/session';
import { GameState } from '../../_components/game-state';
import { readGame } from '../../_reading/read-game';
import { Draws } from './draws';
import { EndGame } from './end-game';
import { PrizeNumbersTable } from './prize-numbers';
import { PrizeOrders } from './prize-orders';
import { Versions } from './versions';

/** One game: its numbers per prize, goods to send, its newest draws and versions. */
export async function GameDetail({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, locale, page] = await Promise.all([getTranslations('games'), getLocale(), readGame(code)]);
  const { game, live, versions, draft, phase, zone } = page;
  const terms = (live ?? versions[0])?.terms ?? null;
  const name = (locale === 'en' ? terms?.name.en : terms?.name.zh) ?? code;
  const shown = phase ?? 'draft';
  return (
    <ConsolePage
      title={name}
      marks={<GameState phase={shown} label={t(`state.${shown}`)} />}
      crumbs={[{ label: name }]}
      actions={<Acts page={page} actor={actor} />}
    >
      <div className="grid gap-4">
        {draft === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draft.savedBy })}>
            <DateTime at={draft.savedAt} format="datetime" zone={zone} />
          </Banner>
        )}
        {game?.endedAt == null ? null : (
          <Banner tone="warning" title={t('end.by', { name: game.endedBy ?? '' })}>
            <DateTime at={game.endedAt} format="datetime" zone={zone} /> · {game.endedWhy}
          </Banner>
        )}
        {terms === null ? null : (
          <>
            <Numbers page={page} from={terms.from} to={terms.to} />
            <PrizeNumbersTable page={page} locale={locale} />
            <PrizeOrders page={page} locale={locale} canShip={may(actor, 'games.ship')} />
            <Draws page={page} locale={locale} />
            <Versions page={page} />
          </>
        )}
      </div>
    </ConsolePage>
  );
}

/** What this reader may do with it. */
async function Acts({ page, actor }: { readonly page: GamePage; readonly actor: Actor }) {
  const t = await getTranslations('games');
  if (!may(actor, 'games.edit')) return null;
  const { code, game, phase } = page;
  const isOver = game?.endedAt != null;
  return (
    <ClientTexts namespaces={['games']}>
      {game === null || phase === 'ended' ? null : <EndGame code={code} />}
      <LinkButton href={`/console/games/new?from=${code}`} icon={<Copy aria-hidden="true" />}>
        {t('copy')}
      </LinkButton>
      {isOver ? null : (
        <LinkButton href={`/console/games/${code}/edit`} variant="primary" icon={<PencilLine aria-hidden="true" />}>
          {t('edit')}
        </LinkButton>
      )}
    </ClientTexts>
  );
}

async function Numbers({ page, from, to }: { readonly page: GamePage; readonly from: Date; readonly to: Date }) {
  const t = await getTranslations('games');
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
  const draws = sum(page.numbers.map(({ rolled }) => rolled));
  const won = sum(page.numbers.filter(({ prize }) => prize !== '').map(({ given }) => given));
  return (
    <Stats label={t('number.label')}>
      <Stat nameFirst name={t('number.draws')} value={formatNumber(draws)} />
      <Stat nameFirst name={t('number.won')} value={formatNumber(won)} />
      <Stat
        nameFirst
        name={t('column.from')}
        value={<DateTime at={from} format="short" zone={page.zone} className="text-sm sm:text-lg" />}
      />
      <Stat
        nameFirst
        name={t('column.to')}
        value={<DateTime at={to} format="short" zone={page.zone} className="text-sm sm:text-lg" />}
      />
    </Stats>
  );
}
