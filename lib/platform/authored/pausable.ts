import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '../db';

const STATES = ['live', 'paused', 'withdrawn'] as const;

const PausableRow = z.object({
  code: z.string(),
  state: z.enum(STATES),
  createdAt: z.date(),
  createdBy: z.string(),
  changedAt: z.date(),
  demo: z.boolean(),
});

/** A thing that is live, paused or withdrawn, without what it says. */
export type PausableRow = z.output<typeof PausableRow>;

const COLUMNS = '"code", "state", "createdAt", "createdBy", "changedAt", "demo"';

/** Things of one sort that are paused, resumed and withdrawn, kept in the table. */
export function pausableTable(context: string, table: string) {
  // A program has some dozens: all are read, once per revision.
  const read = statement(`${context}.all`, `SELECT ${COLUMNS} FROM "${table}" ORDER BY "code"`, PausableRow);
  // Primary key.
  const lock = statement(
    `${context}.lock`,
    `SELECT ${COLUMNS} FROM "${table}" WHERE "code" = $1 FOR NO KEY UPDATE`,
    PausableRow,
  );
  // Primary key; what exists stays as it is.
  const insert = execution(
    `${context}.insert`,
    `INSERT INTO "${table}" (${COLUMNS}) VALUES ($1, 'live', $2, $3, $2, $4) ON CONFLICT DO NOTHING`,
  );
  // Primary key.
  const write = execution(`${context}.state`, `UPDATE "${table}" SET "state" = $2, "changedAt" = $3 WHERE "code" = $1`);
  return {
    readAll: (db: Db): Promise<PausableRow[]> => read(db, []),
    /** One of them, locked for whoever changes it, or null. */
    forUpdate: async (db: Db, code: string): Promise<PausableRow | null> => (await lock(db, [code]))[0] ?? null,
    /** Adds one, live; one that exists stays as it is. */
    add: (db: Db, one: Pick<PausableRow, 'code' | 'createdAt' | 'createdBy' | 'demo'>): Promise<number> =>
      insert(db, [one.code, one.createdAt, one.createdBy, one.demo]),
    /** Pauses, goes on with or withdraws a locked one. */
    saveState: (db: Db, code: string, state: PausableRow['state'], at: Date): Promise<number> =>
      write(db, [code, state, at]),
  };
}
