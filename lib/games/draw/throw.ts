import 'server-only';
import { randomInt } from 'node:crypto';
import { localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { type DrawDecision, decideDraw, insteadOf } from '../rules/draw';
import { totalOf } from '../rules/ranges';
import type { Terms } from '../rules/terms';
import { givenOn, type StockRow, stocksForUpdate } from '../store/stocks';
import { pairName } from './asks';
import type { DrawWork, Entered } from './work';

/** Throws a roll: an integer in [0, total) of the system's secure source, each as likely as any other (4.L). */
export const throwRoll = (total: number): number => randomInt(total);

/** A draw with its roll and what came of it so far. */
export type Thrown = Entered & { readonly roll: number; readonly total: number; readonly came: DrawDecision };

/** The stocks of a set of draws, locked: what was given counts at once for those who come after in the set. */
export class Stocks {
  readonly #rows: Map<string, StockRow>;
  readonly #changed = new Set<string>();
  readonly #day: string;

  private constructor(rows: readonly StockRow[], day: string) {
    this.#rows = new Map(rows.map((row) => [placeOf(row.game, row.prize), row]));
    this.#day = day;
  }

  /** Locks the stocks of the games. */
  static async lock(db: Db, games: readonly string[], { now, zone }: DrawWork): Promise<Stocks> {
    return new Stocks(await stocksForUpdate(db, games), localDate(now, zone));
  }

  /** How many of a prize were given in all and today. */
  of(game: string, prize: string): { readonly all: number; readonly today: number } {
    const row = this.#rows.get(placeOf(game, prize));
    return { all: row?.given ?? 0, today: row === undefined ? 0 : givenOn(row, this.#day) };
  }

  /** Takes one of the stock, or puts one back. */
  take(game: string, prize: string, by: 1 | -1): void {
    const { all, today } = this.of(game, prize);
    const place = placeOf(game, prize);
    this.#rows.set(place, { game, prize, given: all + by, day: this.#day, today: today + by });
    this.#changed.add(place);
  }

  /** The rows that changed. */
  changed(): StockRow[] {
    return [...this.#changed].flatMap((place) => this.#rows.get(place) ?? []);
  }
}

const placeOf = (game: string, prize: string): string => `${game}|${prize}`;

/** Throws the roll of a draw that is paid and decides what comes of it, on the running state of the set. */
export function throwOne(work: DrawWork, stocks: Stocks, entered: Entered, roll = throwRoll): Thrown {
  const { terms } = entered.game;
  const total = totalOf(terms.prizes, terms.nothing);
  const rolled = roll(total);
  const { game, memberId } = entered.ask;
  const mine = work.won.get(pairName({ game, memberId }));
  const came = decideDraw(terms, rolled, (prize) => ({ ...stocks.of(game, prize), mine: mine?.get(prize) ?? 0 }));
  book(work, stocks, entered, came.prize, 1);
  return { ...entered, roll: rolled, total, came };
}

/** What comes of a draw whose prize could not be given: the fallback, or nothing; the prize goes back to the stock. */
export function throwAgain(work: DrawWork, stocks: Stocks, thrown: Thrown): Thrown {
  const terms: Pick<Terms, 'fallback'> = thrown.game.terms;
  book(work, stocks, thrown, thrown.came.prize, -1);
  const came = insteadOf(terms, thrown.came);
  book(work, stocks, thrown, came.prize, 1);
  return { ...thrown, came };
}

function book(work: DrawWork, stocks: Stocks, { ask }: Entered, prize: string | null, by: 1 | -1): void {
  if (prize === null) return;
  stocks.take(ask.game, prize, by);
  const pair = pairName(ask);
  const mine = work.won.get(pair) ?? new Map<string, number>();
  mine.set(prize, (mine.get(prize) ?? 0) + by);
  work.won.set(pair, mine);
}
