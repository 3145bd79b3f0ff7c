import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';

/** One version of a rule set with the instant from which it counts. */
export type Version<R> = { readonly version: number; readonly effectiveFrom: Date; readonly rules: R };

/** A version as it was published, and when and why it was withdrawn before it began. */
type Listed<R> = Version<R> & {
  readonly note: string;
  readonly publishedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnWhy: string | null;
};

type Publication = { version: number; effectiveFrom: Date; rules: unknown; note: string };
type Withdrawal = { version: number; at: Date; by: string; note: string };

const VERSION = { version: z.number(), effectiveFrom: z.date() };
const LISTED = {
  note: z.string(),
  publishedAt: z.date(),
  withdrawnAt: z.date().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnWhy: z.string().nullable(),
};

/**
 * The versions of one rule set: its name, which names the statements, and its schema; they stand in `<table>`, what was
 * withdrawn in `<table>Withdrawal`. Neither is ever changed (decision 030).
 */
export function rulesetIn<R>(name: string, table: string, schema: z.ZodType<R>) {
  // A handful of rows, read once per revision of the program; withdrawn ones by their primary key.
  const read = statement(
    `${name}.rules`,
    `SELECT "version", "effectiveFrom", "rules" FROM "${table}" r
     WHERE NOT EXISTS (SELECT FROM "${table}Withdrawal" w WHERE w."version" = r."version")
     ORDER BY "effectiveFrom" DESC, "version" DESC`,
    z.object({ ...VERSION, rules: schema }),
  );
  // A handful of rows, joined by primary keys; not from memory, so that whoever just published sees it.
  const list = statement(
    `${name}.rules.list`,
    `SELECT r."version", r."effectiveFrom", r."rules", r."note", r."publishedAt",
       w."at" AS "withdrawnAt", w."by" AS "withdrawnBy", w."note" AS "withdrawnWhy"
     FROM "${table}" r LEFT JOIN "${table}Withdrawal" w ON w."version" = r."version" ORDER BY r."version" DESC`,
    z.object({ ...VERSION, rules: schema, ...LISTED }),
  );
  // Primary keys.
  const insert = execution(
    `${name}.rules.insert`,
    `INSERT INTO "${table}" ("version", "effectiveFrom", "rules", "note") VALUES ($1, $2, $3::jsonb, $4)
     ON CONFLICT ("version") DO NOTHING`,
  );
  const insertWithdrawal = execution(
    `${name}.rules.withdraw`,
    `INSERT INTO "${table}Withdrawal" ("version", "at", "by", "note") VALUES ($1, $2, $3, $4) ON CONFLICT ("version") DO NOTHING`,
  );
  const none = `no ${name} rules: run db:seed`;
  return {
    /** All versions that were not withdrawn, newest first; from memory while the program's revision stands. */
    live: (db: Db, { revision }: Program): Promise<readonly Version<R>[]> =>
      perRevision(name, revision, () => read(db, [])),

    /** The version that counts at the instant. */
    at: (versions: readonly Version<R>[], at: Date): Version<R> =>
      must(versions.find(({ effectiveFrom }) => effectiveFrom <= at) ?? versions.at(-1), none),

    /** Stores a version; one that exists stays as it is. Answers whether it was new. */
    save: async (db: Db, { version, effectiveFrom, rules, note }: Publication): Promise<boolean> =>
      (await insert(db, [version, effectiveFrom, JSON.stringify(schema.parse(rules)), note])) > 0,

    /** All versions as they were published, newest first. */
    listed: (db: Db): Promise<Listed<R>[]> => list(db, []),

    /** Takes a version out before it begins; it stays listed and never counts. Answers whether it was not out already. */
    withdraw: async (db: Db, { version, at, by, note }: Withdrawal): Promise<boolean> =>
      (await insertWithdrawal(db, [version, at, by, note])) > 0,
  };
}
