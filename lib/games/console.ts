import 'server-only';
import { z } from 'zod';
import { isScoped, may } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type MemberProfile, membersById, seenOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { type PrizeNumbers, prizeNumbers } from './rules/expected';
import { type GamePhase, phaseAt } from './rules/phase';
import type { Terms } from './rules/terms';
import { versionAt } from './rules/versions';
import { GameCode } from './schema';
import { allDrafts, draftOf, type GameDraft } from './store/drafts';
import { type DrawRow, lastDraws } from './store/draws';
import { type PrizeOrderRow, prizeOrdersOf } from './store/prize-orders';
import { type StockRow, stocksOf, talliesOf } from './store/stocks';
import { freshBook, type GameRow, type GameVersion } from './store/versions';

/** A game as the list knows it: what counts now, else what is being written. */
export type GameRowView = {
  readonly code: string;
  /** Null: nothing is published yet. */
  readonly phase: GamePhase | null;
  readonly version: number;
  readonly terms: Terms | null;
};

/** All games by code, and those that are only being written. */
export async function gameRows(db: Db, now: Date): Promise<GameRowView[]> {
  const [book, drafts] = await Promise.all([freshBook(db), allDrafts(db)]);
  const published = book.games.map(({ code, endedAt }): GameRowView => {
    const versions = book.versions.get(code) ?? [];
    const said = versionAt(versions, now) ?? versions[0];
    const terms = said?.terms ?? null;
    return { code, phase: terms === null ? null : phaseAt(terms, endedAt, now), version: said?.version ?? 0, terms };
  });
  const known = new Set(published.map(({ code }) => code));
  const written = drafts
    .filter(({ code }) => !known.has(code))
    .map(({ code }): GameRowView => ({ code, phase: null, version: 0, terms: null }));
  return [...published, ...written].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const DRAWS = 20;
const ORDERS = 50;

/** Whose something is: his id as it leaves the program, and his masked profile; null for who may not see members. */
type Of = { readonly memberId: string | null; readonly member: Pick<MemberProfile, 'name' | 'code'> | null };

/** Goods that were won, for whoever sends them; the address is asked for by itself. */
export type PrizeOrderView = Of &
  Pick<
    PrizeOrderRow,
    'prize' | 'version' | 'state' | 'createdAt' | 'shippedAt' | 'shippedBy' | 'carrier' | 'parcel'
  > & {
    readonly draw: string;
  };

/** One draw for the console. */
export type DrawView = Of &
  Pick<DrawRow, 'id' | 'version' | 'way' | 'roll' | 'total' | 'rolled' | 'prize' | 'instead' | 'at'>;

/** Everything about one game for the console. */
export type GamePage = {
  readonly code: string;
  readonly zone: string;
  readonly game: GameRow | null;
  readonly phase: GamePhase | null;
  readonly versions: readonly GameVersion[];
  readonly live: GameVersion | null;
  readonly draft: GameDraft | null;
  readonly numbers: readonly PrizeNumbers[];
  readonly stocks: readonly StockRow[];
  readonly draws: readonly DrawView[];
  readonly orders: readonly PrizeOrderView[];
};

/** One game with its numbers per prize, versions and draft, and the newest draws and goods to send of members in sight. */
export const gamePage = query({
  can: 'games.read',
  input: z.object({ code: GameCode }),
  async run({ db, actor, now }, { code }): Promise<GamePage> {
    const [book, draft, { zone }] = await Promise.all([freshBook(db), draftOf(db, code), program(db)]);
    const game = book.games.find((one) => one.code === code) ?? null;
    if (game === null && draft === null) throw new Refusal('game_not_found', {}, 404);
    const versions = book.versions.get(code) ?? [];
    const live = versionAt(versions, now) ?? null;
    const terms = (live ?? versions[0])?.terms ?? null;
    const [tallies, stocks, draws, ready, waiting, shipped] = await Promise.all([
      talliesOf(db, code),
      stocksOf(db, [code]),
      lastDraws(db, code, DRAWS),
      prizeOrdersOf(db, code, 'to_ship', ORDERS),
      prizeOrdersOf(db, code, 'to_address', ORDERS),
      prizeOrdersOf(db, code, 'shipped', ORDERS),
    ]);
    const orders = [...ready, ...waiting, ...shipped];
    const ids = [...new Set([...draws, ...orders].map(({ memberId }) => memberId))];
    const members = await seenOf(actor, await membersById(db, ids));
    const seesMembers = may(actor, 'members.read');
    const isSeen = ({ memberId }: { readonly memberId: string }) => !isScoped(actor) || members.has(memberId);
    const of = (memberId: string): Of => ({
      memberId: seesMembers ? publicId('member', memberId) : null,
      member: seesMembers ? (members.get(memberId) ?? null) : null,
    });
    return {
      code,
      zone,
      game,
      phase: terms === null ? null : phaseAt(terms, game?.endedAt ?? null, now),
      versions,
      live,
      draft,
      numbers: prizeNumbers(versions, tallies),
      stocks,
      draws: draws.filter(isSeen).map((row) => ({ ...row, ...of(row.memberId) })),
      orders: orders
        .filter(isSeen)
        .map(({ address: _, id, ...row }) => ({ ...row, draw: publicId('draw', id), ...of(row.memberId) })),
    };
  },
});
