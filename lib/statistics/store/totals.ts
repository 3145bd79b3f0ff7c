import 'server-only';
import { z } from 'zod';
import type { LocalDate } from '@/lib/kernel/day';
import { type Db, execution, statement } from '@/lib/platform/db';
import { WINDOWS } from '../rules/windows';

const DAY = '$2::date';
const within = (days: number) => `p."day" > ${DAY} - ${days} AND p."day" <= ${DAY}`;
const SUMS = WINDOWS.flatMap((days) => [
  [`orders${days}`, `coalesce(sum(p."orders") FILTER (WHERE ${within(days)}), 0)`],
  [`amount${days}`, `coalesce(sum(p."amount") FILTER (WHERE ${within(days)}), 0)`],
  [`days${days}`, `count(DISTINCT p."day") FILTER (WHERE p."orders" > 0 AND ${within(days)})`],
]).concat([['daysEver', `count(DISTINCT p."day") FILTER (WHERE p."orders" > 0)`]]);
const NAMES = SUMS.map(([name]) => `"${name}"`).join(', ');
// The first day on which something enters or leaves a window.
const MOVES = `coalesce(min(CASE WHEN p."day" > ${DAY} THEN p."day" ${WINDOWS.map(
  (days) => `WHEN p."day" > ${DAY} - ${days} THEN p."day" + ${days}`,
).join(' ')} END), 'infinity')`;

// Primary key: what was sums of an earlier state is so no more, and whoever bought has a row from then on.
const mark = execution(
  'statistics.totals.stale',
  `INSERT INTO "PurchaseTotal" AS t ("memberId", "version", "isStale", "asOf", "movesOn")
   SELECT m, 1, true, '2000-01-01', '2000-01-01' FROM unnest($1::uuid[]) AS w(m)
   ON CONFLICT ("memberId") DO UPDATE SET "version" = t."version" + 1, "isStale" = true`,
);

/** Says that the sums of locked members are of an earlier state: something was bought or came back. */
export const markStale = (db: Db, memberIds: readonly string[]): Promise<number> =>
  memberIds.length === 0 ? Promise.resolve(0) : mark(db, [memberIds]);

// PurchaseTotal and PurchaseDay by memberId, the first column of their keys. One statement, one snapshot: the version is that
// of the days, and what has changed since stays stale.
const refresh = execution(
  'statistics.totals.refresh',
  `INSERT INTO "PurchaseTotal" AS t ("memberId", "version", "isStale", "asOf", "movesOn", ${NAMES})
   SELECT w.m, coalesce(k."version", 0), false, ${DAY}, c.* FROM unnest($1::uuid[]) AS w(m)
   LEFT JOIN "PurchaseTotal" k ON k."memberId" = w.m CROSS JOIN LATERAL (
     SELECT ${MOVES}, ${SUMS.map(([, sum]) => sum).join(', ')}
     FROM "PurchaseDay" p WHERE p."memberId" = w.m AND p."kind" = 'sale') c
   WHERE k."memberId" IS NOT NULL OR EXISTS (SELECT FROM "PurchaseDay" p WHERE p."memberId" = w.m) ORDER BY w.m
   ON CONFLICT ("memberId") DO UPDATE SET ("isStale", "asOf", "movesOn", ${NAMES}) =
     (false, excluded."asOf", excluded."movesOn", ${SUMS.map(([name]) => `excluded."${name}"`).join(', ')})
   WHERE t."version" = excluded."version"`,
);

/** Makes the sums of members right as of a local day; of those who ever bought. */
export const refreshTotals = (db: Db, memberIds: readonly string[], day: LocalDate): Promise<number> =>
  memberIds.length === 0 ? Promise.resolve(0) : refresh(db, [memberIds, day]);

const IdRow = z.object({ memberId: z.string() });
// Index on movesOn.
const readDue = statement(
  'statistics.totals.due',
  'SELECT "memberId" FROM "PurchaseTotal" WHERE "movesOn" <= $1::date ORDER BY "movesOn" LIMIT $2',
  IdRow,
);

/** Members in whose windows something has moved by a local day. */
export const totalsDue = async (db: Db, day: LocalDate, limit: number): Promise<string[]> =>
  (await readDue(db, [day, limit])).map(({ memberId }) => memberId);

// Primary key.
const readStale = statement(
  'statistics.totals.of-stale',
  'SELECT "memberId" FROM "PurchaseTotal" WHERE "memberId" = ANY($1::uuid[]) AND "isStale"',
  IdRow,
);

/** Those of some members whose sums are of an earlier state of their purchases. */
export const totalsStale = async (db: Db, memberIds: readonly string[]): Promise<string[]> =>
  (await readStale(db, [memberIds])).map(({ memberId }) => memberId);
