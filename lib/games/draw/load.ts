import { startOfDay } from '@/lib/kernel/day';
import { heldLevels } from '@/lib/levels';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { drawChancesOf } from '@/lib/rewards';
import { type Judged, judgeVelocity } from '@/lib/risk';
import { gateKeeper, membersMatching } from '@/lib/segments';
import { versionAt } from '../rules/versions';
import { drawsByKey, hadOf, wonOf } from '../store/draws';
import { gameBook } from '../store/versions';
import { type DrawAsk, drawName, pairName } from './asks';
import type { DrawWork, OpenGame } from './work';

/** The games that run by a version in force at the instant, by code. */
export async function openGames(db: Db, codes: readonly string[], now: Date): Promise<Map<string, OpenGame>> {
  const book = await gameBook(db, await program(db));
  return new Map(
    book.games.flatMap((row) => {
      const live = codes.includes(row.code) ? versionAt(book.versions.get(row.code) ?? [], now) : undefined;
      if (live === undefined || live.terms === null) return [];
      return [[row.code, { row, version: live.version, terms: live.terms }] as const];
    }),
  );
}

/** Loads what deciding needs, once for the whole set; members are locked first, stocks are left for later (4.F). */
export async function loadDrawWork(
  db: Db,
  given: readonly DrawAsk[],
  now: Date,
): Promise<{ readonly work: DrawWork; readonly asks: readonly DrawAsk[] }> {
  const { zone } = await program(db);
  const members = await lockMemberWork(db, [...new Set(given.map(({ memberId }) => memberId))], []);
  // Whoever was merged draws as the survivor (N13).
  const asks = given.map((ask) => ({ ...ask, memberId: memberNamed(members, ask.memberId) ?? ask.memberId }));
  const present = asks.filter(({ memberId }) => members.members.has(memberId));
  const pairs = [...new Map(present.map((ask) => [pairName(ask), ask])).values()];
  const ids = [...members.members.keys()];
  const codes = [...new Set(pairs.map(({ game }) => game))];
  const [games, had, won, chances, known] = await Promise.all([
    openGames(db, codes, now),
    hadOf(db, pairs, startOfDay(now, zone)),
    wonOf(db, pairs),
    Promise.all(codes.map((game) => drawChancesOf(db, ids, game))),
    drawsByKey(
      db,
      present.map(({ memberId, game, key }) => ({ memberId, game, drawKey: key })),
    ),
  ]);
  const gate = await gateKeeper(db, 'game', { codes, memberIds: ids, now, give: true });
  const byKey = new Map(known.map((row) => [drawName(row), row]));
  const isNew = (ask: DrawAsk) => !byKey.has(drawName({ ...ask, drawKey: ask.key }));
  const work: DrawWork = {
    now,
    zone,
    members,
    games,
    gate,
    ...(await factsOf(db, games, pairs, now)),
    verdicts: await judge(db, present.filter(isNew), now),
    had: new Map(had.map((row) => [pairName(row), row])),
    chances: new Map(
      codes.flatMap((game, place) =>
        [...(chances[place] ?? [])].map(([memberId, left]) => [pairName({ memberId, game }), left] as const),
      ),
    ),
    won: new Map(
      [...Map.groupBy(won, pairName)].map(([pair, rows]) => [pair, new Map(rows.map((one) => [one.prize, one.times]))]),
    ),
    known: byKey,
    decisions: [],
  };
  return { work, asks };
}

/** Levels and conditions, where a game asks for them. */
export async function factsOf(
  db: Db,
  games: ReadonlyMap<string, OpenGame>,
  pairs: readonly { readonly memberId: string; readonly game: string }[],
  now: Date,
): Promise<Pick<DrawWork, 'levels' | 'fitting'>> {
  const asksLevel = [...games.values()].some(({ terms }) => terms.audience.levels.length > 0);
  const ids = [...new Set(pairs.map(({ memberId }) => memberId))];
  const held = asksLevel ? await heldLevels(db, ids) : [];
  const fitting = new Map<string, ReadonlySet<string>>();
  for (const [code, { terms }] of games) {
    if (terms.audience.where === null) continue;
    const of = pairs.filter(({ game }) => game === code).map(({ memberId }) => memberId);
    fitting.set(code, await membersMatching(db, terms.audience.where, now, of));
  }
  return { levels: new Map(held.map(({ memberId, code }) => [memberId, code])), fitting };
}

/** Counts draws from one address (4.L). */
async function judge(db: Db, asks: readonly DrawAsk[], now: Date): Promise<Map<DrawAsk, Judged>> {
  const counted = asks.filter(({ from }) => from.ip);
  if (counted.length === 0) return new Map();
  const judged = await judgeVelocity(
    db,
    counted.map(({ memberId, from }) => ({
      act: 'draw' as const,
      subject: { type: 'member', id: memberId },
      facts: from,
    })),
    now,
  );
  return new Map(counted.flatMap((ask, place) => (judged[place] === undefined ? [] : [[ask, judged[place]] as const])));
}
