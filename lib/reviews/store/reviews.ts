import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** What becomes of a review: it is there, staff has hidden it, or its writer has deleted it. */
export const REVIEW_STATES = ['shown', 'hidden', 'deleted'] as const;

const Row = z.object({
  memberId: z.string(),
  id: z.string(),
  orderNumber: z.string(),
  lineId: z.string(),
  sku: z.string(),
  goods: z.string().nullable(),
  stars: z.number(),
  text: z.string(),
  state: z.enum(REVIEW_STATES),
  writtenAt: z.date(),
  changedAt: z.date(),
  hiddenBy: z.string().nullable(),
  hiddenWhy: z.string().nullable(),
  points: z.number(),
  growth: z.number(),
  takenPoints: z.number(),
  takenGrowth: z.number(),
});

/** A review as it is kept. */
export type ReviewRow = z.output<typeof Row>;

const NAMES = Object.keys(Row.shape)
  .map((name) => `"${name}"`)
  .join(', ');

// Primary key (memberId, id) by its first column; somebody has some dozens.
const readOfOrder = statement(
  'reviews.of-order',
  `SELECT ${NAMES} FROM "Review" WHERE "memberId" = ANY($1::uuid[]) AND "orderNumber" = $2 ORDER BY "id"`,
  Row,
);
// Primary key.
const lockOne = statement(
  'reviews.lock',
  `SELECT ${NAMES} FROM "Review" WHERE "memberId" = ANY($1::uuid[]) AND "id" = $2 FOR NO KEY UPDATE`,
  Row,
);
// Unique (orderNumber, lineId): of two at one moment the first counts.
const insert = execution(
  'reviews.insert',
  `INSERT INTO "Review" ("memberId", "id", "orderNumber", "lineId", "sku", "goods", "stars", "text", "state", "writtenAt",
     "changedAt", "points", "growth") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'shown', $9, $9, $10, $11) ON CONFLICT DO NOTHING`,
);
// Primary key.
const write = execution(
  'reviews.state',
  `UPDATE "Review" SET "state" = $3, "text" = $4, "changedAt" = $5, "hiddenBy" = $6, "hiddenWhy" = $7,
     "takenPoints" = "takenPoints" + $8, "takenGrowth" = "takenGrowth" + $9 WHERE "memberId" = $1 AND "id" = $2`,
);
// What a list asks for: a state, stars, an order or goods; looked at row by row, for nobody asks for what is rare.
const ASKED = `($1::text IS NULL OR "state" = $1) AND ($2::int[] IS NULL OR "stars" = ANY($2))
     AND ($3::text IS NULL OR "orderNumber" = $3 OR "sku" = $3)`;
// Index (id), backwards.
const readBefore = statement(
  'reviews.before',
  `SELECT ${NAMES} FROM "Review" WHERE ${ASKED} AND ($4::uuid IS NULL OR "id" < $4) ORDER BY "id" DESC LIMIT $5`,
  Row,
);
// Index (id), forwards: those next to the place.
const readAfter = statement(
  'reviews.after',
  `SELECT ${NAMES} FROM "Review" WHERE ${ASKED} AND "id" > $4::uuid ORDER BY "id" LIMIT $5`,
  Row,
);
// Up to a cap.
const countAsked = statement(
  'reviews.count',
  `SELECT count(*)::int AS "count" FROM (SELECT FROM "Review" WHERE ${ASKED} LIMIT $4) r`,
  z.object({ count: z.number() }),
);
// Index (sku, id), backwards.
const readOfGoods = statement(
  'reviews.of-goods',
  `SELECT ${NAMES} FROM "Review" WHERE "sku" = ANY($1::text[]) AND "state" = 'shown' ORDER BY "id" DESC LIMIT $2`,
  Row,
);

/** What a family has said of the lines of an order. */
export const reviewsOfOrder = (db: Db, family: readonly string[], orderNumber: string): Promise<ReviewRow[]> =>
  readOfOrder(db, [family, orderNumber]);

/** A review of one of a family, locked; undefined for none. */
export const reviewForUpdate = async (db: Db, family: readonly string[], id: string): Promise<ReviewRow | undefined> =>
  (await lockOne(db, [family, id]))[0];

type NewReview = Omit<ReviewRow, 'state' | 'changedAt' | 'hiddenBy' | 'hiddenWhy' | 'takenPoints' | 'takenGrowth'>;

/** Keeps a review; answers whether it is the first of its line. */
export const addReview = async (db: Db, one: NewReview): Promise<boolean> =>
  (await insert(db, [
    one.memberId,
    one.id,
    one.orderNumber,
    one.lineId,
    one.sku,
    one.goods,
    one.stars,
    one.text,
    one.writtenAt,
    one.points,
    one.growth,
  ])) > 0;

/** Hides or deletes a locked review, with what came back. */
export const saveReviewState = (
  db: Db,
  { memberId, id, state, text, changedAt, hiddenBy, hiddenWhy }: ReviewRow,
  taken: { readonly points: number; readonly growth: number },
): Promise<number> =>
  write(db, [memberId, id, state, text, changedAt, hiddenBy, hiddenWhy, taken.points, taken.growth]);

/** What to list: in a state, with so many stars, of an order or of goods. */
export type ReviewSearch = {
  readonly state: string | null;
  readonly stars: readonly number[] | null;
  readonly of: string | null;
};

/** Where a page stands: next to a review, older than it or (back) newer; from the newest where none is named. */
export type ReviewPlace = { readonly at: string | null; readonly isBack: boolean; readonly limit: number };

/** Reviews next to a place, newest first. */
export async function listReviews(
  db: Db,
  { state, stars, of }: ReviewSearch,
  { at, isBack, limit }: ReviewPlace,
): Promise<ReviewRow[]> {
  const asked = [state, stars, of, at, limit];
  return isBack && at !== null ? (await readAfter(db, asked)).reverse() : readBefore(db, asked);
}

/** How many there are of what is asked for, counted up to a cap. */
export const countReviews = async (db: Db, { state, stars, of }: ReviewSearch, cap: number): Promise<number> =>
  (await countAsked(db, [state, stars, of, cap]))[0]?.count ?? 0;

/** What is shown of goods, newest first. */
export const shownReviews = (db: Db, skus: readonly string[], limit: number): Promise<ReviewRow[]> =>
  skus.length === 0 ? Promise.resolve([]) : readOfGoods(db, [skus, limit]);
