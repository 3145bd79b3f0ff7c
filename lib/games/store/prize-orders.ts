import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, insertion, statement } from '@/lib/platform/db';

/** The states of goods that were won: they wait for the address, for the parcel, or are on their way. */
export const PRIZE_ORDER_STATES = ['to_address', 'to_ship', 'shipped'] as const;

const OrderRow = z.object({
  memberId: z.string(),
  id: z.string(),
  game: z.string(),
  version: z.number(),
  prize: z.string(),
  state: z.enum(PRIZE_ORDER_STATES),
  address: z.string().nullable(),
  createdAt: z.date(),
  addressedAt: z.date().nullable(),
  shippedAt: z.date().nullable(),
  shippedBy: z.string().nullable(),
  carrier: z.string().nullable(),
  parcel: z.string().nullable(),
});

/** Goods that somebody won; the address is encrypted. */
export type PrizeOrderRow = z.output<typeof OrderRow>;

type NewOrder = Pick<PrizeOrderRow, 'memberId' | 'id' | 'game' | 'version' | 'prize' | 'state' | 'createdAt'>;

const COLUMNS: Columns<NewOrder> = {
  memberId: 'uuid',
  id: 'uuid',
  game: 'text',
  version: 'int',
  prize: 'text',
  state: 'text',
  createdAt: 'timestamptz',
};
const NAMES = Object.keys(OrderRow.shape)
  .map((name) => `"${name}"`)
  .join(', ');

const insertAll = insertion<NewOrder>('games.prize-orders.insert', 'PrizeOrder', COLUMNS);
// Primary key.
const readByIds = statement(
  'games.prize-orders.by-id',
  `SELECT ${NAMES} FROM "PrizeOrder" WHERE "memberId" = $1 AND "id" = ANY($2::uuid[])`,
  OrderRow,
);
// Primary key; an address may be mended until the parcel has left.
const writeAddress = statement(
  'games.prize-orders.address',
  `UPDATE "PrizeOrder" SET "state" = 'to_ship', "address" = $3, "addressedAt" = $4
   WHERE "memberId" = $1 AND "id" = $2 AND "state" <> 'shipped' RETURNING ${NAMES}`,
  OrderRow,
);
// Primary key; once, and only to an address.
const writeShipped = statement(
  'games.prize-orders.ship',
  `UPDATE "PrizeOrder" SET "state" = 'shipped', "shippedAt" = $3, "shippedBy" = $4, "carrier" = $5, "parcel" = $6
   WHERE "memberId" = $1 AND "id" = $2 AND "state" = 'to_ship' RETURNING ${NAMES}`,
  OrderRow,
);
// Index (game, state, id).
const readOfGame = statement(
  'games.prize-orders.of-game',
  `SELECT ${NAMES} FROM "PrizeOrder" WHERE "game" = $1 AND "state" = $2 ORDER BY "id" LIMIT $3`,
  OrderRow,
);

/** Opens orders for goods that were won. */
export const insertPrizeOrders = (db: Db, rows: readonly NewOrder[]): Promise<number> => insertAll(db, rows);

/** Goods that a member won, by the draws that won them. */
export const prizeOrdersById = (db: Db, memberId: string, ids: readonly string[]): Promise<PrizeOrderRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : readByIds(db, [memberId, ids]);

/** Keeps where goods of a member go; null when there are none such, or they have left. */
export const saveAddress = async (
  db: Db,
  { memberId, id, address, at }: { memberId: string; id: string; address: string; at: Date },
): Promise<PrizeOrderRow | null> => (await writeAddress(db, [memberId, id, address, at]))[0] ?? null;

/** Marks goods as sent; null when there are none such, or they are not ready to leave. */
export const saveShipped = async (
  db: Db,
  {
    memberId,
    id,
    at,
    by,
    carrier,
    parcel,
  }: Record<'memberId' | 'id' | 'by' | 'carrier' | 'parcel', string> & { at: Date },
): Promise<PrizeOrderRow | null> => (await writeShipped(db, [memberId, id, at, by, carrier, parcel]))[0] ?? null;

/** Goods of a game in one state, those that wait longest first. */
export const prizeOrdersOf = (
  db: Db,
  game: string,
  state: PrizeOrderRow['state'],
  limit: number,
): Promise<PrizeOrderRow[]> => readOfGame(db, [game, state, limit]);
