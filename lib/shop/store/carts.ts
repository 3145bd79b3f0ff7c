import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const LineRow = z.object({ sku: z.string(), quantity: z.number() });
const ChoiceRow = z.object({ coupons: z.array(z.string()), points: z.number() });

/** What is in a cart. */
export type CartRow = z.output<typeof LineRow>;

/** What else a member has chosen. */
export type ChoiceRow = z.output<typeof ChoiceRow>;

// Primary key (memberId, sku), all of one member.
const readLines = statement(
  'shop.cart',
  'SELECT "sku", "quantity" FROM "CartLine" WHERE "memberId" = $1 ORDER BY "addedAt", "sku"',
  LineRow,
);
// Primary key.
const readChoice = statement(
  'shop.choice',
  'SELECT "coupons", "points" FROM "CartChoice" WHERE "memberId" = $1',
  ChoiceRow,
);
// Primary key; a new SKU comes in only while the cart has room.
const writeLine = execution(
  'shop.cart.put',
  `INSERT INTO "CartLine" ("memberId", "sku", "quantity", "addedAt")
   SELECT $1::uuid, $2, $3::int, $4 WHERE EXISTS (SELECT 1 FROM "CartLine" WHERE "memberId" = $1 AND "sku" = $2)
     OR (SELECT count(*) FROM "CartLine" WHERE "memberId" = $1) < $5
   ON CONFLICT ("memberId", "sku") DO UPDATE SET "quantity" = excluded."quantity"`,
);
// Primary key.
const removeLine = execution('shop.cart.out', 'DELETE FROM "CartLine" WHERE "memberId" = $1 AND "sku" = $2');
// Primary key; what was put in since the quote stays.
const removeLines = execution(
  'shop.cart.ordered',
  `DELETE FROM "CartLine" c USING unnest($2::text[], $3::int[]) AS n(s, q)
   WHERE c."memberId" = $1 AND c."sku" = n.s AND c."quantity" = n.q`,
);
// Primary key.
const writeChoice = execution(
  'shop.choice.save',
  `INSERT INTO "CartChoice" ("memberId", "coupons", "points", "chosenAt") VALUES ($1, $2, $3, $4)
   ON CONFLICT ("memberId") DO UPDATE SET "coupons" = excluded."coupons", "points" = excluded."points", "chosenAt" = excluded."chosenAt"`,
);
// Primary key.
const removeChoice = execution('shop.choice.drop', 'DELETE FROM "CartChoice" WHERE "memberId" = $1');
// Primary key.
const writeOrder = execution(
  'shop.order.add',
  `INSERT INTO "ShopOrder" ("externalId", "memberId", "quoteId", "placedAt") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
);
// Primary key.
const readOrders = statement(
  'shop.orders',
  'SELECT "externalId" FROM "ShopOrder" WHERE "externalId" = ANY($1::text[])',
  z.object({ externalId: z.string() }),
);

/** What is in the member's cart, in the order in which it was put there. */
export const cartLines = (db: Db, memberId: string): Promise<CartRow[]> => readLines(db, [memberId]);

/** What the member has chosen, or null. */
export const cartChoice = async (db: Db, memberId: string): Promise<ChoiceRow | null> =>
  (await readChoice(db, [memberId]))[0] ?? null;

/** Puts so many of a SKU into the cart; false when the cart has no room for one more SKU. */
export const saveLine = async (
  db: Db,
  memberId: string,
  { sku, quantity }: CartRow,
  { now, linesMax }: { readonly now: Date; readonly linesMax: number },
): Promise<boolean> => (await writeLine(db, [memberId, sku, quantity, now, linesMax])) > 0;

/** Takes a SKU out of the cart. */
export const dropLine = (db: Db, memberId: string, sku: string): Promise<number> => removeLine(db, [memberId, sku]);

/** Empties the cart of what was ordered. */
export const dropOrdered = (db: Db, memberId: string, lines: readonly CartRow[]): Promise<number> =>
  removeLines(db, [memberId, lines.map(({ sku }) => sku), lines.map(({ quantity }) => quantity)]);

/** Keeps what the member has chosen. */
export const saveChoice = (db: Db, memberId: string, { coupons, points }: ChoiceRow, now: Date): Promise<number> =>
  writeChoice(db, [memberId, coupons, points, now]);

/** Forgets what the member has chosen. */
export const dropChoice = (db: Db, memberId: string): Promise<number> => removeChoice(db, [memberId]);

/** Notes that an order is one of the shop's own. */
export const noteOrder = (
  db: Db,
  order: { readonly externalId: string; readonly memberId: string; readonly quoteId: string; readonly now: Date },
): Promise<number> => writeOrder(db, [order.externalId, order.memberId, order.quoteId, order.now]);

/** Whether the order was placed in the shop. */
export const isShopOrder = async (db: Db, externalId: string): Promise<boolean> =>
  (await readOrders(db, [[externalId]])).length > 0;
