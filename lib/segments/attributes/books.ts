import { type BookSummary, bookSummaries } from '@/lib/ledger';
import { attribute, type Source, type SqlWriter } from './attribute';

const DAY_MS = 86_400_000;

const book: Source<BookSummary> = { code: 'book', load: (db, ids, { now }) => bookSummaries(db, ids, now) };

/** Sums over the lots that still hold something, as they count at the instant (4.A.3, 4.A.4). */
const lots = (w: SqlWriter): string =>
  w.sums('lots', () => ({
    table: 'LedgerLot',
    where: `x."asset" = 'points' AND x."remaining" > 0 AND (x."expiresAt" IS NULL OR x."expiresAt" > ${w.now()})`,
    columns: `sum(x."remaining") FILTER (WHERE x."activatesAt" <= ${w.now()})::int8 AS "active",
      sum(x."remaining") FILTER (WHERE x."activatesAt" > ${w.now()})::int8 AS "pending"`,
  }));
const holds = (w: SqlWriter): string =>
  w.sums('holds', () => ({
    table: 'LedgerHold',
    where: `x."state" = 'held' AND x."endsAt" > ${w.now()}`,
    columns: 'sum(x."points")::int8 AS "held"',
  }));
const account = (w: SqlWriter, asset: 'points' | 'growth'): string =>
  w.sums(`account.${asset}`, () => ({
    table: 'LedgerAccount',
    where: `x."asset" = '${asset}'`,
    columns: 'sum(x."balance")::int8 AS "balance", sum(x."debt")::int8 AS "debt"',
  }));

/** Points that may be spent: active and not ended, less what is held and owed. */
export const pointsAvailable = attribute({
  code: 'points.available',
  group: 'points',
  kind: 'number',
  cost: 3,
  source: book,
  sql: (w) =>
    `greatest(0, coalesce(${lots(w)}."active", 0) - coalesce(${holds(w)}."held", 0) - coalesce(${account(w, 'points')}."debt", 0))`,
  read: (one) => one?.points.available ?? 0,
});

/** Points that are not active yet. */
export const pointsPending = attribute({
  code: 'points.pending',
  group: 'points',
  kind: 'number',
  cost: 3,
  source: book,
  sql: (w) => `coalesce(${lots(w)}."pending", 0)`,
  read: (one) => one?.points.pending ?? 0,
});

/** Active points that end within so many days. */
export const pointsExpiring = attribute({
  code: 'points.expiring',
  group: 'points',
  kind: 'number',
  narrowing: { needs: ['within'] },
  cost: 3,
  source: book,
  sql(w, { within = 0 }) {
    const sums = w.sums(`lots.expiring.${within}`, () => ({
      table: 'LedgerLot',
      where: `x."asset" = 'points' AND x."remaining" > 0 AND x."activatesAt" <= ${w.now()} AND x."expiresAt" > ${w.now()}
        AND x."expiresAt" <= ${w.now()} + ${w.value(within, 'int4')} * interval '24 hours'`,
      columns: 'sum(x."remaining")::int8 AS "points"',
    }));
    return `coalesce(${sums}."points", 0)`;
  },
  read(one, { within = 0 }, { now }) {
    const until = now.getTime() + within * DAY_MS;
    const ending = one?.points.expiring.filter(({ at }) => at.getTime() <= until) ?? [];
    return ending.reduce((total, { points }) => total + points, 0);
  },
});

/** Points that are owed. */
export const pointsDebt = attribute({
  code: 'points.debt',
  group: 'points',
  kind: 'number',
  cost: 3,
  source: book,
  sql: (w) => `coalesce(${account(w, 'points')}."debt", 0)`,
  read: (one) => one?.points.debt ?? 0,
});

/** Growth in all. */
export const growthTotal = attribute({
  code: 'growth.total',
  group: 'growth',
  kind: 'number',
  cost: 3,
  source: book,
  sql: (w) => `coalesce(${account(w, 'growth')}."balance", 0)`,
  read: (one) => one?.growth.total ?? 0,
});
