import { localTime } from '@/lib/kernel/day';
import { type MemberStats, memberStats } from '@/lib/members';
import { type PurchaseDay, purchaseDays } from '@/lib/statistics';
import { HOURS, type Narrowed, type Narrowing } from './arguments';
import { attribute, type Moment, type Source, type SqlWriter } from './attribute';

type Bought = { readonly stats: MemberStats; readonly days: readonly PurchaseDay[] };

const bought: Source<Bought> = {
  code: 'purchases',
  async load(db, ids) {
    const [stats, days] = await Promise.all([memberStats(db, ids), purchaseDays(db, ids)]);
    const byMember = Map.groupBy(days, ({ memberId }) => memberId);
    return new Map(stats.map((row) => [row.memberId, { stats: row, days: byMember.get(row.memberId) ?? [] }]));
  },
};

/** By category and by brand is counted without hours and stores, and each for itself. */
function refuses({ category, brand, store, hours }: Narrowed): string | null {
  const parts = [category, brand].filter((one) => one !== undefined).length;
  const places = [store, hours].filter((one) => one !== undefined).length;
  return parts > 1 || (parts > 0 && places > 0) ? 'arguments_apart' : null;
}

const NARROWING: Narrowing = { may: ['days', 'category', 'brand', 'store', 'weekday', 'hours'], refuses };

const isWhole = ({ category, brand, store, weekday, hours }: Narrowed): boolean =>
  [category, brand, store, weekday, hours].every((one) => one === undefined);

/** The days that count for the arguments, of one member. */
function daysOf(one: Bought | undefined, narrowed: Narrowed, { day }: Moment): readonly PurchaseDay[] {
  const { days, category, brand, store, weekday, hours } = narrowed;
  const kind = category !== undefined ? 'category' : brand !== undefined ? 'brand' : 'sale';
  const code = category ?? brand ?? store;
  const since = days === undefined ? '' : shifted(day, -days);
  const [from, to] = HOURS[hours ?? ''] ?? [0, 23];
  return (one?.days ?? []).filter(
    (row) =>
      row.kind === kind &&
      (code === undefined || row.code === code) &&
      (days === undefined || (row.day > since && row.day <= day)) &&
      (weekday === undefined || localTime(new Date(`${row.day}T12:00:00Z`), 'UTC').weekday === weekday) &&
      (hours === undefined || (row.hour >= from && row.hour <= to)),
  );
}

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Which rows of PurchaseDay count, in SQL. */
function whereSql(w: SqlWriter, x: string, narrowed: Narrowed): string {
  const { days, category, brand, store, weekday, hours } = narrowed;
  const kind = category !== undefined ? 'category' : brand !== undefined ? 'brand' : 'sale';
  const code = category ?? brand ?? store;
  const [from, to] = HOURS[hours ?? ''] ?? [0, 23];
  return [
    `${x}."kind" = '${kind}'`,
    ...(code === undefined ? [] : [`${x}."code" = ${w.value(code, 'text')}`]),
    ...(days === undefined ? [] : [`${x}."day" > ${w.day()} - ${w.value(days, 'int4')} AND ${x}."day" <= ${w.day()}`]),
    ...(weekday === undefined ? [] : [`extract(isodow FROM ${x}."day") = ${w.value(weekday, 'int4')}`]),
    ...(hours === undefined ? [] : [`${x}."hour" BETWEEN ${from} AND ${to}`]),
  ].join(' AND ');
}

const COLUMNS = {
  orders: (x: string) => `sum(${x}."orders")::int8`,
  amount: (x: string) => `sum(${x}."amount")::int8`,
  days: (x: string) => `count(DISTINCT ${x}."day") FILTER (WHERE ${x}."orders" > 0)`,
} as const;
type Figure = keyof typeof COLUMNS;

/**
 * A figure of what was bought, in SQL. All goods of a window stand in PurchaseTotal, where they hold for the day, and else
 * the days are counted; anything narrower is summed over PurchaseDay by its index on kind, code and day.
 */
function figureSql(w: SqlWriter, figure: Figure, narrowed: Narrowed): string {
  const { days } = narrowed;
  if (!isWhole(narrowed)) {
    const sums = partSql(w, narrowed, figure);
    w.needs(sums);
    return `coalesce(${sums}."${figure}", 0)`;
  }
  if (days === undefined && figure !== 'days') return `coalesce(${w.row('MemberStats')}."${figure}", 0)`;
  const t = w.row('PurchaseTotal');
  w.needs(t);
  const ofDay = days === undefined ? '' : `AND ${t}."asOf" <= ${w.day()} AND ${w.day()} < ${t}."movesOn"`;
  // One member's days are few: told as a range of the index, their window makes the planner fear a search for each code.
  const within = days === undefined ? '' : `AND ${w.day()} - p."day" BETWEEN 0 AND ${w.value(days - 1, 'int4')}`;
  return `CASE WHEN NOT ${t}."isStale" ${ofDay} THEN ${t}."${figure}${days ?? 'Ever'}" WHEN ${t}."memberId" IS NULL THEN 0
    ELSE (SELECT coalesce(${COLUMNS[figure]('p')}, 0) FROM "PurchaseDay" p
      WHERE p."memberId" = ${t}."memberId" AND p."kind" = 'sale' ${within}) END`;
}

const LAST = 'max(x."day") FILTER (WHERE x."orders" > 0) AS "last"';

/** Different days are counted by sorting them: for themselves, so that sums need not wait for it. */
function partSql(w: SqlWriter, narrowed: Narrowed, figure: Figure | 'last'): string {
  const key = JSON.stringify(Object.entries(narrowed).sort(([a], [b]) => (a < b ? -1 : 1)));
  const names: readonly Figure[] = figure === 'days' ? ['days'] : ['orders', 'amount'];
  return w.sums(`purchases.${figure === 'days' ? 'days' : 'sums'}.${key}`, () => ({
    table: 'PurchaseDay',
    where: whereSql(w, 'x', narrowed),
    columns: [...names.map((name) => `${COLUMNS[name]('x')} AS "${name}"`), ...(figure === 'days' ? [] : [LAST])].join(
      ', ',
    ),
  }));
}

const sumOf = (rows: readonly PurchaseDay[], figure: 'orders' | 'amount'): number =>
  rows.reduce((total, row) => total + row[figure], 0);

/** Orders of which something is left, as the statistics count them. */
function figureOf(figure: Figure, one: Bought | undefined, narrowed: Narrowed, at: Moment): number {
  if (figure !== 'days' && isWhole(narrowed) && narrowed.days === undefined) return one?.stats[figure] ?? 0;
  const rows = daysOf(one, narrowed, at);
  if (figure !== 'days') return sumOf(rows, figure);
  return new Set(rows.filter(({ orders }) => orders > 0).map(({ day }) => day)).size;
}

const figure = (code: string, kind: 'number' | 'money' | 'days', name: Figure, narrowing?: Narrowing) =>
  attribute({
    code,
    group: 'purchases',
    kind,
    ...(narrowing === undefined ? {} : { narrowing }),
    cost: narrowing === undefined ? 1 : 2,
    source: bought,
    sql: (w, narrowed) => figureSql(w, name, narrowed),
    read: (one, narrowed, at) => figureOf(name, one, narrowed, at),
  });

/** Qualifying orders so far. */
export const memberOrders = figure('member.orders', 'number', 'orders');

/** What was bought so far less what was refunded, in fen. */
export const memberAmount = figure('member.amount', 'money', 'amount');

/** Orders in a window, of a category, a brand, a store, a weekday, a time of day. */
export const purchaseOrders = figure('purchase.orders', 'number', 'orders', NARROWING);

/** Their goods less what came back, in fen. */
export const purchaseAmount = figure('purchase.amount', 'money', 'amount', NARROWING);

/** On how many local days something was bought. */
export const purchaseDaysCount = figure('purchase.days', 'number', 'days', NARROWING);

/** The average ticket in fen, rounded down; nothing where nothing was bought. */
export const purchaseTicket = attribute({
  code: 'purchase.ticket',
  group: 'purchases',
  kind: 'money',
  narrowing: NARROWING,
  cost: 2,
  source: bought,
  sql: (w, narrowed) => `(${figureSql(w, 'amount', narrowed)}) / nullif(${figureSql(w, 'orders', narrowed)}, 0)`,
  read(one, narrowed, at) {
    const orders = figureOf('orders', one, narrowed, at);
    return orders === 0 ? null : Math.floor(figureOf('amount', one, narrowed, at) / orders);
  },
});

/** Local days since something of a category, a brand or at a store was bought last; nothing where it never was. */
export const purchaseLast = attribute({
  code: 'purchase.last_days',
  group: 'purchases',
  kind: 'days',
  narrowing: {
    may: ['category', 'brand', 'store', 'weekday', 'hours'],
    refuses: (narrowed) => refuses(narrowed) ?? (isWhole(narrowed) ? 'argument_missing' : null),
  },
  cost: 3,
  source: bought,
  sql: (w, narrowed) => `(${w.day()} - ${partSql(w, narrowed, 'last')}."last")::int8`,
  read(one, narrowed, at) {
    const days = daysOf(one, narrowed, at).flatMap(({ orders, day }) => (orders > 0 ? [Date.parse(day)] : []));
    return days.length === 0 ? null : (Date.parse(at.day) - Math.max(...days)) / 86_400_000;
  },
});

/** What came back of all that was ever bought, in whole percent rounded down; nothing where nothing was bought. */
export const purchaseRefundShare = attribute({
  code: 'purchase.refund_share',
  group: 'purchases',
  kind: 'percent',
  cost: 1,
  source: bought,
  sql(w) {
    const s = w.row('MemberStats');
    return `(${s}."refunded" * 100 / nullif(${s}."amount" + ${s}."refunded", 0))`;
  },
  read(one) {
    const { amount = 0, refunded = 0 } = one?.stats ?? {};
    return amount + refunded === 0 ? null : Math.floor((refunded * 100) / (amount + refunded));
  },
});
