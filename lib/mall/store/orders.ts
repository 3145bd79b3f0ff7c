import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import { ORDER_STATES } from '../rules/order';

const OrderRow = z.object({
  memberId: z.string(),
  id: z.string(),
  key: z.string(),
  item: z.string(),
  version: z.number(),
  kind: z.string(),
  points: z.number(),
  cash: z.number(),
  state: z.enum(ORDER_STATES),
  way: z.string(),
  address: z.string().nullable(),
  store: z.string().nullable(),
  pickupCode: z.string().nullable(),
  entryId: z.string(),
  createdAt: z.date(),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  shippedAt: z.date().nullable(),
  doneAt: z.date().nullable(),
  cancelledAt: z.date().nullable(),
  cancelledBy: z.string().nullable(),
  reason: z.string().nullable(),
});

/** An exchange as it is kept; the address is sealed. */
export type OrderRow = z.output<typeof OrderRow>;

const COLUMNS: Columns<OrderRow> = {
  memberId: 'uuid',
  id: 'uuid',
  key: 'text',
  item: 'text',
  version: 'int4',
  kind: 'text',
  points: 'int4',
  cash: 'int4',
  state: 'text',
  way: 'text',
  address: 'text',
  store: 'text',
  pickupCode: 'text',
  entryId: 'uuid',
  createdAt: 'timestamptz',
  carrier: 'text',
  tracking: 'text',
  shippedAt: 'timestamptz',
  doneAt: 'timestamptz',
  cancelledAt: 'timestamptz',
  cancelledBy: 'text',
  reason: 'text',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `o."${name}"`)
  .join(', ');

const insertRows = insertion<OrderRow>('mall.orders.insert', 'MallOrder', COLUMNS);
// Unique index (memberId, key).
const readByKey = statement(
  'mall.orders.key',
  `SELECT ${NAMES} FROM "MallOrder" o WHERE o."memberId" = $1 AND o."key" = $2`,
  OrderRow,
);
// Primary key.
const lockOwn = statement(
  'mall.orders.own.lock',
  `SELECT ${NAMES} FROM "MallOrder" o WHERE o."memberId" = $1 AND o."id" = $2 FOR NO KEY UPDATE`,
  OrderRow,
);
const readOwn = statement(
  'mall.orders.own',
  `SELECT ${NAMES} FROM "MallOrder" o WHERE o."memberId" = $1 AND o."id" = $2`,
  OrderRow,
);
// Unique index on id.
const readAny = statement('mall.orders.any', `SELECT ${NAMES} FROM "MallOrder" o WHERE o."id" = $1`, OrderRow);
// Primary key (memberId, id), backwards.
const readPage = statement(
  'mall.orders.page',
  `SELECT ${NAMES} FROM "MallOrder" o WHERE o."memberId" = $1 AND ($2::uuid IS NULL OR o."id" < $2) ORDER BY o."id" DESC LIMIT $3`,
  OrderRow,
);
// Index (state, id), backwards; without a state the unique index on id.
const readList = statement(
  'mall.orders.list',
  `SELECT ${NAMES} FROM "MallOrder" o WHERE o."state" = $1 AND ($2::uuid IS NULL OR o."id" < $2) ORDER BY o."id" DESC LIMIT $3`,
  OrderRow,
);
const readAllList = statement(
  'mall.orders.all',
  `SELECT ${NAMES} FROM "MallOrder" o WHERE $1::uuid IS NULL OR o."id" < $1 ORDER BY o."id" DESC LIMIT $2`,
  OrderRow,
);
// The unique index on id backwards, each row tried by its store or, by primary key, its member's; a page of 50 is soon full
// where a store has a hundredth of all exchanges.
const readStoresList = statement(
  'mall.orders.stores',
  `SELECT ${NAMES} FROM "MallOrder" o
   WHERE ($1::text IS NULL OR o."state" = $1) AND ($2::uuid IS NULL OR o."id" < $2)
     AND (o."store" = ANY($3::text[])
       OR EXISTS (SELECT FROM "Member" m WHERE m."id" = o."memberId" AND m."storeCode" = ANY($3::text[])))
   ORDER BY o."id" DESC LIMIT $4`,
  OrderRow,
);
// Index (memberId, item) by its first column; a member has few exchanges.
const countHad = statement(
  'mall.orders.had',
  `SELECT o."item", count(*)::int AS "total", count(*) FILTER (WHERE o."createdAt" >= $2)::int AS "day",
     count(*) FILTER (WHERE o."createdAt" >= $3)::int AS "week", count(*) FILTER (WHERE o."createdAt" >= $4)::int AS "month"
   FROM "MallOrder" o WHERE o."memberId" = $1 AND o."state" <> 'cancelled' GROUP BY o."item"`,
  z.object({ item: z.string(), total: z.number(), day: z.number(), week: z.number(), month: z.number() }),
);
// Index (state, id): a few states.
const countStates = statement(
  'mall.orders.states',
  'SELECT "state", count(*)::int AS "count" FROM "MallOrder" GROUP BY "state"',
  z.object({ state: z.string(), count: z.number() }),
);
// Index (state, id): what waits to be sent is little; its member by primary key.
const countToSend = statement(
  'mall.orders.to-send',
  `SELECT count(*)::int AS "count", min(o."createdAt") AS "oldest" FROM "MallOrder" o
   WHERE o."state" = 'awaiting_shipment' AND ($1::text[] IS NULL OR o."store" = ANY($1::text[])
     OR EXISTS (SELECT FROM "Member" m WHERE m."id" = o."memberId" AND m."storeCode" = ANY($1::text[])))`,
  z.object({ count: z.number(), oldest: z.date().nullable() }),
);
// Primary key; the row is locked.
const writeRow = execution(
  'mall.orders.write',
  `UPDATE "MallOrder" SET "state" = $3, "carrier" = $4, "tracking" = $5, "shippedAt" = $6, "doneAt" = $7, "cancelledAt" = $8,
     "cancelledBy" = $9, "reason" = $10 WHERE "memberId" = $1 AND "id" = $2`,
);

/** Saves a new exchange. */
export const insertOrder = (db: Db, row: OrderRow): Promise<number> => insertRows(db, [row]);

/** The exchange of a member by the key of his ask, or null. */
export const orderByKey = async (db: Db, memberId: string, key: string): Promise<OrderRow | null> =>
  (await readByKey(db, [memberId, key]))[0] ?? null;

/** One exchange of a member, or null: somebody else's is not there. */
export const ownOrder = async (db: Db, memberId: string, id: string): Promise<OrderRow | null> =>
  (await readOwn(db, [memberId, id]))[0] ?? null;

/** The same, locked after the member (4.F). */
export const ownOrderForUpdate = async (db: Db, memberId: string, id: string): Promise<OrderRow | null> =>
  (await lockOwn(db, [memberId, id]))[0] ?? null;

/** One exchange of whomever, for staff. */
export const anyOrder = async (db: Db, id: string): Promise<OrderRow | null> => (await readAny(db, [id]))[0] ?? null;

/** The exchanges of a member, newest first, before one. */
export const ordersOf = (db: Db, memberId: string, before: string | null, limit: number): Promise<OrderRow[]> =>
  readPage(db, [memberId, before, limit]);

/** Which exchanges are listed: of one state or all; of members of, or fetched in, the stores or everywhere (S1-5.1). */
export type Listing = {
  readonly state: string | null;
  readonly stores: readonly string[] | null;
  readonly before: string | null;
  readonly limit: number;
};

/** Exchanges of all members, newest first, before one. */
export function ordersIn(db: Db, { state, stores, before, limit }: Listing): Promise<OrderRow[]> {
  if (stores !== null) return readStoresList(db, [state, before, stores, limit]);
  return state === null ? readAllList(db, [before, limit]) : readList(db, [state, before, limit]);
}

/** What a member has had of each item that stands: in all, and since the running day, week and month began. */
export const hadOf = (
  db: Db,
  memberId: string,
  since: { readonly day: Date; readonly week: Date; readonly month: Date },
) => countHad(db, [memberId, since.day, since.week, since.month]);

/** How many exchanges wait to be sent, of the stores or everywhere, and since when the first of them does. */
export const toSend = async (db: Db, stores: readonly string[] | null) =>
  must((await countToSend(db, [stores]))[0], 'a count without its row');

/** How many exchanges there are of each state. */
export const stateCounts = (db: Db) => countStates(db, []);

/** Saves what changed of a locked exchange. */
export const saveOrder = (db: Db, row: OrderRow): Promise<number> =>
  writeRow(db, [
    row.memberId,
    row.id,
    row.state,
    row.carrier,
    row.tracking,
    row.shippedAt,
    row.doneAt,
    row.cancelledAt,
    row.cancelledBy,
    row.reason,
  ]);
