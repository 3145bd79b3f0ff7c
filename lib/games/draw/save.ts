import { recordDecisions } from '@/lib/decisions';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { type DrawRow, insertDraws } from '../store/draws';
import { insertPrizeOrders } from '../store/prize-orders';
import { countTallies, saveStocks, type TallyRow } from '../store/stocks';
import { prizeOf } from './give';
import type { Stocks, Thrown } from './throw';
import { type DrawWork, drawDecision } from './work';

/** Saves a set of draws, each table in one statement: what was rolled, by which weights, and what was given (4.L). */
export async function saveDraws(
  db: Db,
  work: DrawWork,
  stocks: Stocks | null,
  thrown: readonly (Thrown & { readonly entryId: string | null })[],
): Promise<readonly DrawRow[]> {
  const rows = thrown.map(({ ask, id, game, way, roll, total, came, entryId }): DrawRow => {
    const { memberId, game: code, key } = ask;
    const about = { memberId, id, game: code, version: game.version, drawKey: key };
    return { ...about, way, roll, total, ...came, at: work.now, entryId };
  });
  await Promise.all([
    insertDraws(db, rows),
    saveStocks(db, stocks?.changed() ?? []),
    countTallies(db, talliesOf(rows)),
    insertPrizeOrders(
      db,
      thrown.flatMap((one) => {
        const prize = prizeOf(one);
        if (prize?.gives.as !== 'goods') return [];
        const { ask, id, game } = one;
        const about = { memberId: ask.memberId, id, game: ask.game, version: game.version, prize: prize.code };
        return [{ ...about, state: 'to_address' as const, createdAt: work.now }];
      }),
    ),
    recordDecisions(db, [...work.decisions, ...thrown.map((one) => decisionOf(work, one))]),
    announce(
      db,
      rows.map(({ memberId, id, game, version, prize }) => ({
        name: 'game.drawn',
        memberId,
        payload: { drawId: id, game, version, prize },
        at: work.now,
      })),
    ),
  ]);
  return rows;
}

function decisionOf(work: DrawWork, thrown: Thrown) {
  const { ask, id, game, way, roll, total, came } = thrown;
  const nameOf = (code: string | null) => game.terms.prizes.find((one) => one.code === code)?.name;
  const [rolled, prize] = [nameOf(came.rolled), nameOf(came.prize)];
  const facts = {
    way,
    roll,
    total,
    rolled: rolled?.zh ?? null,
    rolledEn: rolled?.en ?? null,
    prize: prize?.zh ?? null,
    prizeEn: prize?.en ?? null,
  };
  const outcome = came.prize === null ? 'withheld' : came.instead === null ? 'given' : 'reduced';
  const code = came.instead === null ? (came.prize === null ? 'draw_nothing' : 'draw_won') : `draw_${came.instead}`;
  const result = { drawId: id, version: game.version, roll, total, rolled: came.rolled, prize: came.prize };
  return drawDecision(ask, game, { outcome, code, facts }, { outcome: result, now: work.now });
}

function talliesOf(rows: readonly DrawRow[]): TallyRow[] {
  const tallies = new Map<string, TallyRow>();
  const add = ({ game, version }: DrawRow, prize: string, by: Pick<TallyRow, 'rolled' | 'given'>) => {
    const place = `${game}|${version}|${prize}`;
    const { rolled, given } = tallies.get(place) ?? { rolled: 0, given: 0 };
    tallies.set(place, { game, version, prize, rolled: rolled + by.rolled, given: given + by.given });
  };
  for (const row of rows) {
    add(row, row.rolled ?? '', { rolled: 1, given: 0 });
    add(row, row.prize ?? '', { rolled: 0, given: 1 });
  }
  return [...tallies.values()];
}
