/** An amount that holds in [startsAt, endsAt); of one SKU, kind, holder and store, so that no two overlap. */
export type PriceSpan = {
  readonly id: string;
  readonly amount: number;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
};

/**
 * What a line of prices should say from an instant on; null takes the price away. Without `to` it holds until the next
 * change that is scheduled already, or for ever.
 */
export type PriceWish = { readonly amount: number | null; readonly from: Date | null; readonly to: Date | null };

/** How a line of prices changes: rows that end earlier or later, rows that never begin, and new rows. */
export type PricePlan = {
  readonly end: readonly { readonly id: string; readonly endsAt: Date | null }[];
  readonly withdraw: readonly string[];
  readonly open: readonly Omit<PriceSpan, 'id'>[];
};

const NOTHING: PricePlan = { end: [], withdraw: [], open: [] };
const NEVER = Number.POSITIVE_INFINITY;

const startOf = ({ startsAt }: { readonly startsAt: Date }): number => startsAt.getTime();
const endOf = ({ endsAt }: { readonly endsAt: Date | null }): number => endsAt?.getTime() ?? NEVER;
const dateOf = (ms: number): Date | null => (ms === NEVER ? null : new Date(ms));

/** The row of a line that holds at the instant, or undefined: an end is no part of its span. */
export const spanAt = <R extends Omit<PriceSpan, 'id'>>(line: readonly R[], at: Date): R | undefined =>
  line.find((row) => startOf(row) <= at.getTime() && at.getTime() < endOf(row));

/**
 * Plans a change of a line: what has held stays as it was, what was to hold in the wished span gives way, and after the
 * span goes on what would have held. A wish that changes nothing plans nothing.
 */
export function planPrice(line: readonly PriceSpan[], wish: PriceWish, now: Date): PricePlan {
  const from = Math.max(wish.from?.getTime() ?? now.getTime(), now.getTime());
  const next = Math.min(...line.map(startOf).filter((start) => start > from));
  const to = wish.to?.getTime() ?? next;
  if (from >= to) return NOTHING;
  const met = line.filter((row) => startOf(row) < to && endOf(row) > from);
  if (saysAlready(met, wish.amount, from, to)) return NOTHING;
  const begun = met.filter((row) => startOf(row) < from);
  const rest = met.filter((row) => endOf(row) > to);
  return {
    end: begun.map(({ id }) => ({ id, endsAt: new Date(from) })),
    withdraw: met.filter((row) => !begun.includes(row)).map(({ id }) => id),
    open: [
      ...(wish.amount === null ? [] : [{ amount: wish.amount, startsAt: new Date(from), endsAt: dateOf(to) }]),
      ...rest.map(({ amount, endsAt }) => ({ amount, startsAt: new Date(to), endsAt })),
    ],
  };
}

/** Whether the line says the amount through all of the span, or nothing at all where none is wished. */
function saysAlready(met: readonly PriceSpan[], amount: number | null, from: number, to: number): boolean {
  if (amount === null || met.length === 0) return amount === null && met.length === 0;
  const inOrder = [...met].sort((a, b) => startOf(a) - startOf(b));
  const reached = inOrder.reduce((at, row) => (startOf(row) <= at ? endOf(row) : at), from);
  return reached >= to && inOrder.every((row) => row.amount === amount);
}

/**
 * Plans to take back a row that has not begun: what it had cut short goes on through its span. Null when the row has
 * begun, since what has held is history.
 */
export function planWithdrawal(line: readonly PriceSpan[], id: string, now: Date): PricePlan | null {
  const row = line.find((one) => one.id === id);
  if (row === undefined || startOf(row) <= now.getTime()) return null;
  const before = line.find((one) => one.id !== id && endOf(one) === startOf(row));
  return {
    ...NOTHING,
    withdraw: [id],
    end: before === undefined ? [] : [{ id: before.id, endsAt: row.endsAt }],
  };
}

/** The line after a plan; new rows get their ids from the caller. */
export function carriedOut(line: readonly PriceSpan[], plan: PricePlan, idOf: (place: number) => string): PriceSpan[] {
  const ends = new Map(plan.end.map(({ id, endsAt }) => [id, endsAt]));
  const kept = line.filter(({ id }) => !plan.withdraw.includes(id));
  return [
    ...kept.map((row) => (ends.has(row.id) ? { ...row, endsAt: ends.get(row.id) ?? null } : row)),
    ...plan.open.map((row, place) => ({ ...row, id: idOf(place) })),
  ];
}

/** Whether a plan changes anything. */
export const isPlanned = ({ end, withdraw, open }: PricePlan): boolean =>
  end.length + withdraw.length + open.length > 0;
