import { must } from '@/lib/kernel/assert';
import { accepted, type Outcome } from '@/lib/kernel/refusal';
import { coalescer } from '@/lib/platform/coalescer';
import { type Db, withTransaction } from '@/lib/platform/db';
import { type DrawAnswer, type DrawAsk, drawName } from './asks';
import { enter, pay } from './enter';
import { giveWon } from './give';
import { loadDrawWork } from './load';
import { saveDraws } from './save';
import { Stocks, throwOne, throwRoll } from './throw';
import type { Entered } from './work';

const SET_MAX = 256;
const WAITING_MAX = 16_384;

/** One draw joined with all that arrive meanwhile; the moment is that of the set. */
export const drawJoined = coalescer<DrawAsk, Outcome<DrawAnswer>>(
  'draws',
  (asks) => withTransaction((db) => processDrawsIn(db, asks, new Date())),
  { sizeMax: SET_MAX, queueMax: WAITING_MAX },
);

/**
 * Draws a set in the caller's transaction (4.L): lock members, decide who may, take what it costs, lock stocks, throw,
 * decide and give, save once. Every ask gets its own outcome; a repeat gets its first one, twins in one set the same.
 */
export async function processDrawsIn(
  db: Db,
  given: readonly DrawAsk[],
  now: Date,
  roll: (total: number) => number = throwRoll,
): Promise<Outcome<DrawAnswer>[]> {
  const { work, asks } = await loadDrawWork(db, given, now);
  const entries = new Map<string, Entered | Extract<Outcome<DrawAnswer>, { ok: false }>>();
  for (const ask of asks) {
    const name = nameOf(ask);
    if (!work.known.has(name) && !entries.has(name)) entries.set(name, enter(work, ask));
  }
  const entered = [...entries.values()].filter((one) => 'way' in one);
  const paid = await pay(db, work, entered);
  const drawn = entered.filter((one) => !paid.refusals.has(one));
  const stocks =
    drawn.length === 0 ? null : await Stocks.lock(db, [...new Set(drawn.map(({ ask }) => ask.game))], work);
  const thrown = stocks === null ? [] : drawn.map((one) => throwOne(work, stocks, one, roll));
  const gave = stocks === null ? [] : await giveWon(db, work, stocks, thrown);
  const rows = await saveDraws(
    db,
    work,
    stocks,
    gave.map((one, place) => ({ ...one, entryId: paid.entries.get(must(drawn[place], 'a draw')) ?? null })),
  );
  const made = new Map(rows.map((row) => [drawName(row), row]));
  const seen = new Set<string>();
  return asks.map((ask): Outcome<DrawAnswer> => {
    const name = nameOf(ask);
    const known = work.known.get(name);
    if (known !== undefined) return accepted({ isRepeat: true, draw: known });
    const entry = must(entries.get(name), 'an ask that was decided');
    if (!('way' in entry)) return entry;
    const refusal = paid.refusals.get(entry);
    if (refusal !== undefined) return refusal;
    const isRepeat = seen.has(name);
    seen.add(name);
    return accepted({ isRepeat, draw: must(made.get(name), 'a draw that was saved') });
  });
}

const nameOf = (ask: DrawAsk): string => drawName({ ...ask, drawKey: ask.key });
