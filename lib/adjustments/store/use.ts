import 'server-only';
import { z } from 'zod';
import { NO_MEMBER } from '@/lib/kernel/id';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { Use } from '../rules/limits';

const UseRow = z.object({ memberId: z.string(), count: z.number(), amount: z.number() });

// Primary key (actor, day, memberId). Adding nothing locks the row: changes of one actor on one day wait for each other.
const lockUse = statement(
  'adjustments.use.lock',
  `INSERT INTO "AdjustmentUse" AS u ("actor", "day", "memberId", "count", "amount")
   VALUES ($1, $2, $3::uuid, 0, 0) ON CONFLICT ("actor", "day", "memberId") DO UPDATE SET "count" = u."count"
   RETURNING "memberId", "count", "amount"`,
  UseRow,
);
// Primary key.
const readUse = statement(
  'adjustments.use',
  `SELECT "memberId", "count", "amount" FROM "AdjustmentUse"
   WHERE "actor" = $1 AND "day" = $2 AND "memberId" = ANY($3::uuid[])`,
  UseRow,
);
// Primary key.
const addUse = execution(
  'adjustments.use.add',
  `INSERT INTO "AdjustmentUse" AS u ("actor", "day", "memberId", "count", "amount")
   SELECT $1, $2, m, 1, $4 FROM unnest($3::uuid[]) AS m
   ON CONFLICT ("actor", "day", "memberId") DO UPDATE SET "count" = u."count" + 1, "amount" = u."amount" + excluded."amount"`,
);

/** What an actor changed by hand on a local day: of everybody, and of one member. */
export type DayOfUse = { readonly all: Use; readonly ofMember: Use };

/** The same, locked until the end of the transaction. */
export async function dayForUpdate(db: Db, actor: string, day: string, memberId: string): Promise<DayOfUse> {
  await lockUse(db, [actor, day, NO_MEMBER]);
  return dayOfUse(db, actor, day, memberId);
}

/** What an actor changed by hand on a local day so far. */
export async function dayOfUse(db: Db, actor: string, day: string, memberId: string): Promise<DayOfUse> {
  const rows = await readUse(db, [actor, day, [NO_MEMBER, memberId]]);
  const of = (id: string): Use => {
    const row = rows.find((one) => one.memberId === id);
    return { count: row?.count ?? 0, amount: row?.amount ?? 0 };
  };
  return { all: of(NO_MEMBER), ofMember: of(memberId) };
}

/** Counts one change, of everybody and of the member. */
export async function countAdjustment(
  db: Db,
  actor: string,
  day: string,
  memberId: string,
  amount: number,
): Promise<void> {
  await addUse(db, [actor, day, [NO_MEMBER, memberId], Math.abs(amount)]);
}
