import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import type { RefundTold } from '../rules/refund-told';

/** What may become of a request: it waits, is done, is refused, or is taken back by who asked. */
export const REQUEST_STATES = ['open', 'approved', 'refused', 'withdrawn'] as const;

const RequestRow = z.object({
  id: z.string(),
  memberId: z.string(),
  orderExternalId: z.string(),
  key: z.string(),
  // Both were written by this program, as the member was shown them.
  lines: z.custom<readonly { readonly id: string; readonly quantity: number }[]>(),
  told: z.custom<RefundTold>(),
  reason: z.string(),
  state: z.enum(REQUEST_STATES),
  createdAt: z.date(),
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  decidedName: z.string().nullable(),
  answer: z.string().nullable(),
});

/** A member's request to give units of an order back, with what he was told it would move, and what became of it. */
export type RequestRow = z.output<typeof RequestRow>;

const COLUMNS: Columns<RequestRow> = {
  id: 'uuid',
  memberId: 'uuid',
  orderExternalId: 'text',
  key: 'text',
  lines: 'jsonb',
  told: 'jsonb',
  reason: 'text',
  state: 'text',
  createdAt: 'timestamptz',
  decidedAt: 'timestamptz',
  decidedBy: 'text',
  decidedName: 'text',
  answer: 'text',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

// Unique (orderExternalId, key), and the partial unique index RefundRequest_open: one open request for each order.
const addRequest = insertion<RequestRow>('shop.requests.add', 'RefundRequest', COLUMNS, 'ON CONFLICT DO NOTHING');
// Unique (orderExternalId, key) by its first column: the few of an order.
const readOfOrder = statement(
  'shop.requests.order',
  `SELECT ${NAMES} FROM "RefundRequest" WHERE "orderExternalId" = $1 ORDER BY "createdAt" DESC, "id" DESC LIMIT 20`,
  RequestRow,
);
// Primary key.
const readById = statement('shop.requests.id', `SELECT ${NAMES} FROM "RefundRequest" WHERE "id" = $1`, RequestRow);
// Index (state, createdAt).
const readOpen = statement(
  'shop.requests.open',
  `SELECT ${NAMES} FROM "RefundRequest" WHERE "state" = 'open' ORDER BY "createdAt", "id" LIMIT $1`,
  RequestRow,
);
// Index (decidedAt), backwards.
const readClosed = statement(
  'shop.requests.closed',
  `SELECT ${NAMES} FROM "RefundRequest" WHERE "decidedAt" IS NOT NULL ORDER BY "decidedAt" DESC, "id" LIMIT $1`,
  RequestRow,
);
// Primary key; of two who decide at once the first one does.
const closeOpen = execution(
  'shop.requests.close',
  `UPDATE "RefundRequest" SET "state" = $2, "decidedAt" = $3, "decidedBy" = $4, "decidedName" = $5, "answer" = $6
   WHERE "id" = $1 AND "state" = 'open'`,
);

/** Keeps a request; false when the order has an open one, or the key is known. */
export const saveRequest = async (db: Db, row: RequestRow): Promise<boolean> => (await addRequest(db, [row])) === 1;

/** The requests of an order, newest first. */
export const requestsOfOrder = (db: Db, orderExternalId: string): Promise<RequestRow[]> =>
  readOfOrder(db, [orderExternalId]);

/** A request, or null. */
export const requestById = async (db: Db, id: string): Promise<RequestRow | null> =>
  (await readById(db, [id]))[0] ?? null;

/** Requests that wait, the oldest first; or those that were decided, the latest first. */
export const requestsIn = (db: Db, which: 'open' | 'closed', limit: number): Promise<RequestRow[]> =>
  (which === 'open' ? readOpen : readClosed)(db, [limit]);

/** Closes an open request; false when somebody was first. */
export const closeRequest = async (
  db: Db,
  { id, state, decidedAt, decidedBy, decidedName, answer }: RequestRow,
): Promise<boolean> => (await closeOpen(db, [id, state, decidedAt, decidedBy, decidedName, answer])) === 1;
