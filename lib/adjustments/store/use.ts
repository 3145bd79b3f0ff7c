import 'server-only';
import { z } from 'zod';
import type { LocalDate } from '@/lib/kernel/day';
import { NO_MEMBER } from '@/lib/kernel/id';
import type { Asset } from '@/lib/ledger';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { Use } from '../rules/limits';

const UseRow = z.object({ memberId: z.string(), count: z.number(), amount: z.number() });

// Primary key (actor, asset, day, memberId). Adding nothing locks the row: changes of one actor on one day wait for each other.
const lockUse = statement(
  'adjustments.use.lock',
  `INSERT INTO "AdjustmentUse" AS u ("actor", "asset", "day", "memberId", "count", "amount")
   VALUES ($1, $2, $3, $4::uuid, 0, 0) ON CONFLICT ("actor", "asset", "day", "memberId") DO UPDATE SET "count" = u."count"
   RETURNING "memberId", "count", "amount"`,
  UseRow,
);
// Primary key.
const readUse = statement(
  'adjustments.use',
  `SELECT "memberId", "count", "amount" FROM "AdjustmentUse"
   WHERE "actor" = $1 AND "asset" = $2 AND "day" = $3 AND "memberId" = ANY($4::uuid[])`,
  UseRow,
);
// Primary key.
const addUse = execution(
  'adjustments.use.add',
  `INSERT INTO "AdjustmentUse" AS u ("actor", "asset", "day", "memberId", "count", "amount")
   SELECT $1, $2, $3, m, 1, $5 FROM unnest($4::uuid[]) AS m
   ON CONFLICT ("actor", "asset", "day", "memberId") DO UPDATE SET "count" = u."count" + 1, "amount" = u."amount" + excluded."amount"`,
);

/** Who changes which asset by hand, on which local day. */
export type Hand = { readonly actor: string; readonly asset: Asset; readonly day: LocalDate };

/** What an actor changed of an asset by hand on a local day: of everybody, and of one member. */
export type DayOfUse = { readonly all: Use; readonly ofMember: Use };

/** The same, locked until the end of the transaction. */
export async function dayForUpdate(db: Db, hand: Hand, memberId: string): Promise<DayOfUse> {
  await lockUse(db, [hand.actor, hand.asset, hand.day, NO_MEMBER]);
  return dayOfUse(db, hand, memberId);
}

/** What an actor changed of an asset by hand on a local day so far. */
export async function dayOfUse(db: Db, { actor, asset, day }: Hand, memberId: string): Promise<DayOfUse> {
  const rows = await readUse(db, [actor, asset, day, [NO_MEMBER, memberId]]);
  const of = (id: string): Use => {
    const row = rows.find((one) => one.memberId === id);
    return { count: row?.count ?? 0, amount: row?.amount ?? 0 };
  };
  return { all: of(NO_MEMBER), ofMember: of(memberId) };
}

/** Counts one change, of everybody and of the member. */
export async function countAdjustment(
  db: Db,
  { actor, asset, day }: Hand,
  memberId: string,
  amount: number,
): Promise<void> {
  await addUse(db, [actor, asset, day, [NO_MEMBER, memberId], Math.abs(amount)]);
}
