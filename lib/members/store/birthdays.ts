import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/pii';

// Primary key, in its order: asked once a day, and the month drops eleven of twelve.
const readMonth = statement(
  'members.birthdays',
  `SELECT "id", "birthday" FROM "Member"
   WHERE "birthMonth" = $1 AND "status" = 'active' AND ($2::uuid IS NULL OR "id" > $2) ORDER BY "id" LIMIT $3`,
  z.object({ id: z.string(), birthday: z.string().nullable() }),
);

/** A member with the day of his birth month on which he was born; null when only the month is known. */
export type BornIn = { readonly memberId: string; readonly day: number | null };

/** The next active members who were born in a month, in order of id; the year stays where it is (4.K). */
export async function membersBornIn(db: Db, month: number, after: string | null, limit: number): Promise<BornIn[]> {
  const rows = await readMonth(db, [month, after, limit]);
  return rows.map(({ id, birthday }) => ({
    memberId: id,
    day: birthday === null ? null : dayOfBirth(unseal(birthday)),
  }));
}

/** The day of a birthday that was unsealed; null where only the month is known. */
export function dayOfBirth(birthday: string): number | null {
  const day = Number(birthday.split('-')[2]);
  return Number.isInteger(day) && day > 0 ? day : null;
}
