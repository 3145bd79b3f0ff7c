import 'server-only';
import { z } from 'zod';
import type { LocalDate } from '@/lib/kernel/day';
import { type Columns, type Db, execution, statement, turned, unnest } from '@/lib/platform/db';

const StockRow = z.object({
  game: z.string(),
  prize: z.string(),
  given: z.number(),
  day: z.string(),
  today: z.number(),
});
const TallyRow = z.object({
  game: z.string(),
  version: z.number(),
  prize: z.string(),
  rolled: z.number(),
  given: z.number(),
});

/** How many of a prize were given in all, and on the last local day on which one was. */
export type StockRow = z.output<typeof StockRow>;

/** How often a prize was rolled and given by one version; the empty name is no prize. */
export type TallyRow = z.output<typeof TallyRow>;

const STOCKS: Columns<StockRow> = { game: 'text', prize: 'text', given: 'int', day: 'text', today: 'int' };
const TALLIES: Columns<TallyRow> = { game: 'text', version: 'int', prize: 'text', rolled: 'int', given: 'int' };

// Primary key; in its order, so that two sets never wait for each other crosswise.
const lockStocks = statement(
  'games.stocks.lock',
  `SELECT "game", "prize", "given", "day", "today" FROM "GamePrize" WHERE "game" = ANY($1::text[])
   ORDER BY "game", "prize" FOR UPDATE`,
  StockRow,
);
// Primary key by its first column.
const readStocks = statement(
  'games.stocks',
  'SELECT "game", "prize", "given", "day", "today" FROM "GamePrize" WHERE "game" = ANY($1::text[])',
  StockRow,
);
// Primary key.
const openAll = execution(
  'games.stocks.open',
  'INSERT INTO "GamePrize" ("game", "prize") SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
);
// Primary key; the rows are locked.
const writeStocks = execution(
  'games.stocks.save',
  `UPDATE "GamePrize" p SET "given" = n."given", "day" = n."day", "today" = n."today"
   FROM ${unnest(STOCKS)} AS n("game", "prize", "given", "day", "today")
   WHERE p."game" = n."game" AND p."prize" = n."prize"`,
);
// Primary key; in its order, for the same reason.
const addTallies = execution(
  'games.tallies.add',
  `INSERT INTO "GameTally" ("game", "version", "prize", "rolled", "given")
   SELECT * FROM ${unnest(TALLIES)} AS n("game", "version", "prize", "rolled", "given") ORDER BY 1, 2, 3
   ON CONFLICT ("game", "version", "prize") DO UPDATE
   SET "rolled" = "GameTally"."rolled" + excluded."rolled", "given" = "GameTally"."given" + excluded."given"`,
);
// Primary key by its first column.
const readTallies = statement(
  'games.tallies',
  'SELECT "game", "version", "prize", "rolled", "given" FROM "GameTally" WHERE "game" = $1',
  TallyRow,
);

/** The stocks of games, locked until the transaction ends. */
export const stocksForUpdate = (db: Db, games: readonly string[]): Promise<StockRow[]> => lockStocks(db, [games]);

/** The stocks of games as they are. */
export const stocksOf = (db: Db, games: readonly string[]): Promise<StockRow[]> => readStocks(db, [games]);

/** Makes the counters of the prizes of a game; those that exist stay as they are. */
export const openStocks = (db: Db, game: string, prizes: readonly string[]): Promise<number> =>
  openAll(db, [game, prizes]);

/** Saves locked stocks. */
export const saveStocks = async (db: Db, rows: readonly StockRow[]): Promise<void> => {
  if (rows.length > 0) await writeStocks(db, turned(STOCKS, rows));
};

/** Counts draws by version and prize. */
export const countTallies = async (db: Db, rows: readonly TallyRow[]): Promise<void> => {
  if (rows.length > 0) await addTallies(db, turned(TALLIES, rows));
};

/** What was rolled and given in a game, by version and prize. */
export const talliesOf = (db: Db, game: string): Promise<TallyRow[]> => readTallies(db, [game]);

/** What was given of a prize on the local day. */
export const givenOn = ({ day, today }: StockRow, on: LocalDate): number => (day === on ? today : 0);
