import 'server-only';
import { type EndableRow, endableTable } from '@/lib/platform/authored/endable';
import { type Version, type Versions, versionTable } from '@/lib/platform/authored/versions';
import type { Db } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { type Terms, TermsSchema } from '../rules/terms';

/** A game as it is kept, without what it says. */
export type GameRow = EndableRow;

/** A version of a game with its terms read; null where this program does not understand them: it counts for nothing. */
export type GameVersion = Version<Terms>;

/** Everything that is published, newest version first. */
export type GameBook = { readonly games: readonly GameRow[]; readonly versions: Versions<Terms> };

const { readAll, forUpdate, add, saveEnd } = endableTable('games', 'Game');
const { readVersions, addVersion } = versionTable('games', 'GameVersion', TermsSchema);

export { add as addGame, addVersion, forUpdate as gameForUpdate, saveEnd };

/** All games with their versions; from memory while the program's revision stands. */
export const gameBook = (db: Db, { revision }: Program): Promise<GameBook> =>
  perRevision('games.book', revision, () => freshBook(db));

/** The same, as the database has them now: for whoever changes them. */
export async function freshBook(db: Db): Promise<GameBook> {
  const [games, versions] = await Promise.all([readAll(db), readVersions(db)]);
  return { games, versions };
}
