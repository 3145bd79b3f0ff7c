import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '../db';

const EndableRow = z.object({
  code: z.string(),
  createdAt: z.date(),
  createdBy: z.string(),
  endedAt: z.date().nullable(),
  endedBy: z.string().nullable(),
  endedWhy: z.string().nullable(),
  demo: z.boolean(),
});

/** A thing that runs until it is ended, without what it says. */
export type EndableRow = z.output<typeof EndableRow>;

const COLUMNS = '"code", "createdAt", "createdBy", "endedAt", "endedBy", "endedWhy", "demo"';

/** Things of one sort that are ended before their time at most once, kept in the table. */
export function endableTable(context: string, table: string) {
  // A program has some dozens: all are read, once per revision.
  const read = statement(`${context}.all`, `SELECT ${COLUMNS} FROM "${table}" ORDER BY "code"`, EndableRow);
  // Primary key.
  const lock = statement(
    `${context}.lock`,
    `SELECT ${COLUMNS} FROM "${table}" WHERE "code" = $1 FOR NO KEY UPDATE`,
    EndableRow,
  );
  // Primary key; what exists stays as it is.
  const insert = execution(
    `${context}.insert`,
    `INSERT INTO "${table}" ("code", "createdAt", "createdBy", "demo") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
  );
  // Primary key.
  const end = execution(
    `${context}.end`,
    `UPDATE "${table}" SET "endedAt" = $2, "endedBy" = $3, "endedWhy" = $4 WHERE "code" = $1 AND "endedAt" IS NULL`,
  );
  return {
    readAll: (db: Db): Promise<EndableRow[]> => read(db, []),
    /** One of them, locked for whoever changes it, or null. */
    forUpdate: async (db: Db, code: string): Promise<EndableRow | null> => (await lock(db, [code]))[0] ?? null,
    /** Adds one; one that exists stays as it is. */
    add: (db: Db, one: Pick<EndableRow, 'code' | 'createdAt' | 'createdBy' | 'demo'>): Promise<number> =>
      insert(db, [one.code, one.createdAt, one.createdBy, one.demo]),
    /** Ends a locked one before its time. */
    saveEnd: (
      db: Db,
      code: string,
      { at, by, why }: { readonly at: Date; readonly by: string; readonly why: string },
    ): Promise<number> => end(db, [code, at, by, why]),
  };
}
