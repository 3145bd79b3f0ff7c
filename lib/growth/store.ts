import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import type { CapUse } from '@/lib/kernel/earning';
import { type Columns, type Db, execution, statement, turned, unnest } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { GrowthRulesSchema } from './schema';

const RulesRow = z.object({ version: z.number(), effectiveFrom: z.date(), rules: GrowthRulesSchema });

/** One version of the rules with the instant from which it counts. */
export type GrowthVersion = z.output<typeof RulesRow>;

// A handful of rows, read once per revision of the program; withdrawn ones by their primary key.
const readRules = statement(
  'growth.rules',
  `SELECT "version", "effectiveFrom", "rules" FROM "GrowthRules" r
   WHERE NOT EXISTS (SELECT FROM "GrowthRulesWithdrawal" w WHERE w."version" = r."version")
   ORDER BY "effectiveFrom" DESC, "version" DESC`,
  RulesRow,
);

const insertVersion = execution(
  'growth.rules.insert',
  `INSERT INTO "GrowthRules" ("version", "effectiveFrom", "rules", "note") VALUES ($1, $2, $3::jsonb, $4)
   ON CONFLICT ("version") DO NOTHING`,
);

// Primary key (memberId, cap, period), by its first column; a member has one row per cap and day with behaviours.
const readUse = statement(
  'growth.caps',
  `SELECT "memberId", "cap", "period", "used" FROM "GrowthCapUse"
   WHERE "memberId" = ANY($1::uuid[]) AND "period" = ANY($2::text[])`,
  z.object({ memberId: z.string(), cap: z.string(), period: z.string(), used: z.number() }),
);

const CAP_COLUMNS: Columns<CapUse> = { memberId: 'uuid', cap: 'text', period: 'text', used: 'int8' };
const upsertUse = execution(
  'growth.caps.save',
  `INSERT INTO "GrowthCapUse" ("memberId", "cap", "period", "used") SELECT * FROM ${unnest(CAP_COLUMNS)}
   ON CONFLICT ("memberId", "cap", "period") DO UPDATE SET "used" = excluded."used"`,
);

/** All versions of the rules that were not withdrawn, newest first; from memory while the program's revision stands. */
export function growthRules(db: Db, program: Program): Promise<readonly GrowthVersion[]> {
  return perRevision('growth', program.revision, () => readRules(db, []));
}

/** The version that counts at the instant. */
export function growthRulesAt(versions: readonly GrowthVersion[], at: Date): GrowthVersion {
  const version = versions.find(({ effectiveFrom }) => effectiveFrom <= at) ?? versions.at(-1);
  assert(version !== undefined, 'no growth rules: run db:seed');
  return version;
}

/** Stores a version; one that exists stays as it is. Answers whether it was new. */
export async function saveGrowthRules(
  db: Db,
  version: { version: number; effectiveFrom: Date; rules: unknown; note: string },
): Promise<boolean> {
  const rules = JSON.stringify(GrowthRulesSchema.parse(version.rules));
  return (await insertVersion(db, [version.version, version.effectiveFrom, rules, version.note])) > 0;
}

/** What locked members have used of the caps on behaviour growth in the periods. */
export const readGrowthUse = (db: Db, memberIds: readonly string[], periods: readonly string[]): Promise<CapUse[]> =>
  periods.length === 0 ? Promise.resolve([]) : readUse(db, [memberIds, periods]);

/** Saves the use of caps as absolute figures, computed under the members' locks. */
export async function saveGrowthUse(db: Db, uses: readonly CapUse[]): Promise<void> {
  if (uses.length > 0) await upsertUse(db, turned(CAP_COLUMNS, uses));
}

const ListedRow = RulesRow.extend({
  note: z.string(),
  publishedAt: z.date(),
  withdrawnAt: z.date().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnWhy: z.string().nullable(),
});

// A handful of rows, joined by primary keys; not from memory, so that whoever just published sees it.
const listRules = statement(
  'growth.rules.list',
  `SELECT r."version", r."effectiveFrom", r."rules", r."note", r."publishedAt",
     w."at" AS "withdrawnAt", w."by" AS "withdrawnBy", w."note" AS "withdrawnWhy"
   FROM "GrowthRules" r LEFT JOIN "GrowthRulesWithdrawal" w ON w."version" = r."version" ORDER BY r."version" DESC`,
  ListedRow,
);

/** All versions as they were published, newest first. */
export const growthVersions = (db: Db): Promise<z.output<typeof ListedRow>[]> => listRules(db, []);

const insertWithdrawal = execution(
  'growth.rules.withdraw',
  `INSERT INTO "GrowthRulesWithdrawal" ("version", "at", "by", "note") VALUES ($1, $2, $3, $4) ON CONFLICT ("version") DO NOTHING`,
);

/** Takes a version out before it begins; it stays listed and never counts. Answers whether it was not out already. */
export const withdrawGrowthRules = async (
  db: Db,
  { version, at, by, note }: { version: number; at: Date; by: string; note: string },
): Promise<boolean> => (await insertWithdrawal(db, [version, at, by, note])) > 0;
