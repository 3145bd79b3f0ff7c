import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { GrantName } from './grants';

const ExchangeRow = z.object({
  memberId: z.string(),
  grantId: z.string(),
  source: z.string(),
  points: z.number(),
  spendId: z.string(),
  gives: z.enum(['coupon', 'benefit']),
  given: z.array(z.string()),
  at: z.date(),
  backUntil: z.date().nullable(),
  backAt: z.date().nullable(),
});

/** What a use exchanged: points, the line by which they were spent, the copies or the grant they brought. */
export type ExchangeRow = z.output<typeof ExchangeRow>;

const NAMES = ExchangeRow.keyof()
  .options.map((name) => `e."${name}"`)
  .join(', ');

// Primary key by its first columns: a grant has few.
const readOfGrants = statement(
  'benefits.exchanges.of',
  `SELECT ${NAMES} FROM "BenefitExchange" e JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, g) ON e."memberId" = n.m AND e."grantId" = n.g`,
  ExchangeRow,
);
// Primary key: whoever comes second with a key finds the first.
const insertOne = execution(
  'benefits.exchanges.insert',
  `INSERT INTO "BenefitExchange" ("memberId", "grantId", "source", "points", "spendId", "gives", "given", "at", "backUntil")
   VALUES ($1, $2, $3, $4, $5, $6, $7::uuid[], $8, $9)`,
);
// Primary key; the grant is locked.
const writeBack = execution(
  'benefits.exchanges.back',
  'UPDATE "BenefitExchange" SET "backAt" = $4 WHERE "memberId" = $1 AND "grantId" = $2 AND "source" = $3',
);

/** What uses of grants exchanged. */
export const exchangesOf = (db: Db, grants: readonly GrantName[]): Promise<ExchangeRow[]> =>
  grants.length === 0
    ? Promise.resolve([])
    : readOfGrants(db, [grants.map(({ memberId }) => memberId), grants.map(({ grantId }) => grantId)]);

/** Keeps what a use exchanged. */
export const addExchange = (db: Db, row: Omit<ExchangeRow, 'backAt'>): Promise<number> =>
  insertOne(db, [
    ...[row.memberId, row.grantId, row.source, row.points, row.spendId, row.gives],
    ...[row.given, row.at, row.backUntil],
  ]);

/** Notes that an exchange was given back. */
export const saveExchangeBack = (db: Db, { memberId, grantId, source }: ExchangeRow, at: Date): Promise<number> =>
  writeBack(db, [memberId, grantId, source, at]);
