import { pool } from '@/lib/platform/db';
import { ZONE } from '@/lib/platform/testing/zone';

/** What is held and what changed, of everybody, without what differs from run to run (ids of rows, times of writing). */
export async function levelState(): Promise<{ held: unknown[]; changes: unknown[]; notices: unknown[] }> {
  const held = await pool().query('SELECT * FROM "MemberLevel" ORDER BY "memberId"');
  const changes = await pool().query(
    `SELECT "memberId", "fromCode", "toCode", "at", "validTo", "reason", "scheme", "facts" FROM "LevelChange" ORDER BY "memberId", "id"`,
  );
  const notices = await pool().query(
    `SELECT "memberId", "dropsAt", "days", "at", "code", "toCode", "needed" FROM "LevelNotice" ORDER BY 1, 2, 3 DESC`,
  );
  return { held: held.rows, changes: changes.rows, notices: notices.rows };
}

/** The changes of one member in short: reason, level and local date. */
export async function changesOf(memberId: string): Promise<string[]> {
  const { rows } = await pool().query<{ line: string }>(
    `SELECT "reason" || ' ' || "toCode" || ' ' || to_char("at" AT TIME ZONE $2, 'YYYY-MM-DD') AS line
     FROM "LevelChange" WHERE "memberId" = $1 ORDER BY "id"`,
    [memberId, ZONE],
  );
  return rows.map(({ line }) => line);
}
