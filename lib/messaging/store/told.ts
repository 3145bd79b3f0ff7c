import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, execution, statement } from '@/lib/platform/db';
import { MessageRow } from './inbox';

const Told = MessageRow.extend({ withheld: z.string().nullable() });

/** A message with why its member is not shown it; null: he is. */
export type ToldRow = z.output<typeof Told>;

// Index (memberId, at, id), one short range for each of the member's books.
const readTold = statement(
  'messaging.told',
  `SELECT "memberId", "id", "kind", "category", "key", "values", "href", "at", "readAt", "withheld" FROM "InboxMessage"
   WHERE "memberId" = ANY($1::uuid[]) AND ($2::timestamptz IS NULL OR ("at", "id") < ($2, $3::uuid))
   ORDER BY "at" DESC, "id" DESC LIMIT $4`,
  Told,
);

// Index (memberId, at, id).
const countWritten = statement(
  'messaging.written',
  `SELECT count(*)::int AS written FROM "InboxMessage" WHERE "memberId" = $1 AND "at" > $2 AND "kind" = 'staff_note'`,
  z.object({ written: z.number() }),
);

// Primary key.
const hide = execution(
  'messaging.withdraw',
  `UPDATE "InboxMessage" SET "withheld" = 'withdrawn'
   WHERE "memberId" = ANY($1::uuid[]) AND "id" = $2 AND "kind" = 'staff_note' AND "readAt" IS NULL AND "withheld" IS NULL`,
);
const readOne = statement(
  'messaging.withdrawn',
  `SELECT "readAt" IS NOT NULL AS "isRead" FROM "InboxMessage"
   WHERE "memberId" = ANY($1::uuid[]) AND "id" = $2 AND "kind" = 'staff_note'`,
  z.object({ isRead: z.boolean() }),
);

/** Everything that was to be told to a member, withheld or not, newest first, before the cursor. */
export const toldBefore = (
  db: Db,
  books: readonly string[],
  cursor: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<ToldRow[]> => readTold(db, [books, cursor?.at ?? null, cursor?.id ?? null, limit]);

/** How many messages people wrote to a member since the instant. */
export const writtenToday = async (db: Db, memberId: string, since: Date): Promise<number> =>
  must((await countWritten(db, [memberId, since]))[0], 'a count').written;

/** Takes a written message back; `read` when it is too late, `unknown` when there is none. Done again it is done. */
export async function withdrawNote(
  db: Db,
  books: readonly string[],
  id: string,
): Promise<'withdrawn' | 'read' | 'unknown'> {
  if ((await hide(db, [books, id])) > 0) return 'withdrawn';
  const [found] = await readOne(db, [books, id]);
  if (found === undefined) return 'unknown';
  return found.isRead ? 'read' : 'withdrawn';
}
