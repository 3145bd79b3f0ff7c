import 'server-only';
import { type Columns, type Db, execution, insertion, turned, unnest } from '@/lib/platform/db';
import type { OrderKey } from './load';
import type { ParkedRefund, StoredLine, StoredOrder, StoredRefund } from './rows';

const ORDER_COLUMNS: Columns<StoredOrder> = {
  memberId: 'uuid',
  id: 'uuid',
  externalId: 'text',
  version: 'int8',
  status: 'text',
  channel: 'text',
  storeCode: 'text',
  placedAt: 'timestamptz',
  paidAt: 'timestamptz',
  completedAt: 'timestamptz',
  cancelledAt: 'timestamptz',
  goods: 'int8',
  freight: 'int8',
  adjustment: 'int8',
  refundedGoods: 'int8',
  refundedFreight: 'int8',
  fullyRefunded: 'bool',
  contentHash: 'text',
  decisionId: 'uuid',
  source: 'text',
  quoteId: 'uuid',
  payBy: 'timestamptz',
  tender: 'int8',
};

const LINE_COLUMNS: Columns<StoredLine> = {
  memberId: 'uuid',
  orderId: 'uuid',
  id: 'text',
  position: 'int4',
  kind: 'text',
  sku: 'text',
  name: 'text',
  category: 'text',
  brand: 'text',
  quantity: 'int4',
  unitPrice: 'int8',
  discount: 'int8',
  net: 'int8',
  refundedQuantity: 'int4',
  refundedNet: 'int8',
};

/** Claims the keys of new orders; fewer rows than asked means that another transaction stored one of them. */
export const claimOrderKeys = insertion<OrderKey>(
  'orders.keys.claim',
  'OrderKey',
  { externalId: 'text', memberId: 'uuid', orderId: 'uuid' },
  'ON CONFLICT DO NOTHING',
);

/** Saves new orders. */
export const insertOrders = insertion<StoredOrder>('orders.insert', 'Order', ORDER_COLUMNS);

/** Saves the lines of new orders. */
export const insertLines = insertion<StoredLine>('orders.lines.insert', 'OrderLine', LINE_COLUMNS);

const SET = Object.keys(ORDER_COLUMNS)
  .filter((name) => !['memberId', 'id', 'externalId', 'source'].includes(name))
  .map((name) => `"${name}" = n."${name}"`)
  .join(', ');
const NAMES = Object.keys(ORDER_COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');
const updateRows = execution(
  'orders.update',
  `UPDATE "Order" t SET ${SET}, "updatedAt" = now() FROM ${unnest(ORDER_COLUMNS)} AS n(${NAMES})
   WHERE t."memberId" = n."memberId" AND t."id" = n."id"`,
);

/** Saves known orders that have changed. */
export const updateOrders = (db: Db, orders: readonly StoredOrder[]): Promise<number> =>
  orders.length === 0 ? Promise.resolve(0) : updateRows(db, turned(ORDER_COLUMNS, orders));

const BACK_COLUMNS = {
  memberId: 'uuid',
  orderId: 'uuid',
  id: 'text',
  refundedQuantity: 'int4',
  refundedNet: 'int8',
} as const;
const updateBack = execution(
  'orders.lines.refunded',
  `UPDATE "OrderLine" t SET "refundedQuantity" = n.q, "refundedNet" = n.r FROM ${unnest(BACK_COLUMNS)} AS n(m, o, i, q, r)
   WHERE t."memberId" = n.m AND t."orderId" = n.o AND t."id" = n.i`,
);

/** Saves what has come back of lines. */
export const updateLinesRefunded = (db: Db, lines: readonly StoredLine[]): Promise<number> =>
  lines.length === 0 ? Promise.resolve(0) : updateBack(db, turned(BACK_COLUMNS, lines));

const deleteRows = execution(
  'orders.lines.delete',
  `DELETE FROM "OrderLine" t USING unnest($1::uuid[], $2::uuid[]) AS n(m, o) WHERE t."memberId" = n.m AND t."orderId" = n.o`,
);

/** Removes the lines of orders that were only placed, before their new ones are saved. */
export const deleteLines = (db: Db, orders: readonly StoredOrder[]): Promise<number> =>
  orders.length === 0
    ? Promise.resolve(0)
    : deleteRows(db, [orders.map(({ memberId }) => memberId), orders.map(({ id }) => id)]);

/** Saves refunds with the answers that their repeats get. */
export const insertRefunds = insertion<StoredRefund>('orders.refunds.insert', 'Refund', {
  memberId: 'uuid',
  orderId: 'uuid',
  refundNo: 'text',
  refundedAt: 'timestamptz',
  goods: 'int8',
  freight: 'int8',
  lines: 'json',
  moved: 'json',
  contentHash: 'text',
  decisionId: 'uuid',
  tender: 'int8',
  deducted: 'int8',
});

type Parked = ParkedRefund & { readonly state: string };

/** Parks refunds whose orders are not paid yet; one that is parked already stays as it is. */
export const parkRefunds = insertion<Parked>(
  'orders.park',
  'ParkedRefund',
  { orderExternalId: 'text', refundNo: 'text', body: 'jsonb', contentHash: 'text', state: 'text' },
  'ON CONFLICT DO NOTHING',
);

/** A parked refund that was taken up: applied, or failed with a code. */
export type Unparked = {
  readonly orderExternalId: string;
  readonly refundNo: string;
  readonly state: string;
  readonly code: string | null;
};

const UNPARKED_COLUMNS: Columns<Unparked> = { orderExternalId: 'text', refundNo: 'text', state: 'text', code: 'text' };
const updateParked = execution(
  'orders.unpark',
  `UPDATE "ParkedRefund" t SET "state" = n.s, "code" = n.c, "appliedAt" = now() FROM ${unnest(UNPARKED_COLUMNS)} AS n(e, r, s, c)
   WHERE t."orderExternalId" = n.e AND t."refundNo" = n.r`,
);

/** Marks parked refunds as taken up. */
export const unparkRefunds = (db: Db, rows: readonly Unparked[]): Promise<number> =>
  rows.length === 0 ? Promise.resolve(0) : updateParked(db, turned(UNPARKED_COLUMNS, rows));

const dropKeys = execution(
  'orders.keys.unclaim',
  `DELETE FROM "OrderKey" k USING unnest($1::text[], $2::uuid[]) AS n(e, o) WHERE k."externalId" = n.e AND k."orderId" = n.o`,
);

/** Gives keys free that were claimed for orders which were refused after all. */
export const dropOrderKeys = (db: Db, keys: readonly OrderKey[]): Promise<number> =>
  keys.length === 0
    ? Promise.resolve(0)
    : dropKeys(db, [keys.map(({ externalId }) => externalId), keys.map(({ orderId }) => orderId)]);

const touchKeys = execution(
  'orders.keys.touch',
  `INSERT INTO "OrderKey" ("externalId", "memberId", "orderId") SELECT e, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'
   FROM unnest($1::text[]) AS n(e) ON CONFLICT DO NOTHING`,
);
const dropTouched = execution(
  'orders.keys.drop',
  `DELETE FROM "OrderKey" WHERE "externalId" = ANY($1::text[]) AND "orderId" = '00000000-0000-0000-0000-000000000000'`,
);

/**
 * Waits for any transaction that is storing one of these unknown orders, and keeps others from it until this one ends:
 * without it a refund could be parked in the very moment in which its order settles and never be found again. Answers
 * how many are still unknown; the keys must be freed again before the end.
 */
export const holdUnknownKeys = (db: Db, externalIds: readonly string[]): Promise<number> =>
  touchKeys(db, [externalIds]);

/** Frees the keys held by `holdUnknownKeys`. */
export const freeUnknownKeys = (db: Db, externalIds: readonly string[]): Promise<number> =>
  dropTouched(db, [externalIds]);
