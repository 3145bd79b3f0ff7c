import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import { CATEGORIES } from '../kind';
import type { QuietHours } from '../rules/quiet';

const Value = z.union([z.string(), z.number(), z.object({ zh: z.string(), en: z.string() })]);
/** How a kept message reads. */
export const MessageRow = z.object({
  memberId: z.string(),
  id: z.string(),
  kind: z.string(),
  category: z.enum(CATEGORIES),
  key: z.string(),
  values: z.record(z.string(), Value),
  href: z.string().nullable(),
  at: z.date(),
  readAt: z.date().nullable(),
});

/** A message as it is kept; names in both languages. */
export type MessageRow = z.output<typeof MessageRow>;

/** A message on its way: `withheld` says why its member is not shown it, null lets him read it. */
export type NewMessage = Omit<MessageRow, 'readAt'> & { readonly withheld: string | null };

const COLUMNS: Columns<NewMessage> = {
  memberId: 'uuid',
  id: 'uuid',
  kind: 'text',
  category: 'text',
  key: 'text',
  values: 'json',
  href: 'text',
  at: 'timestamptz',
  withheld: 'text',
};

/** Keeps messages; one whose key the member has already is kept once (4.F). Answers how many are new. */
export const insertMessages = insertion<NewMessage>(
  'messaging.add',
  'InboxMessage',
  COLUMNS,
  'ON CONFLICT ("memberId", "key") DO NOTHING',
);

// Primary key.
const readKept = statement(
  'messaging.kept',
  'SELECT m."id" FROM "InboxMessage" m JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, i) ON m."memberId" = n.m AND m."id" = n.i',
  z.object({ id: z.string() }),
);

/** Which of these messages were kept: all whose key was new. */
export const keptAmong = async (db: Db, rows: readonly NewMessage[]): Promise<ReadonlySet<string>> =>
  new Set((await readKept(db, [rows.map((row) => row.memberId), rows.map((row) => row.id)])).map(({ id }) => id));

// Index (memberId, at, id), one short range for each of the member's books.
const readPage = statement(
  'messaging.page',
  `SELECT "memberId", "id", "kind", "category", "key", "values", "href", "at", "readAt" FROM "InboxMessage"
   WHERE "memberId" = ANY($1::uuid[]) AND ($2::text IS NULL OR "category" = $2)
     AND ($3::timestamptz IS NULL OR ("at", "id") < ($3, $4::uuid)) AND "withheld" IS NULL
   ORDER BY "at" DESC, "id" DESC LIMIT $5`,
  MessageRow,
);

// InboxPreference by primary key; the partial index of what was not read.
const readUnread = statement(
  'messaging.unread',
  `SELECT p."quietFrom", p."quietTo",
     (SELECT count(*)::int FROM "InboxMessage" m WHERE m."memberId" = ANY($2::uuid[]) AND m."readAt" IS NULL
        AND m."withheld" IS NULL AND NOT m."category" = ANY(coalesce(p."muted", '{}'))) AS unread
   FROM (SELECT $1::uuid AS id) o LEFT JOIN "InboxPreference" p ON p."memberId" = o.id`,
  z.object({ quietFrom: z.number().nullable(), quietTo: z.number().nullable(), unread: z.number() }),
);

// Primary key for one; the partial index of what was not read for all. The first reading is the one that counts.
const markOne = execution(
  'messaging.read-one',
  `UPDATE "InboxMessage" SET "readAt" = $3 WHERE "memberId" = ANY($1::uuid[]) AND "id" = $2 AND "readAt" IS NULL`,
);
const markAll = execution(
  'messaging.read-all',
  `UPDATE "InboxMessage" SET "readAt" = $2 WHERE "memberId" = ANY($1::uuid[]) AND "readAt" IS NULL AND "at" <= $2`,
);

// Index on at; a chunk at a time.
const deleteOld = execution(
  'messaging.sweep',
  `DELETE FROM "InboxMessage" WHERE ("memberId", "id") IN (SELECT "memberId", "id" FROM "InboxMessage" WHERE "at" < $1 LIMIT $2)`,
);

/** Messages of a member's books, newest first, before the cursor; of one category, when it is named. */
export const messagesBefore = (
  db: Db,
  books: readonly string[],
  category: string | null,
  cursor: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<MessageRow[]> => readPage(db, [books, category, cursor?.at ?? null, cursor?.id ?? null, limit]);

/** How many messages in the books of a member were not read, without categories that he muted, and his quiet hours. */
export async function unreadOf(
  db: Db,
  memberId: string,
  books: readonly string[],
): Promise<{ readonly unread: number; readonly quiet: QuietHours | null }> {
  const {
    unread,
    quietFrom: from,
    quietTo: to,
  } = must((await readUnread(db, [memberId, books]))[0], 'one row for one member');
  return { unread, quiet: from === null || to === null ? null : { from, to } };
}

/** Marks one message read, or all; answers how many were not. */
export const markRead = (db: Db, books: readonly string[], id: string | null, now: Date): Promise<number> =>
  id === null ? markAll(db, [books, now]) : markOne(db, [books, id, now]);

/** Forgets messages older than the instant, a chunk of them; answers how many. */
export const forgetMessages = (db: Db, before: Date, limit: number): Promise<number> => deleteOld(db, [before, limit]);
