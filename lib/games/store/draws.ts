import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, insertion, statement } from '@/lib/platform/db';
import { WAYS } from '../rules/enter';

const DrawRow = z.object({
  memberId: z.string(),
  id: z.string(),
  game: z.string(),
  version: z.number(),
  drawKey: z.string(),
  way: z.enum(WAYS),
  roll: z.number(),
  total: z.number(),
  rolled: z.string().nullable(),
  prize: z.string().nullable(),
  instead: z.string().nullable(),
  at: z.date(),
  entryId: z.string().nullable(),
});
const HadRow = z.object({
  memberId: z.string(),
  game: z.string(),
  ever: z.number(),
  today: z.number(),
  freeToday: z.number(),
});
const WonRow = z.object({ memberId: z.string(), game: z.string(), prize: z.string(), times: z.number() });

/** One draw as it is kept. */
export type DrawRow = z.output<typeof DrawRow>;

/** Somebody and a game. */
export type Pair = { readonly memberId: string; readonly game: string };

const COLUMNS: Columns<DrawRow> = {
  memberId: 'uuid',
  id: 'uuid',
  game: 'text',
  version: 'int',
  drawKey: 'text',
  way: 'text',
  roll: 'int8',
  total: 'int8',
  rolled: 'text',
  prize: 'text',
  instead: 'text',
  at: 'timestamptz',
  entryId: 'uuid',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `d."${name}"`)
  .join(', ');
const PAIRS = 'unnest($1::uuid[], $2::text[]) AS n(m, g)';

const insertAll = insertion<DrawRow>('games.draws.insert', 'GameDraw', COLUMNS);
// Unique (memberId, game, drawKey).
const readByKey = statement(
  'games.draws.by-key',
  `SELECT ${NAMES} FROM "GameDraw" d JOIN unnest($1::uuid[], $2::text[], $3::text[]) AS n(m, g, k)
   ON d."memberId" = n.m AND d."game" = n.g AND d."drawKey" = n.k`,
  DrawRow,
);
// Unique (memberId, game, drawKey) by its first two columns; a member draws some dozens of times.
const countHad = statement(
  'games.draws.had',
  `SELECT d."memberId", d."game", count(*)::int AS "ever", (count(*) FILTER (WHERE d."at" >= $3))::int AS "today",
     (count(*) FILTER (WHERE d."at" >= $3 AND d."way" = 'free'))::int AS "freeToday"
   FROM "GameDraw" d JOIN ${PAIRS} ON d."memberId" = n.m AND d."game" = n.g GROUP BY 1, 2`,
  HadRow,
);
const countWon = statement(
  'games.draws.won',
  `SELECT d."memberId", d."game", d."prize", count(*)::int AS "times"
   FROM "GameDraw" d JOIN ${PAIRS} ON d."memberId" = n.m AND d."game" = n.g WHERE d."prize" IS NOT NULL GROUP BY 1, 2, 3`,
  WonRow,
);
// Primary key (memberId, id) by its first column, backwards.
const readOwn = statement(
  'games.draws.own',
  `SELECT ${NAMES} FROM "GameDraw" d WHERE d."memberId" = $1 AND ($2::uuid IS NULL OR d."id" < $2) AND d."prize" IS NOT NULL
   ORDER BY d."id" DESC LIMIT $3`,
  DrawRow,
);
// Index (game, id), backwards.
const readLast = statement(
  'games.draws.last',
  `SELECT ${NAMES} FROM "GameDraw" d WHERE d."game" = $1 ORDER BY d."id" DESC LIMIT $2`,
  DrawRow,
);

/** Writes draws. */
export const insertDraws = (db: Db, rows: readonly DrawRow[]): Promise<number> => insertAll(db, rows);

/** Draws by their keys, for repeats. */
export const drawsByKey = (db: Db, keys: readonly (Pair & { readonly drawKey: string })[]): Promise<DrawRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : readByKey(db, [keys.map((one) => one.memberId), keys.map((one) => one.game), keys.map((one) => one.drawKey)]);

/** How often members have drawn in games: in all, since the day began, and free ones since then. */
export const hadOf = (db: Db, pairs: readonly Pair[], dayStart: Date): Promise<z.output<typeof HadRow>[]> =>
  countHad(db, [pairs.map((one) => one.memberId), pairs.map((one) => one.game), dayStart]);

/** How often members have won each prize of games. */
export const wonOf = (db: Db, pairs: readonly Pair[]): Promise<z.output<typeof WonRow>[]> =>
  countWon(db, [pairs.map((one) => one.memberId), pairs.map((one) => one.game)]);

/** What a member has won, newest first. */
export const wonBefore = (db: Db, memberId: string, before: string | null, limit: number): Promise<DrawRow[]> =>
  readOwn(db, [memberId, before, limit]);

/** The newest draws of a game. */
export const lastDraws = (db: Db, game: string, limit: number): Promise<DrawRow[]> => readLast(db, [game, limit]);
