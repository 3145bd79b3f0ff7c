import { localDate, startOfDay } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { membersById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/pii';
import { program } from '@/lib/platform/program';
import { drawChances } from '@/lib/rewards';
import { gateKeeper } from '@/lib/segments';
import { factsOf, openGames } from './draw/load';
import { NOTHING_HAD, type OpenGame } from './draw/work';
import { goneOf, type Instead } from './rules/draw';
import { decideEntry, type EntryDecision, freeLeft } from './rules/enter';
import { type GamePhase, phaseAt } from './rules/phase';
import type { Prize, Terms } from './rules/terms';
import { KeptAddress } from './schema';
import { hadOf, wonBefore, wonOf } from './store/draws';
import { type PrizeOrderRow, prizeOrdersById } from './store/prize-orders';
import { givenOn, stocksOf } from './store/stocks';
import { gameBook } from './store/versions';

const ENDED_DAYS = 30;
const DAY_MS = 86_400_000;

/** A game as one member sees it at an instant: what it says, what he may do, what is gone. */
export type GameView = {
  readonly code: string;
  readonly version: number;
  readonly terms: Terms;
  readonly phase: GamePhase;
  /** When it ended or will end. */
  readonly to: Date;
  readonly free: number;
  readonly given: number;
  readonly today: number;
  /** What a draw with a chance, and one for points, would be told; null: draws are not for sale. */
  readonly chance: EntryDecision;
  readonly buy: EntryDecision | null;
  /** Prizes that this member cannot get now, and why. */
  readonly gone: Readonly<Record<string, Instead>>;
};

/** The games that a member is shown: warming up, running, and those that ended in the last days; what runs comes first. */
export async function memberGames(db: Db, memberId: string, now: Date): Promise<GameView[]> {
  const { games } = await gameBook(db, await program(db));
  const views = await viewsOf(
    db,
    memberId,
    games.map(({ code }) => code),
    now,
  );
  return views
    .filter(({ phase, to }) => phase !== 'ended' || now.getTime() - to.getTime() < ENDED_DAYS * DAY_MS)
    .sort((a, b) => PLACES[a.phase] - PLACES[b.phase] || a.to.getTime() - b.to.getTime());
}

/** One game as a member sees it, or null. */
export const memberGame = async (db: Db, memberId: string, code: string, now: Date): Promise<GameView | null> =>
  (await viewsOf(db, memberId, [code], now))[0] ?? null;

const PLACES: Readonly<Record<GamePhase, number>> = { running: 0, warming: 1, ended: 2 };

async function viewsOf(db: Db, memberId: string, codes: readonly string[], now: Date): Promise<GameView[]> {
  const gate = await gateKeeper(db, 'game', { codes, memberIds: [memberId], now });
  // What somebody holds back is shown by whoever holds it.
  const shown = codes.filter((code) => gate(code, memberId) === 'open');
  const games = await openGames(db, shown, now);
  if (games.size === 0) return [];
  const { zone } = await program(db);
  const pairs = [...games.keys()].map((game) => ({ memberId, game }));
  const [had, won, stocks, members, facts, given] = await Promise.all([
    hadOf(db, pairs, startOfDay(now, zone)),
    wonOf(db, pairs),
    stocksOf(db, [...games.keys()]),
    membersById(db, [memberId]),
    factsOf(db, games, pairs, now),
    Promise.all(pairs.map(({ game }) => drawChances(db, memberId, game))),
  ]);
  const status = members.get(memberId)?.status ?? '';
  return [...games].map(([code, game], place) => {
    const player = {
      status,
      level: facts.levels.get(memberId) ?? null,
      fits: facts.fitting.get(code)?.has(memberId) ?? true,
    };
    const mine = had.find((row) => row.game === code) ?? NOTHING_HAD;
    const asked = { terms: game.terms, endedAt: game.row.endedAt, player, had: mine, given: given[place] ?? 0, now };
    return {
      ...aboutGame(code, game, now),
      free: freeLeft(game.terms, mine),
      given: asked.given,
      today: mine.today,
      chance: decideEntry({ ...asked, pay: 'chance' }),
      buy: game.terms.chances.points === null ? null : decideEntry({ ...asked, pay: 'points' }),
      gone: goneIn(game.terms, (prize) => {
        const stock = stocks.find((row) => row.game === code && row.prize === prize);
        return {
          all: stock?.given ?? 0,
          today: stock === undefined ? 0 : givenOn(stock, localDate(now, zone)),
          mine: won.find((row) => row.game === code && row.prize === prize)?.times ?? 0,
        };
      }),
    };
  });
}

const aboutGame = (code: string, { row, version, terms }: OpenGame, now: Date) => ({
  code,
  version,
  terms,
  phase: phaseAt(terms, row.endedAt, now),
  to: row.endedAt !== null && row.endedAt < terms.to ? row.endedAt : terms.to,
});

const goneIn = (
  terms: Terms,
  given: (prize: string) => Parameters<typeof goneOf>[1],
): Readonly<Record<string, Instead>> =>
  Object.fromEntries(
    terms.prizes.flatMap((prize) => {
      const gone = goneOf(prize, given(prize.code));
      return gone === null ? [] : [[prize.code, gone] as const];
    }),
  );

/** Something that a member won: the prize as its version said it, and for goods how far they have come. */
export type WonPrize = {
  readonly id: string;
  readonly game: string;
  readonly gameName: Terms['name'];
  readonly prize: Pick<Prize, 'code' | 'name' | 'gives'>;
  readonly at: Date;
  readonly order:
    | (Pick<PrizeOrderRow, 'state' | 'carrier' | 'parcel'> & { readonly address: KeptAddress | null })
    | null;
};

/** What a member won, newest first, before a draw; his own address in full, for himself alone. */
export async function memberPrizes(
  db: Db,
  memberId: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<WonPrize[]> {
  const [draws, book] = await Promise.all([wonBefore(db, memberId, before, limit), gameBook(db, await program(db))]);
  const orders = await prizeOrdersById(
    db,
    memberId,
    draws.map(({ id }) => id),
  );
  return draws.flatMap(({ id, game, version, prize: code, at }) => {
    const terms = book.versions.get(game)?.find((one) => one.version === version)?.terms ?? null;
    const prize = terms?.prizes.find((one) => one.code === code);
    if (terms === null || prize === undefined) return [];
    const order = orders.find((one) => one.id === id);
    return [
      {
        id: publicId('draw', id),
        game,
        gameName: terms.name,
        prize,
        at,
        order:
          order === undefined
            ? null
            : {
                state: order.state,
                carrier: order.carrier,
                parcel: order.parcel,
                address: order.address === null ? null : KeptAddress.parse(JSON.parse(unseal(order.address))),
              },
      },
    ];
  });
}
