import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, insertion, statement } from '@/lib/platform/db';
import { USE_STATES } from '../rules/life';

const UseRow = z.object({
  source: z.string(),
  budget: z.string(),
  period: z.string(),
  memberId: z.string().nullable(),
  state: z.enum(USE_STATES),
  amount: z.number(),
  returned: z.number(),
  at: z.date(),
  changedAt: z.date(),
});

/** A use as it is kept. */
export type UseRow = z.output<typeof UseRow>;

const USE =
  'u."source", u."budget", u."period", u."memberId", u."state", u."amount", u."returned", u."at", u."changedAt"';

// Primary key (source, budget).
const readOfSources = statement(
  'budgets.uses.sources',
  `SELECT ${USE} FROM "BudgetUse" u WHERE u."source" = ANY($1::text[])`,
  UseRow,
);
// Partial index (memberId, budget).
const readTaken = statement(
  'budgets.uses.members',
  `SELECT u."memberId", u."budget", u."period", sum(u."amount" - u."returned")::int8 AS "taken" FROM "BudgetUse" u
   WHERE u."memberId" = ANY($1::uuid[]) AND u."budget" = ANY($2::text[]) AND u."state" IN ('reserved', 'spent')
   GROUP BY 1, 2, 3`,
  z.object({ memberId: z.string(), budget: z.string(), period: z.string(), taken: z.number() }),
);

const COLUMNS: Columns<UseRow> = {
  source: 'text',
  budget: 'text',
  period: 'text',
  memberId: 'uuid',
  state: 'text',
  amount: 'int8',
  returned: 'int8',
  at: 'timestamptz',
  changedAt: 'timestamptz',
};
// Primary key; the room of each is locked.
const writeUses = insertion<UseRow>(
  'budgets.uses.save',
  'BudgetUse',
  COLUMNS,
  `ON CONFLICT ("source", "budget") DO UPDATE SET "period" = EXCLUDED."period", "memberId" = EXCLUDED."memberId",
     "state" = EXCLUDED."state", "amount" = EXCLUDED."amount", "returned" = EXCLUDED."returned", "changedAt" = EXCLUDED."changedAt"`,
);

/** What sources take of any budget. */
export const usesOf = (db: Db, sources: readonly string[]): Promise<UseRow[]> => readOfSources(db, [sources]);

/** What members have taken of budgets, by period, and not given back. */
export const takenBy = (
  db: Db,
  members: readonly string[],
  budgets: readonly string[],
): Promise<{ memberId: string; budget: string; period: string; taken: number }[]> => readTaken(db, [members, budgets]);

/** Saves uses, new ones and those that moved. */
export const saveUses = (db: Db, uses: readonly UseRow[]): Promise<number> => writeUses(db, uses);
