import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Primary key.
const insertWish = execution(
  'mall.wishes.insert',
  'INSERT INTO "MallWish" ("item", "memberId", "at") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
);
const removeWish = execution('mall.wishes.remove', 'DELETE FROM "MallWish" WHERE "item" = $1 AND "memberId" = $2');
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

/** The items a member waits for. */
export const wishesOf = async (db: Db, memberId: string): Promise<ReadonlySet<string>> =>
  new Set((await readOwn(db, [memberId])).map(({ item }) => item));

/** How many wait for each item. */
export const wishCounts = async (db: Db): Promise<ReadonlyMap<string, number>> =>
  new Map((await countAll(db, [])).map(({ item, count }) => [item, count]));
