import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Primary key.
const insertWish = execution(
  'mall.wishes.insert',
  'INSERT INTO "MallWish" ("item", "memberId", "at") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
);
const removeWish = execution('mall.wishes.remove', 'DELETE FROM "MallWish" WHERE "item" = $1 AND "memberId" = $2');
// Primary key (item, memberId); two that tell at once share no row.
const takeSome = statement(
  'mall.wishes.take',
  `DELETE FROM "MallWish" w USING (SELECT "item", "memberId" FROM "MallWish" WHERE "item" = $1 ORDER BY "at", "memberId" LIMIT $2
     FOR UPDATE SKIP LOCKED) t WHERE w."item" = t."item" AND w."memberId" = t."memberId" RETURNING w."memberId"`,
  z.object({ memberId: z.string() }),
);
// Index on memberId.
const readOwn = statement(
  'mall.wishes.own',
  'SELECT "item" FROM "MallWish" WHERE "memberId" = $1',
  z.object({ item: z.string() }),
);
// Primary key; some hundred items.
const countAll = statement(
  'mall.wishes.count',
  'SELECT "item", count(*)::int AS "count" FROM "MallWish" GROUP BY "item"',
  z.object({ item: z.string(), count: z.number() }),
);

/** Keeps that a member wants to hear when an item is there again; asked twice it is one wish. */
export const addWish = (db: Db, item: string, memberId: string, at: Date): Promise<number> =>
  insertWish(db, [item, memberId, at]);

/** A member waits no longer. */
export const dropWish = (db: Db, item: string, memberId: string): Promise<number> => removeWish(db, [item, memberId]);

/** Takes the wishes of those who waited longest for an item, so many at the most; answers whose they were. */
export const takeWishes = async (db: Db, item: string, limit: number): Promise<string[]> =>
  (await takeSome(db, [item, limit])).map(({ memberId }) => memberId);

/** The items a member waits for. */
export const wishesOf = async (db: Db, memberId: string): Promise<ReadonlySet<string>> =>
  new Set((await readOwn(db, [memberId])).map(({ item }) => item));

/** How many wait for each item. */
export const wishCounts = async (db: Db): Promise<ReadonlyMap<string, number>> =>
  new Map((await countAll(db, [])).map(({ item, count }) => [item, count]));
