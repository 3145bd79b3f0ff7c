import { assert, must } from '@/lib/kernel/assert';
import {
  type Account,
  applyMoves,
  bySpendOrder,
  type Change,
  isAlive,
  type Lot,
  type Move,
  openLot,
  takeFrom,
} from './book';

/** What a spend took from one lot and has not been given back yet. */
export type Outstanding = { readonly lotId: string; readonly points: number };

type Asked = {
  readonly points: number;
  /** What is still out, in the order in which the spend took it. */
  readonly outstanding: readonly Outstanding[];
  readonly at: Date;
  /** Until when points live whose lot has ended meanwhile. */
  readonly reopenUntil: Date;
  readonly entryId: string;
  /** Ids for lots that have to be opened: as many as lots are outstanding. */
  readonly ids: readonly string[];
};

/** How much of a return goes back to which lot: the last taken first, as if less had been spent (4.A.9). */
export function sharesBack(outstanding: readonly Outstanding[], points: number): Outstanding[] {
  const shares: Outstanding[] = [];
  let rest = points;
  for (const { lotId, points: out } of [...outstanding].reverse()) {
    const given = Math.min(rest, out);
    if (given > 0) shares.push({ lotId, points: given });
    rest -= given;
  }
  assert(Number.isSafeInteger(points) && points > 0 && rest === 0, `return of ${points}, ${rest} too much`);
  return shares;
}

/**
 * Gives spent points back to the lots that they came from, with their own end. A lot that ended meanwhile is reopened
 * for some days as a lot of its own, never as an eternal one (4.A.9). Debt is repaid first, as by any credit, with the
 * points that would end soonest (4.A.10).
 */
export function decideReturn(account: Account, asked: Asked): Change {
  const { points, at } = asked;
  const back: Move[] = [];
  const opened: Lot[] = [];
  for (const [index, { lotId, points: given }] of sharesBack(asked.outstanding, points).entries()) {
    const lot = must(
      account.lots.find(({ id }) => id === lotId),
      `return to an unknown lot ${lotId}`,
    );
    if (lot.writtenOff === null && isAlive(lot, at)) back.push({ lotId, delta: given });
    else opened.push(reopened(lot, given, must(asked.ids[index], 'an id for each lot'), asked));
  }
  const lots = [...applyMoves(account.lots, back), ...opened];
  const repaid = Math.min(account.debt, points);
  const touched = new Set([...back.map(({ lotId }) => lotId), ...opened.map(({ id }) => id)]);
  const givers = lots.filter(({ id }) => touched.has(id)).map((lot) => ({ ...lot, remaining: givenTo(lot, back) }));
  const moves = netted(back, takeFrom(givers.sort(bySpendOrder), repaid).moves);
  return {
    account: {
      ...account,
      balance: account.balance + points,
      debt: account.debt - repaid,
      spent: account.spent - points,
      lots: applyMoves([...account.lots, ...opened], moves),
    },
    moves,
    opened,
    debtDelta: -repaid || 0,
  };
}

function reopened(lot: Lot, points: number, id: string, { at, reopenUntil, entryId }: Asked): Lot {
  return openLot({
    id,
    entryId,
    sourceType: lot.sourceType,
    sourceId: lot.sourceId,
    earned: points,
    creditedAt: at,
    activatesAt: at,
    expiresAt: reopenUntil,
    originLotId: lot.id,
  });
}

/** What this return gave to the lot: only that may repay the debt. */
const givenTo = (lot: Lot, back: readonly Move[]): number =>
  back.find(({ lotId }) => lotId === lot.id)?.delta ?? lot.remaining;

/** One move per lot: what came back less what repaid the debt; lots that end up with no move are left out. */
export function netted(back: readonly Move[], repaid: readonly Move[]): Move[] {
  const deltas = new Map<string, number>();
  for (const { lotId, delta } of [...back, ...repaid]) deltas.set(lotId, (deltas.get(lotId) ?? 0) + delta);
  return [...deltas].flatMap(([lotId, delta]) => (delta === 0 ? [] : [{ lotId, delta }]));
}
