import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** Somebody's wish to hear when he may claim a batch. */
export type Wish = {
  readonly batchId: string;
  readonly memberId: string;
  readonly had: number;
  readonly at: Date;
  readonly dueAt: Date;
};

// Primary key; who has got a copy since he first asked asks anew.
const upsertWish = execution(
  'coupons.wishes.add',
  `INSERT INTO "CouponWish" ("batchId", "memberId", "had", "at", "dueAt") VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT ("batchId", "memberId") DO UPDATE SET "had" = excluded."had", "at" = excluded."at", "dueAt" = excluded."dueAt"
   WHERE "CouponWish"."had" <> excluded."had"`,
);
// Primary key.
const removeWish = execution(
  'coupons.wishes.drop',
  'DELETE FROM "CouponWish" WHERE "batchId" = $1 AND "memberId" = $2',
);
// Index on memberId.
const readOwn = statement(
  'coupons.wishes.own',
  'SELECT "batchId", "had" FROM "CouponWish" WHERE "memberId" = $1',
  z.object({ batchId: z.string(), had: z.number() }),
);
// Index (batchId, dueAt, memberId), one look for each batch; batches are some hundred.
const readDue = statement(
  'coupons.wishes.batches',
  `SELECT b."id" FROM "CouponBatch" b WHERE EXISTS (SELECT FROM "CouponWish" w WHERE w."batchId" = b."id" AND w."dueAt" <= $1)
   ORDER BY b."id"`,
  z.object({ id: z.string() }),
);
// Index (batchId, dueAt, memberId); two that tell at once share no row.
const lockSome = statement(
  'coupons.wishes.lock',
  `SELECT "memberId", "had" FROM "CouponWish" WHERE "batchId" = $1 AND "dueAt" <= $2 ORDER BY "dueAt", "memberId" LIMIT $3
   FOR UPDATE SKIP LOCKED`,
  z.object({ memberId: z.string(), had: z.number() }),
);
// Primary key; the rows are locked already.
const removeSome = execution(
  'coupons.wishes.drop-set',
  'DELETE FROM "CouponWish" WHERE "batchId" = $1 AND "memberId" = ANY($2::uuid[])',
);
// Primary key; the rows are locked already.
const putOff = execution(
  'coupons.wishes.put-off',
  `UPDATE "CouponWish" w SET "dueAt" = n.d FROM unnest($2::uuid[], $3::timestamptz[]) AS n(m, d)
   WHERE w."batchId" = $1 AND w."memberId" = n.m`,
);

/** Keeps that a member wants to hear of a batch; asked twice it is one wish. */
export const addWish = (db: Db, { batchId, memberId, had, at, dueAt }: Wish): Promise<number> =>
  upsertWish(db, [batchId, memberId, had, at, dueAt]);

/** A member waits no longer. */
export const dropWish = (db: Db, batchId: string, memberId: string): Promise<number> =>
  removeWish(db, [batchId, memberId]);

/** The batches a member waits for, each with how many copies he had had when he asked. */
export const wishesOf = async (db: Db, memberId: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await readOwn(db, [memberId])).map(({ batchId, had }) => [batchId, had]));

/** The batches that somebody waits for and something may have come of. */
export const batchesWished = async (db: Db, now: Date): Promise<string[]> =>
  (await readDue(db, [now])).map(({ id }) => id);

/** Locks due wishes of a batch, those who waited longest first, so many at the most. */
export const dueWishes = (db: Db, batchId: string, now: Date, limit: number) => lockSome(db, [batchId, now, limit]);

/** Ends locked wishes. */
export const dropWishes = (db: Db, batchId: string, memberIds: readonly string[]): Promise<number> =>
  removeSome(db, [batchId, memberIds]);

/** Puts locked wishes off, each to its instant. */
export const putOffWishes = (
  db: Db,
  batchId: string,
  wishes: readonly { readonly memberId: string; readonly dueAt: Date }[],
): Promise<number> => putOff(db, [batchId, wishes.map(({ memberId }) => memberId), wishes.map(({ dueAt }) => dueAt)]);
