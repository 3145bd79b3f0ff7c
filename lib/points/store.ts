import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import type { CapUse } from '@/lib/kernel/earning';
import { type Columns, type Db, execution, statement, turned, unnest } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { PointsRulesSchema } from './schema';

const RulesRow = z.object({ version: z.number(), effectiveFrom: z.date(), rules: PointsRulesSchema });

/** One version of the rules with the instant from which it counts. */
export type RulesVersion = z.output<typeof RulesRow>;

// A handful of rows, read once per revision of the program; withdrawn ones by their primary key.
const readRules = statement(
  'points.rules',
  `SELECT "version", "effectiveFrom", "rules" FROM "PointsRules" r
   WHERE NOT EXISTS (SELECT FROM "PointsRulesWithdrawal" w WHERE w."version" = r."version")
   ORDER BY "effectiveFrom" DESC, "version" DESC`,
  RulesRow,
);

// Primary key (memberId, cap, period), by its first column; a member has one row per cap and month.
const readUse = statement(
  'points.caps',
  `SELECT "memberId", "cap", "period", "used" FROM "PointsCapUse"
   WHERE "memberId" = ANY($1::uuid[]) AND "period" = ANY($2::text[])`,
  z.object({ memberId: z.string(), cap: z.string(), period: z.string(), used: z.number() }),
);

const CAP_COLUMNS: Columns<CapUse> = { memberId: 'uuid', cap: 'text', period: 'text', used: 'int8' };
const upsertUse = execution(
  'points.caps.save',
  `INSERT INTO "PointsCapUse" ("memberId", "cap", "period", "used") SELECT * FROM ${unnest(CAP_COLUMNS)}
   ON CONFLICT ("memberId", "cap", "period") DO UPDATE SET "used" = excluded."used"`,
);

const insertVersion = execution(
  'points.rules.insert',
  `INSERT INTO "PointsRules" ("version", "effectiveFrom", "rules", "note") VALUES ($1, $2, $3::jsonb, $4)
   ON CONFLICT ("version") DO NOTHING`,
);

/** All versions of the rules that were not withdrawn, newest first; from memory while the program's revision stands. */
export function pointsRules(db: Db, program: Program): Promise<readonly RulesVersion[]> {
  return perRevision('points', program.revision, () => readRules(db, []));
}

/** The version that counts at the instant. */
export function rulesAt(versions: readonly RulesVersion[], at: Date): RulesVersion {
  const version = versions.find(({ effectiveFrom }) => effectiveFrom <= at) ?? versions.at(-1);
  assert(version !== undefined, 'no points rules: run db:seed');
  return version;
}

/** Stores a version; one that exists stays as it is. Answers whether it was new. */
export async function savePointsRules(
  db: Db,
  version: { version: number; effectiveFrom: Date; rules: unknown; note: string },
): Promise<boolean> {
  const rules = JSON.stringify(PointsRulesSchema.parse(version.rules));
  return (await insertVersion(db, [version.version, version.effectiveFrom, rules, version.note])) > 0;
}

/** What locked members have used of their caps in the periods. */
export function readCapUse(db: Db, memberIds: readonly string[], periods: readonly string[]): Promise<CapUse[]> {
  return periods.length === 0 ? Promise.resolve([]) : readUse(db, [memberIds, periods]);
}

/** Saves the use of caps as absolute figures, computed under the members' locks. */
export async function saveCapUse(db: Db, uses: readonly CapUse[]): Promise<void> {
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
  'points.rules.list',
  `SELECT r."version", r."effectiveFrom", r."rules", r."note", r."publishedAt",
     w."at" AS "withdrawnAt", w."by" AS "withdrawnBy", w."note" AS "withdrawnWhy"
   FROM "PointsRules" r LEFT JOIN "PointsRulesWithdrawal" w ON w."version" = r."version" ORDER BY r."version" DESC`,
  ListedRow,
);

/** All versions as they were published, newest first. */
export const pointsVersions = (db: Db): Promise<z.output<typeof ListedRow>[]> => listRules(db, []);

const insertWithdrawal = execution(
  'points.rules.withdraw',
  `INSERT INTO "PointsRulesWithdrawal" ("version", "at", "by", "note") VALUES ($1, $2, $3, $4) ON CONFLICT ("version") DO NOTHING`,
);

/** Takes a version out before it begins; it stays listed and never counts. Answers whether it was not out already. */
export const withdrawPointsRules = async (
  db: Db,
  { version, at, by, note }: { version: number; at: Date; by: string; note: string },
): Promise<boolean> => (await insertWithdrawal(db, [version, at, by, note])) > 0;
