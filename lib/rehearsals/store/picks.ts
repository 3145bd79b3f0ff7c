import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, insertion, statement } from '@/lib/platform/db';
import type { Basket, Mover } from '../rules/picks';
import type { Sums } from '../rules/sums';

type PickRow = { backtestId: string; kind: string; place: number; externalId: string; facts: unknown };
const COLUMNS: Columns<PickRow> = {
  backtestId: 'uuid',
  kind: 'text',
  place: 'int4',
  externalId: 'text',
  facts: 'json',
};
const insertPicks = insertion<PickRow>('rehearsals.picks', 'BacktestPick', COLUMNS, 'ON CONFLICT DO NOTHING');
// Primary key (backtestId, kind, place).
const readPicks = statement(
  'rehearsals.picks.of',
  'SELECT "kind", "externalId", "facts" FROM "BacktestPick" WHERE "backtestId" = $1 ORDER BY "kind", "place"',
  z.object({ kind: z.enum(['basket', 'winner', 'loser']), externalId: z.string(), facts: z.unknown() }),
);

/** The orders that a result names. */
export type Picks = {
  readonly baskets: readonly Basket[];
  readonly winners: readonly Mover[];
  readonly losers: readonly Mover[];
};

/** Keeps the orders that a result names as rows of their own; the sums need them no more. */
export async function savePicks(db: Db, backtestId: string, { baskets, most, least }: Sums): Promise<void> {
  const rows = (kind: string, all: readonly (Basket | Mover)[]) =>
    all.map(({ order, ...facts }, place): PickRow => ({ backtestId, kind, place, externalId: order, facts }));
  await insertPicks(db, [...rows('basket', baskets), ...rows('winner', most), ...rows('loser', least)]);
}

/** The orders that a result names, the most telling first. */
export async function picksOf(db: Db, backtestId: string): Promise<Picks> {
  const rows = await readPicks(db, [backtestId]);
  const of = <T>(kind: string): T[] =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ externalId, facts }) => ({ order: externalId, ...(facts as object) }) as T);
  return { baskets: of<Basket>('basket'), winners: of<Mover>('winner'), losers: of<Mover>('loser') };
}
