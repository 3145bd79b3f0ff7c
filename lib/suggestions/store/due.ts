import 'server-only';
import { z } from 'zod';
import { TRAIT_PREFIXES } from '@/lib/members';
import { type Db, execution, statement } from '@/lib/platform/db';

// Primary key.
const insertDue = execution(
  'suggestions.due.add',
  `INSERT INTO "SuggestionDue" ("memberId", "dueAt") SELECT DISTINCT m, $2::timestamptz FROM unnest($1::uuid[]) AS n(m)
   ON CONFLICT DO NOTHING`,
);
// A scan of the orders of the window, once a night.
const insertAll = execution(
  'suggestions.due.all',
  `INSERT INTO "SuggestionDue" ("memberId", "dueAt")
   SELECT "memberId", $2 FROM "GoodsBought" WHERE "paidAt" >= $1 AND "paidAt" < $2
   UNION SELECT "memberId", $2 FROM "Suggestion"
   UNION SELECT "memberId", $2 FROM "MemberTag" WHERE split_part("tag", ':', 1) = ANY($3::text[]) AND "tag" LIKE '%:%'
   ON CONFLICT DO NOTHING`,
);
// Index on (dueAt, memberId); two that work at once share no row.
const takeSome = statement(
  'suggestions.due.take',
  `DELETE FROM "SuggestionDue" d USING (
     SELECT "memberId" FROM "SuggestionDue" WHERE "dueAt" <= $1 ORDER BY "dueAt", "memberId" LIMIT $2 FOR UPDATE SKIP LOCKED
   ) t WHERE d."memberId" = t."memberId" RETURNING d."memberId"`,
  z.object({ memberId: z.string() }),
);
// Primary key.
const removeDue = execution('suggestions.due.drop', 'DELETE FROM "SuggestionDue" WHERE "memberId" = ANY($1::uuid[])');

/** Makes members due. */
export const makeDue = (db: Db, memberIds: readonly string[], at: Date): Promise<number> =>
  insertDue(db, [memberIds, at]);

/** Makes everybody due who bought in the window or has suggestions, or whose profile asks for some. */
export const makeAllDue = (db: Db, from: Date, now: Date): Promise<number> =>
  insertAll(db, [from, now, TRAIT_PREFIXES]);

/** Takes some of those who are due, who waited longest first; back again when the transaction is not committed. */
export const takeDue = async (db: Db, now: Date, limit: number): Promise<string[]> =>
  (await takeSome(db, [now, limit])).map(({ memberId }) => memberId);

/** Members are due no more. */
export const dropDue = (db: Db, memberIds: readonly string[]): Promise<number> => removeDue(db, [memberIds]);
