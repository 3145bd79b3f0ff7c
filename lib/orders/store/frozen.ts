import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';
import { FROZEN_STATES, type FrozenProgress, type FrozenTerms } from '../rules/frozen';
import type { OrderKey } from './load';

const FrozenRow = z.object({
  memberId: z.string(),
  orderId: z.string(),
  quoteId: z.string(),
  state: z.enum(FROZEN_STATES),
  // Both were written by this program, as they were computed; a later version reads them as they are.
  terms: z.custom<FrozenTerms>(),
  progress: z.custom<FrozenProgress>(),
});

/** What an order froze, as it is stored. */
export type FrozenRow = z.output<typeof FrozenRow>;

// Primary key (memberId, orderId). The order's own row is locked already.
const readFrozen = statement(
  'orders.frozen',
  `SELECT f."memberId", f."orderId", f."quoteId", f."state", f."terms", f."progress" FROM "FrozenOrder" f
   JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, o) ON f."memberId" = n.m AND f."orderId" = n.o`,
  FrozenRow,
);

// Unique quoteId; the order by its primary key.
const readUsed = statement(
  'orders.quotes-used',
  `SELECT f."quoteId", o."externalId" FROM "FrozenOrder" f JOIN "Order" o ON o."memberId" = f."memberId" AND o."id" = f."orderId"
   WHERE f."quoteId" = ANY($1::uuid[])`,
  z.object({ quoteId: z.string(), externalId: z.string() }),
);

const COLUMNS: Columns<FrozenRow> = {
  memberId: 'uuid',
  orderId: 'uuid',
  quoteId: 'uuid',
  state: 'text',
  terms: 'json',
  progress: 'json',
};

/** Keeps what new orders froze; fewer rows than given means that another order took one of the quotes (4.C-freeze). */
export const insertFrozen = insertion<FrozenRow>('orders.frozen.add', 'FrozenOrder', COLUMNS, 'ON CONFLICT DO NOTHING');

const MOVED = { memberId: 'uuid', orderId: 'uuid', state: 'text', progress: 'text' } as const;
// Primary key (memberId, orderId).
const updateFrozen = execution(
  'orders.frozen.move',
  `UPDATE "FrozenOrder" t SET "state" = n.s, "progress" = n.p::json FROM ${unnest(MOVED)} AS n(m, o, s, p)
   WHERE t."memberId" = n.m AND t."orderId" = n.o`,
);

// Partial index on payBy of orders that wait for a payment; a chunk at a time.
const readUnpaid = statement(
  'orders.unpaid',
  `SELECT "externalId", "memberId", "id" AS "orderId" FROM "Order" WHERE "status" = 'placed' AND "payBy" <= $1 ORDER BY "payBy" LIMIT $2`,
  z.object({ externalId: z.string(), memberId: z.string(), orderId: z.string() }),
);

/** What orders froze, of those that were placed with a quote. */
export const frozenOf = (db: Db, keys: readonly Pick<OrderKey, 'memberId' | 'orderId'>[]): Promise<FrozenRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : readFrozen(db, [keys.map(({ memberId }) => memberId), keys.map(({ orderId }) => orderId)]);

/** Which orders took quotes, by quote. */
export const quotesUsed = async (db: Db, quoteIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  quoteIds.length === 0
    ? new Map()
    : new Map((await readUsed(db, [quoteIds])).map(({ quoteId, externalId }) => [quoteId, externalId]));

/** Saves what has become of what orders froze. */
export const moveFrozen = (db: Db, rows: readonly FrozenRow[]): Promise<number> =>
  rows.length === 0
    ? Promise.resolve(0)
    : updateFrozen(
        db,
        turned(
          MOVED,
          rows.map(({ progress, ...row }) => ({ ...row, progress: JSON.stringify(progress) })),
        ),
      );

/** Orders whose time to be paid was over at the instant, the longest first. */
export const unpaidOrders = (db: Db, at: Date, limit: number): Promise<OrderKey[]> => readUnpaid(db, [at, limit]);
