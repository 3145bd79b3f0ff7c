import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const RoomRow = z.object({
  budget: z.string(),
  period: z.string(),
  limit: z.number(),
  ceiling: z.number(),
  reserved: z.number(),
  spent: z.number(),
  alerted: z.number(),
});

/** A room as it is kept. */
export type RoomRow = z.output<typeof RoomRow>;

const ROOM = 'r."budget", r."period", r."limit", r."ceiling", r."reserved", r."spent", r."alerted"';

// Primary keys of budget, use and room. In the order of the key, after all other locks (4.F).
const lockRooms = statement(
  'budgets.rooms.lock',
  `SELECT ${ROOM} FROM "BudgetRoom" r WHERE (r."budget", r."period") IN (
     SELECT b."code", CASE b."per" WHEN 'month' THEN $3 ELSE '' END FROM "Budget" b WHERE b."code" = ANY($1::text[])
     UNION ALL SELECT u."budget", u."period" FROM "BudgetUse" u WHERE u."source" = ANY($2::text[]))
   ORDER BY r."budget", r."period" FOR NO KEY UPDATE`,
  RoomRow,
);
// Primary key; whoever opens the same room in this moment is waited for.
const addRooms = execution(
  'budgets.rooms.open',
  `INSERT INTO "BudgetRoom" ("budget", "period", "limit", "ceiling")
   SELECT b."code", CASE b."per" WHEN 'month' THEN $2 ELSE '' END, b."limit", b."limit" FROM "Budget" b
   WHERE b."code" = ANY($1::text[]) ORDER BY 1 ON CONFLICT DO NOTHING`,
);
// Primary key; the rows are locked already.
const writeRooms = execution(
  'budgets.rooms.save',
  `UPDATE "BudgetRoom" r SET "limit" = n.l, "ceiling" = n.c, "reserved" = n.r, "spent" = n.s, "alerted" = n.a
   FROM unnest($1::text[], $2::text[], $3::int8[], $4::int8[], $5::int8[], $6::int8[], $7::int[]) AS n(b, p, l, c, r, s, a)
   WHERE r."budget" = n.b AND r."period" = n.p`,
);

// Primary key; waits for whoever holds the room. What a new limit leaves reached was reached by whoever set it: it is not told.
const writeLimit = execution(
  'budgets.rooms.limit',
  `UPDATE "BudgetRoom" r SET "limit" = $3, "ceiling" = greatest($3, r."reserved" + r."spent"),
     "alerted" = CASE WHEN r."reserved" + r."spent" >= $3 THEN 100 WHEN (r."reserved" + r."spent") * 100 >= $3 * 80 THEN 80
       WHEN (r."reserved" + r."spent") * 100 >= $3 * 50 THEN 50 ELSE 0 END
   WHERE r."budget" = $1 AND r."period" = $2`,
);

/** Changes the limit of a room; below what is used it gives nothing new, and what is out stays out (4.G). */
export const saveLimit = (db: Db, budget: string, period: string, limit: number): Promise<number> =>
  writeLimit(db, [budget, period, limit]);

/** Locks the rooms of budgets in the running month, and those that sources use already, and answers them. */
export const roomsForUpdate = (
  db: Db,
  budgets: readonly string[],
  sources: readonly string[],
  month: string,
): Promise<RoomRow[]> => lockRooms(db, [budgets, sources, month]);

/** Opens the rooms of budgets that have none in the running month. */
export const openRooms = (db: Db, budgets: readonly string[], month: string): Promise<number> =>
  addRooms(db, [budgets, month]);

/** Saves rooms that are locked. */
export async function saveRooms(db: Db, rooms: readonly RoomRow[]): Promise<void> {
  if (rooms.length === 0) return;
  const of = (column: keyof RoomRow) => rooms.map((room) => room[column]);
  const columns = ['budget', 'period', 'limit', 'ceiling', 'reserved', 'spent', 'alerted'] as const;
  await writeRooms(db, columns.map(of));
}
