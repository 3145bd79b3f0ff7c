import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const NoteRow = z.object({
  memberId: z.string(),
  id: z.string(),
  text: z.string(),
  byId: z.string(),
  byName: z.string(),
  at: z.date(),
});

/** What somebody wrote down about a member. */
export type NoteRow = z.output<typeof NoteRow>;

const insert = execution(
  'members.notes.insert',
  'INSERT INTO "MemberNote" ("memberId", "id", "text", "byId", "byName", "at") VALUES ($1, $2, $3, $4, $5, $6)',
);
// Primary key (memberId, id).
const remove = execution('members.notes.delete', 'DELETE FROM "MemberNote" WHERE "memberId" = $1 AND "id" = $2');
// Primary key by its first column.
const read = statement(
  'members.notes.of',
  'SELECT "memberId", "id", "text", "byId", "byName", "at" FROM "MemberNote" WHERE "memberId" = ANY($1::uuid[]) ORDER BY "id" DESC LIMIT $2',
  NoteRow,
);

/** Writes a note down. */
export async function insertNote(db: Db, { memberId, id, text, byId, byName, at }: NoteRow): Promise<void> {
  await insert(db, [memberId, id, text, byId, byName, at]);
}

/** Takes a note away; false when there was none. */
export const deleteNote = async (db: Db, memberId: string, id: string): Promise<boolean> =>
  (await remove(db, [memberId, id])) === 1;

/** The notes about members, newest first. */
export const notesOf = (db: Db, memberIds: readonly string[], limit: number): Promise<NoteRow[]> =>
  read(db, [memberIds, limit]);
